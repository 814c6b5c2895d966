// The routes of the way out, from registering a loan to carrying the terminal out; names and schemas only.
import * as v from "valibot";
import { AGENCY_PROBLEM } from "../agencies/problems.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, day, sha256, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import { kindsOf } from "./refusals.ts";
import { items, loan, params, stepRoute, stepTime } from "./shapes.ts";

export const lendTerminal = stepRoute("loans", {
  name: "lendTerminal",
  entry: "terminals/lend",
  summary: words("登記借用", "Register a loan"),
  body: v.strictObject({
    borrower: account(),
    purpose: text(200),
    dueOn: day(),
    accessories: v.optional(items, []),
    norm: text(64),
  }),
  example: {
    borrower: "worker@household",
    purpose: "防疫居家辦公收發公文",
    dueOn: "2021-06-18",
    accessories: ["電源線"],
    norm: "108.11.15",
  },
  problems: [
    ...kindsOf(
      "loan-open",
      "terminal-not-for-exchange",
      "terminal-not-of-agency",
      "terminal-too-new",
      "product-hazardous",
      "brand-banned",
      "brands-not-supplied",
    ),
    ...kindsOf("readiness-missing", "borrower-not-reviewed", "drill-missing"),
    ...kindsOf("borrower-unknown", "borrower-is-outsider", "borrower-return-unfinished", "due-passed"),
    TERMINAL_PROBLEM["terminal-retired"],
    AGENCY_PROBLEM["rules-misconfigured"],
  ],
});

export const approveLoan = stepRoute("loan/approval", {
  name: "approveLoan",
  entry: "terminals/lend",
  summary: words("核准借用", "Approve a loan"),
  body: v.strictObject({ until: day() }),
  example: { until: "2021-06-30" },
  problems: kindsOf("wrong-stage", "approver-is-borrower", "due-past-approval"),
});

export const extendLoan = stepRoute("loan/extension", {
  name: "extendLoan",
  entry: "terminals/lend",
  summary: words("展延歸還期限", "Extend a loan"),
  body: v.strictObject({ dueOn: day() }),
  example: { dueOn: "2021-06-25" },
  problems: kindsOf("wrong-stage", "due-passed", "due-not-later", "due-past-approval"),
});

export const cancelLoan = stepRoute("loan/cancellation", {
  name: "cancelLoan",
  entry: "terminals/lend",
  summary: words("取消尚未攜出的借用", "Cancel a loan before it leaves"),
  body: v.strictObject({ reason: text(500) }),
  example: { reason: "改由他人值勤" },
  problems: kindsOf("wrong-stage"),
});

export const acceptPledge = stepRoute("loan/pledge", {
  name: "acceptPledge",
  entry: "terminals/lend",
  summary: words("借用人切結", "The borrower pledges"),
  body: v.strictObject({ text: sha256 }),
  example: { text: "9".repeat(64) },
  problems: kindsOf("wrong-stage", "pledge-by-another", "pledge-text-differs", "pledge-accepted-already"),
});

export const carryOut = stepRoute("loan/carry-out", {
  name: "carryOut",
  entry: "terminals/lend",
  summary: words("登錄攜出", "Record that the terminal is carried out"),
  body: v.strictObject(stepTime),
  example: { happenedAt: "2021-06-07T10:00:00+08:00" },
  problems: [
    ...kindsOf("wrong-stage", "approval-missing", "pledge-missing", "due-passed", "carried-out-too-early"),
    ...kindsOf("product-hazardous"),
    ...kindsOf("happened-in-the-future", "late-without-reason"),
  ],
});

function look<const R extends Pick<Route, "name" | "summary" | "answer">>(noun: string, row: R) {
  return route({
    ...row,
    path: `/v1/terminals/{propertyNo}/loans/{number}${noun}`,
    method: "GET",
    entry: "terminals/history",
    kind: "read",
    params: v.strictObject({
      ...params.entries,
      number: v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)),
    }),
    problems: [PROBLEM["not-found"]],
  });
}

export const readLoan = look("", {
  name: "readLoan",
  summary: words("查一次借用，結案後亦同", "One loan, closed ones included"),
  answer: { status: 200, schema: loan },
});

export const readPledge = look("/pledge", {
  name: "readPledge",
  summary: words("讀取切結文字原文", "The exact text of a loan's pledge"),
  answer: {
    status: 200,
    schema: v.object({
      digest: v.string(),
      norm: v.string(),
      text: v.string(),
      borrower: v.string(),
      acceptedAt: v.optional(v.string()),
    }),
  },
});

export const readAttestation = look("/attestation", {
  name: "readAttestation",
  summary: words("下載簽章的掃毒證明", "The signed attestation, as a file to verify"),
  answer: { status: 200, mediaType: "application/jose" },
});

export const loanRoutes = [
  lendTerminal,
  approveLoan,
  extendLoan,
  cancelLoan,
  acceptPledge,
  carryOut,
  readLoan,
  readPledge,
  readAttestation,
] as const;
