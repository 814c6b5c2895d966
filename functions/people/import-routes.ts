// The routes of a file of people: taken in, tried first, and an empty one to fill in; names and schemas only.
import * as v from "valibot";
import { problemKinds } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { SHEET_UPLOAD, sheetFaults, sheetOfAgency } from "../shared/sheet/sheet-route.ts";
import { words } from "../shared/words.ts";

export const PEOPLE_SHEET_PROBLEM = problemKinds({
  "people-sheet-faulty": [
    422,
    "檔案內容有誤，未登錄任何一列",
    "The file has faults; not a single row was recorded",
  ],
  "people-sheet-long": [
    422,
    "檔案超過 5,000 列，請分成數個檔案",
    "The file has more than 5,000 rows: make several of it",
  ],
});

export const importPeople = route({
  name: "importPeople",
  method: "POST",
  path: "/v1/people/import",
  entry: "people/import",
  kind: "write",
  summary: words("匯入人員名冊", "Take in a file of people"),
  query: sheetOfAgency,
  bytes: SHEET_UPLOAD,
  answer: {
    status: 200,
    schema: v.object({
      dryRun: v.boolean(),
      rows: v.array(
        v.object({
          row: v.number(),
          person: v.string(),
          what: v.picklist(["enrolled", "changed", "unchanged"]),
          changes: v.array(
            v.object({ field: v.string(), before: v.optional(v.string()), after: v.string() }),
          ),
        }),
      ),
      /** So many rows are not recorded yet: the time was up, and the same file again takes in the rest. */
      left: v.number(),
      faults: sheetFaults,
    }),
  },
  problems: [PEOPLE_SHEET_PROBLEM["people-sheet-faulty"], PEOPLE_SHEET_PROBLEM["people-sheet-long"]],
});

export const importRoutes = [importPeople] as const;
