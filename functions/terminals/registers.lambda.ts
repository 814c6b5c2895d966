// HTTP: whole registers in and out. A file with one fault changes nothing; the same file again changes nothing more.

import { fileAnswer } from "../shared/http/file-answer.ts";
import { http, on } from "../shared/http/http.ts";
import { everyRow } from "../shared/journal/board.ts";
import { writeSheet } from "../shared/sheet/sheet.ts";
import { terminalsOf } from "./boards.ts";
import { importRegister } from "./register-import.ts";
import { exportTerminals, importTerminals } from "./register-routes.ts";
import { REGISTER_COLUMNS, type RegisterRecord, registerRecord } from "./register-sheet.ts";
import type { Terminal } from "./terminal.ts";

export const handler = http(
  on(importTerminals, importRegister),
  on(exportTerminals, async ({ query, person, may }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const records: RegisterRecord[] = [];
    for await (const { state } of everyRow<Terminal>(terminalsOf(agency), 500))
      if (state.status === "registered") records.push(registerRecord(state));
    return fileAnswer({
      name: `terminals-${agency}.csv`,
      type: "text/csv; charset=utf-8",
      bytes: writeSheet(REGISTER_COLUMNS, records),
    });
  }),
);
