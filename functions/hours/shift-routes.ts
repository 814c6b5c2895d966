// The routes of shifts: an agency's by their codes, and who works which on which day; names and schemas only.
import * as v from "valibot";
import { PEOPLE_SHEET_PROBLEM } from "../people/import-routes.ts";
import { PERSON_PROBLEM } from "../people/problems.ts";
import type { ProblemKind } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { clockTime, day, key, text } from "../shared/http/schema.ts";
import { SHEET_UPLOAD, sheetFaults, sheetOfAgency } from "../shared/sheet/sheet-route.ts";
import { words } from "../shared/words.ts";
import { agency, BOOK, book } from "./book-routes.ts";
import { HOURS_PROBLEM as P } from "./problems.ts";
import { person } from "./routes.ts";

const code = key(20);
const times = v.strictObject({ from: clockTime, until: clockTime });

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return codes.map(each => P[each]);
}

export const setShift = route({
  name: "setShift",
  method: "POST",
  path: `${BOOK}/shifts`,
  entry: "hours/book",
  kind: "write",
  summary: words("登錄班別", "Record a shift"),
  params: agency,
  body: v.strictObject({
    shift: code,
    from: clockTime,
    until: clockTime,
    rest: v.optional(v.pipe(v.array(times), v.maxLength(5))),
  }),
  example: { shift: "N", from: "23:00", until: "07:30", rest: [{ from: "03:00", until: "03:30" }] },
  answer: book,
  problems: kinds("shift-too-long", "shift-rest-outside"),
});

export const dropShift = route({
  name: "dropShift",
  method: "POST",
  path: `${BOOK}/shifts/{shift}/end`,
  entry: "hours/book",
  kind: "write",
  summary: words("停用班別", "End a shift"),
  params: v.strictObject({ agency: key(64), shift: code }),
  body: v.strictObject({ reason: text(500) }),
  example: { reason: "改為兩班制" },
  answer: book,
  problems: kinds("shift-unknown"),
});

const planned = v.object({
  person: v.string(),
  days: v.array(
    v.object({
      day: v.string(),
      shift: v.optional(v.string()),
      spans: v.array(v.object({ from: v.string(), until: v.string() })),
    }),
  ),
});

const MOST_DAYS = 62;
export const planShifts = route({
  name: "planShifts",
  method: "POST",
  path: "/v1/people/{person}/shifts",
  entry: "hours/assign",
  kind: "write",
  summary: words("排定班表", "Set somebody’s shifts"),
  params: person,
  body: v.strictObject({
    /** Without a code: a day off. */
    days: v.pipe(
      v.array(v.strictObject({ day: day(), shift: v.optional(code) })),
      v.minLength(1),
      v.maxLength(MOST_DAYS),
    ),
  }),
  example: { days: [{ day: "2026-03-03", shift: "N" }, { day: "2026-03-04" }] },
  answer: { status: 200, schema: planned },
  problems: [
    PERSON_PROBLEM["person-unknown"],
    ...kinds("hours-rules-missing", "hours-calendar-unknown", "shift-unknown", "shift-begun"),
    ...kinds("shift-day-twice", "shift-too-long", "overtime-far-ahead", "overtime-rest-short"),
  ],
});

const result = v.object({
  dryRun: v.boolean(),
  rows: v.number(),
  changed: v.number(),
  /** So many rows are not recorded yet: the time was up, and the same file again takes in the rest. */
  left: v.number(),
  /** What becomes of each row; none of it while one has a fault. */
  results: v.array(
    v.object({
      ...{ row: v.number(), person: v.string(), day: v.string(), minutes: v.number() },
      piece: v.optional(v.string()),
    }),
  ),
  faults: sheetFaults,
});

export const importShifts = route({
  name: "importShifts",
  method: "POST",
  path: "/v1/shifts/import",
  entry: "hours/import",
  kind: "write",
  summary: words("匯入班表", "Take in a file of shifts"),
  query: sheetOfAgency,
  bytes: SHEET_UPLOAD,
  answer: { status: 200, schema: result },
  problems: Object.values(PEOPLE_SHEET_PROBLEM),
});

export const importOvertime = route({
  name: "importOvertime",
  method: "POST",
  path: "/v1/overtime/import",
  entry: "hours/import",
  kind: "write",
  summary: words("匯入差勤系統的加班指派", "Take in a file of overtime that is assigned"),
  query: sheetOfAgency,
  bytes: SHEET_UPLOAD,
  answer: { status: 200, schema: result },
  problems: Object.values(PEOPLE_SHEET_PROBLEM),
});

export const shiftRoutes = [setShift, dropShift, planShifts, importShifts, importOvertime] as const;
