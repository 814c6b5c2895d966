// The routes of the way back, from the declared return to the closed loan; names and schemas only.
import * as v from "valibot";
import { AGENCY_PROBLEM } from "../agencies/problems.ts";
import { sha256, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import { kindsOf } from "./refusals.ts";
import { disinfection, items, lateReason, scanResult, scanTool, stepRoute, stepTime } from "./shapes.ts";

const times = kindsOf("wrong-stage", "happened-in-the-future", "late-without-reason");
const reportRefusals = [...kindsOf("scan-report-reused"), TERMINAL_PROBLEM["scan-history-unread"]];
const scanRefusals = [
  ...kindsOf("scan-tool-not-listed", "scan-pattern-old", "scan-not-full", "scan-online"),
  ...kindsOf("scan-before-disinfection", "scan-before-clean-up", "scan-ends-before-it-starts"),
  ...reportRefusals,
  AGENCY_PROBLEM["rules-misconfigured"],
];

export const declareReturn = stepRoute("return", {
  name: "declareReturn",
  entry: "terminals/return",
  summary: words("申報歸還", "Declare the return; the hold begins at once"),
  body: v.strictObject(stepTime),
  example: {},
  problems: [...times, ...kindsOf("returned-before-leaving")],
});

export const disinfectTerminal = stepRoute("disinfection", {
  name: "disinfectTerminal",
  entry: "terminals/return",
  summary: words("登錄消毒", "Record disinfection"),
  body: v.strictObject({ ...disinfection, reason: lateReason }),
  example: {
    site: "north-gate",
    startedAt: "2021-06-21T08:30:00+08:00",
    doneAt: "2021-06-21T08:45:00+08:00",
  },
  problems: [...times, ...kindsOf("site-not-listed", "disinfection-out-of-order")],
});

export const scanTerminal = stepRoute("scan", {
  name: "scanTerminal",
  entry: "terminals/return",
  summary: words("登錄離線全機掃描", "Record the offline full scan"),
  body: v.strictObject({ ...scanTool, ...scanResult, reason: lateReason }),
  example: {
    tool: "T-CLEAN",
    toolVersion: "5.1",
    patternVersion: "16.781.00",
    patternDate: "2021-06-20",
    mode: "full-detailed",
    network: "offline",
    startedAt: "2021-06-21T08:50:00+08:00",
    finishedAt: "2021-06-21T11:30:00+08:00",
    findings: [],
    report: "0".repeat(64),
  },
  problems: [...times, ...scanRefusals],
});

export const releaseTerminal = stepRoute("release", {
  name: "releaseTerminal",
  entry: "terminals/return",
  summary: words("點收配件並放行", "Check the items and release into the office"),
  body: v.strictObject({ missing: items, ...stepTime }),
  example: { missing: [] },
  problems: [
    ...times,
    ...kindsOf("releaser-is-borrower", "accessory-unknown", "attestation-not-proved"),
    ...reportRefusals,
  ],
});

export const signReturn = stepRoute("closing", {
  name: "signReturn",
  entry: "terminals/return",
  summary: words("簽收", "Sign for the return; both signatures close the loan"),
  body: v.strictObject({}),
  example: {},
  problems: kindsOf(
    "wrong-stage",
    "signed-already",
    "other-side-needed",
    "not-the-borrower",
    "incident-open",
  ),
});

export const signForBorrower = stepRoute("closing/for-borrower", {
  name: "signForBorrower",
  entry: "terminals/return",
  summary: words("借用人無法到場時代為簽收", "Sign for a borrower who cannot come"),
  body: v.strictObject({ reason: text(500) }),
  example: { reason: "借用人住院" },
  problems: kindsOf("wrong-stage", "signed-already", "other-side-needed", "incident-open"),
});

export const attestTerminal = stepRoute("attestation", {
  name: "attestTerminal",
  entry: "terminals/attest",
  summary: words("證明未染毒，解除管制", "Attest that the scan was clean; the hold ends"),
  body: v.strictObject({ loan: v.pipe(v.number(), v.integer(), v.minValue(1)), report: sha256 }),
  example: { loan: 1, report: "0".repeat(64) },
  problems: [
    ...kindsOf("wrong-stage", "attester-is-borrower", "attester-not-named"),
    ...kindsOf("attestation-of-another-loan", "attestation-of-another-scan"),
    ...reportRefusals,
  ],
});

export const returnRoutes = [
  declareReturn,
  disinfectTerminal,
  scanTerminal,
  releaseTerminal,
  signReturn,
  signForBorrower,
  attestTerminal,
] as const;
