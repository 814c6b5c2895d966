// HTTP: whole registers in and out. A file with one fault changes nothing; the same file again changes nothing more.
import { fileAnswer } from "../shared/http/file-answer.ts";
import { http, on } from "../shared/http/http.ts";
import { board } from "../shared/journal/board.ts";
import type { Item } from "../shared/journal/journal.ts";
import { writeSheet } from "../shared/sheet/sheet.ts";
import { importRegister } from "./register-import.ts";
import { exportTerminals, importTerminals } from "./register-routes.ts";
import { REGISTER_COLUMNS, type RegisterRecord, recordOf } from "./register-sheet.ts";
import type { Terminal } from "./terminal.ts";

export const handler = http(
  on(importTerminals, importRegister),
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
    return fileAnswer({
      name: `terminals-${agency}.csv`,
      type: "text/csv; charset=utf-8",
      bytes: writeSheet(REGISTER_COLUMNS, records),
    });
  }),
);
