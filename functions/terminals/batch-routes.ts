// The routes of work at the counter: many terminals in one go, by their property numbers; names and schemas only.
import * as v from "valibot";
import { type Route, route } from "../shared/http/route.ts";
import { account, day } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { kindsOf } from "./refusals.ts";
import {
  disinfection,
  items,
  lateReason,
  loanTerms,
  propertyNo,
  scanResult,
  scanTool,
  stepTime,
} from "./shapes.ts";

/** With `dryRun` everything is checked and nothing recorded. */
const dryRun = v.optional(v.boolean(), false);

function rowsOf<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(v.array(v.strictObject({ propertyNo, ...entries })), v.minLength(1), v.maxLength(50));
}

/** What becomes of one row. */
export const ROW_OUTCOMES = ["ready", "recorded", "refused"] as const;

export interface RowResult {
  readonly propertyNo: string;
  readonly outcome: (typeof ROW_OUTCOMES)[number];
  readonly version?: number;
  readonly problem?: { readonly code: string };
}

const answer = {
  status: 200,
  schema: v.object({
    recorded: v.number(),
    refused: v.number(),
    rows: v.array(
      v.object({
        propertyNo: v.string(),
        outcome: v.picklist(ROW_OUTCOMES),
        version: v.optional(v.number()),
        problem: v.optional(v.looseObject({ code: v.string() })),
      }),
    ),
  }),
} as const;

function many<const R extends Pick<Route, "name" | "summary" | "body" | "example">>(noun: string, row: R) {
  return route({
    ...row,
    path: `/v1/counter/${noun}`,
    method: "POST",
    entry: "terminals/batch",
    kind: "write",
    answer,
    problems: kindsOf("twice-in-batch"),
  });
}

/** What each borrows is theirs; for how long and under which norm is said once for all. */
export const lendTerminals = many("loans", {
  name: "lendTerminals",
  summary: words("整批登記借用", "Register many loans"),
  body: v.strictObject({
    dryRun,
    ...loanTerms,
    rows: rowsOf({ borrower: account(), accessories: v.optional(items, []) }),
  }),
  example: {
    purpose: "防疫居家辦公收發公文",
    dueOn: "2021-06-18",
    norm: "108.11.15",
    rows: [{ propertyNo: "3140101-03-0000123", borrower: "worker@household", accessories: ["電源線"] }],
  },
});

export const approveLoans = many("approvals", {
  name: "approveLoans",
  summary: words("整批核准借用", "Approve many loans"),
  body: v.strictObject({ dryRun, until: day(), rows: rowsOf({}) }),
  example: { until: "2021-06-30", rows: [{ propertyNo: "3140101-03-0000123" }] },
});

export const declareReturns = many("returns", {
  name: "declareReturns",
  summary: words("整批申報歸還", "Declare many returns"),
  body: v.strictObject({ dryRun, ...stepTime, rows: rowsOf({}) }),
  example: { dryRun: true, rows: [{ propertyNo: "3140101-03-0000123" }] },
});

export const disinfectTerminals = many("disinfections", {
  name: "disinfectTerminals",
  summary: words("整批登錄消毒", "Record the disinfection of many"),
  body: v.strictObject({ dryRun, ...disinfection, reason: lateReason, rows: rowsOf({}) }),
  example: {
    site: "north-gate",
    startedAt: "2021-06-21T08:30:00+08:00",
    doneAt: "2021-06-21T08:45:00+08:00",
    rows: [{ propertyNo: "3140101-03-0000123" }],
  },
});

export const scanTerminals = many("scans", {
  name: "scanTerminals",
  summary: words("整批登錄掃描", "Record the scans of many"),
  body: v.strictObject({ dryRun, ...scanTool, reason: lateReason, rows: rowsOf(scanResult) }),
  example: {
    tool: "T-CLEAN",
    toolVersion: "5.1",
    patternVersion: "16.781.00",
    patternDate: "2021-06-20",
    mode: "full-detailed",
    network: "offline",
    rows: [
      {
        propertyNo: "3140101-03-0000123",
        startedAt: "2021-06-21T08:50:00+08:00",
        finishedAt: "2021-06-21T11:30:00+08:00",
        findings: [],
        report: "0".repeat(64),
      },
    ],
  },
});

export const releaseTerminals = many("releases", {
  name: "releaseTerminals",
  summary: words("整批放行", "Release many"),
  body: v.strictObject({ dryRun, ...stepTime, rows: rowsOf({ missing: items }) }),
  example: { rows: [{ propertyNo: "3140101-03-0000123", missing: [] }] },
});

export const batchRoutes = [
  lendTerminals,
  approveLoans,
  declareReturns,
  disinfectTerminals,
  scanTerminals,
  releaseTerminals,
] as const;
