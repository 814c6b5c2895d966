// The routes of an agency's book of hours: causes of overtime, the county's consents, reports to it, notes; names and schemas only.
import * as v from "valibot";
import type { ProblemKind } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { day, key, text } from "../shared/http/schema.ts";
import { OVERTIME_CATEGORIES } from "../shared/rules/overtime-caps.ts";
import { words } from "../shared/words.ts";
import { CAUSES } from "./category.ts";
import { HOURS_NOTES } from "./overtime-names.ts";
import { said } from "./overtime-shapes.ts";
import { HOURS_PROBLEM as P } from "./problems.ts";
import { number } from "./routes.ts";

const reason = text(500);
const document = text(200);

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return codes.map(code => P[code]);
}
const OWN = ["hours-rules-missing", "hours-calendar-unknown"] as const;

const causeSchema = v.object({
  cause: v.string(),
  category: v.string(),
  kind: v.string(),
  what: v.string(),
  on: v.string(),
  given: v.object(said),
  consent: v.optional(
    v.object({
      ...{ ...said, from: v.string(), to: v.string(), document: v.string() },
      extendedTo: v.optional(v.string()),
      extendedAt: v.optional(v.string()),
    }),
  ),
  report: v.optional(v.object({ ...said, document: v.string(), on: v.string() })),
  ended: v.optional(v.object({ ...said, to: v.string(), reason: v.string() })),
  /** By when it is to be reported, and how many days that is over. */
  reportDue: v.optional(v.string()),
  overdueDays: v.optional(v.number()),
  /** Neither reported nor agreed to yet: how many days ago its cause came about. */
  openDays: v.optional(v.number()),
  needsConsent: v.boolean(),
});
const bookSchema = v.object({
  agency: v.string(),
  causes: v.array(causeSchema),
  shifts: v.array(
    v.object({
      shift: v.string(),
      from: v.string(),
      until: v.string(),
      rest: v.optional(v.array(v.object({ from: v.string(), until: v.string() }))),
      minutes: v.number(),
    }),
  ),
  notes: v.array(v.object({ ...said, kind: v.string(), on: v.string(), note: v.string() })),
  reports: v.array(v.object({ month: v.string(), people: v.number(), minutes: v.number(), at: v.string() })),
  version: v.number(),
});
export type HoursBookShown = v.InferOutput<typeof bookSchema>;
export const book = { status: 200, schema: bookSchema } as const;

export const BOOK = "/v1/agencies/{agency}/hours-book";
export const agency = v.strictObject({ agency: key(64) });
const ofCause = v.strictObject({ agency: key(64), cause: number });
const record = { method: "POST", kind: "write", entry: "hours/book" } as const;

export const giveOvertimeCause = route({
  ...record,
  name: "giveOvertimeCause",
  path: `${BOOK}/causes`,
  summary: words("登錄加班事由", "Record a cause of overtime"),
  params: agency,
  body: v.strictObject({
    category: v.picklist(OVERTIME_CATEGORIES),
    kind: v.picklist(CAUSES),
    what: text(500),
    on: day(),
  }),
  example: { category: "seasonal", kind: "seasonal-work", what: "綜合所得稅申報期", on: "2026-05-01" },
  answer: book,
  problems: kinds("cause-of-other-category", ...OWN),
});

export const recordCountyConsent = route({
  ...record,
  name: "recordCountyConsent",
  path: `${BOOK}/causes/{cause}/consent`,
  summary: words("登錄縣府同意", "Record the county’s consent"),
  params: ofCause,
  body: v.strictObject({ from: day(), to: day(), document }),
  example: { from: "2026-05-01", to: "2026-06-30", document: "府人字第33號" },
  answer: book,
  problems: kinds(
    "cause-unknown",
    "consent-not-asked",
    "consent-given",
    "consent-order",
    "consent-too-long",
    ...OWN,
  ),
});

export const extendCountyConsent = route({
  ...record,
  name: "extendCountyConsent",
  path: `${BOOK}/causes/{cause}/extension`,
  summary: words("登錄縣府同意延長", "Record that the consent is extended"),
  params: ofCause,
  body: v.strictObject({ to: day(), document }),
  example: { to: "2026-07-31", document: "府人字第40號" },
  answer: book,
  problems: kinds(
    "cause-unknown",
    "consent-missing",
    "consent-extended",
    "consent-order",
    "consent-too-long",
    ...OWN,
  ),
});

export const reportOvertimeCause = route({
  ...record,
  name: "reportOvertimeCause",
  path: `${BOOK}/causes/{cause}/report`,
  summary: words("登錄報縣府備查", "Record the report to the county"),
  params: ofCause,
  body: v.strictObject({ document, on: day() }),
  example: { document: "鄉人字第51號", on: "2026-08-20" },
  answer: book,
  problems: kinds("cause-unknown", "report-not-asked", "cause-reported", ...OWN),
});

export const endOvertimeCause = route({
  ...record,
  name: "endOvertimeCause",
  path: `${BOOK}/causes/{cause}/end`,
  summary: words("結束加班事由", "End a cause of overtime"),
  params: ofCause,
  body: v.strictObject({ to: day(), reason }),
  example: { to: "2026-06-15", reason: "申報期結束" },
  answer: book,
  problems: kinds("cause-unknown"),
});

export const noteHours = route({
  ...record,
  name: "noteHours",
  path: `${BOOK}/notes`,
  summary: words("登錄宣導或檢討", "Record what was made known or reviewed"),
  params: agency,
  body: v.strictObject({ kind: v.picklist(HOURS_NOTES), on: day(), note: text(1_000) }),
  example: { kind: "publicity", on: "2026-03-10", note: "於主管會報宣導加班指派原則" },
  answer: book,
  problems: [],
});

export const readHoursBook = route({
  ...{ method: "GET", kind: "read", entry: "hours/book" },
  name: "readHoursBook",
  path: BOOK,
  summary: words("機關加班事由、同意與備查", "An agency’s causes of overtime, consents and reports"),
  params: agency,
  answer: book,
  problems: [],
});

export const hoursBookRoutes = [
  giveOvertimeCause,
  recordCountyConsent,
  extendCountyConsent,
  reportOvertimeCause,
  endOvertimeCause,
  noteHours,
  readHoursBook,
] as const;
