// The routes of an agency's month of overtime: closed by personnel, and shown with what was open and what came after; names and schemas only.
import * as v from "valibot";
import { route } from "../shared/http/route.ts";
import { key, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { BOOK } from "./book-routes.ts";
import { month } from "./overtime-reads.ts";
import { HOURS_PROBLEM as P } from "./problems.ts";

const ofMonth = v.strictObject({ agency: key(64), month: month() });
const piece = { person: v.string(), piece: v.string() };

const reportSchema = v.object({
  agency: v.string(),
  month: v.string(),
  closed: v.optional(
    v.object({
      ...{ by: v.string(), at: v.string(), asOf: v.string() },
      ...{ people: v.number(), minutes: v.number() },
      /** Of the text with everybody's numbers, and of the same derived anew from the journal as of that instant. */
      ...{ sha256: v.string(), again: v.string() },
      carried: v.array(v.object(piece)),
      reason: v.optional(v.string()),
    }),
  ),
  open: v.array(v.object({ ...piece, stage: v.string(), from: v.string(), until: v.string() })),
  rows: v.array(
    v.object({
      ...{ person: v.string(), minutes: v.number(), standby: v.number(), hours: v.number() },
      /** As they are now, where that is no longer what was closed. */
      now: v.optional(v.object({ minutes: v.number(), standby: v.number(), hours: v.number() })),
    }),
  ),
  /** Changed after it was closed. */
  late: v.array(v.object({ ...piece, stage: v.string(), at: v.string() })),
});
export type MonthReport = v.InferOutput<typeof reportSchema>;
const report = { status: 200, schema: reportSchema } as const;
const common = {
  entry: "hours/close",
  path: `${BOOK}/months/{month}`,
  params: ofMonth,
  answer: report,
} as const;

export const closeMonth = route({
  ...common,
  name: "closeMonth",
  method: "POST",
  kind: "write",
  summary: words("加班月份關帳", "Close a month of overtime"),
  body: v.strictObject({ reason: v.optional(text(500)) }),
  example: { reason: "兩筆待確認，列入次月補登" },
  problems: [P["month-running"], P["month-closed"], P["month-open"]],
});

export const readMonth = route({
  ...common,
  name: "readMonth",
  method: "GET",
  kind: "read",
  summary: words("機關一個月的加班報表", "An agency’s report of a month"),
  problems: [],
});

export const monthRoutes = [closeMonth, readMonth] as const;
