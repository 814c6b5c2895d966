// HTTP: whole registers in and out. A file with one fault changes nothing; the same file again changes nothing more.
import { type Answer, http, on } from "../shared/http/http.ts";
import { board } from "../shared/journal/board.ts";
import type { Item } from "../shared/journal/journal.ts";
import { writeSheet } from "../shared/sheet/sheet.ts";
import { takeRegister } from "./register-file.ts";
import { exportTerminals, importTerminals } from "./register-routes.ts";
import { REGISTER_COLUMNS, type RegisterRecord, recordOf } from "./register-sheet.ts";
import type { Terminal } from "./terminal.ts";

export const handler = http(
  on(importTerminals, takeRegister),
  on(exportTerminals, async ({ query, person, may }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const records: RegisterRecord[] = [];
    let start: Item | undefined;
    do {
      const page = await board<Terminal>({
        board: "board1",
        partition: `TERMINAL#${agency}`,
        limit: 500,
        start,
      });
      records.push(
        ...page.rows.flatMap(({ state }) => (state?.status === "registered" ? [recordOf(state)] : [])),
      );
      start = page.next;
    } while (start);
    return sheetAnswer(writeSheet(REGISTER_COLUMNS, records), `terminals-${agency}.csv`);
  }),
);

function sheetAnswer(bytes: Uint8Array, name: string): Answer {
  return {
    statusCode: 200,
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
    body: Buffer.from(bytes).toString("base64"),
    isBase64Encoded: true,
  };
}
