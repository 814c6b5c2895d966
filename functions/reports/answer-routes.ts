// The routes by which the archives' answers come in: their own, by file, on paper, and their list to compare; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { day, text } from "../shared/http/schema.ts";
import { SHEET_UPLOAD } from "../shared/sheet/sheet-route.ts";
import { words } from "../shared/words.ts";
import { packRoute } from "./pack-routes.ts";
import * as shape from "./pack-shapes.ts";
import { REPORT_PROBLEM } from "./problems.ts";

const missing = PROBLEM["not-found"];

const answering = [
  missing,
  REPORT_PROBLEM["pack-not-forwarded"],
  REPORT_PROBLEM["pack-superseded"],
  REPORT_PROBLEM["answers-refused"],
] as const;
const exampleLine = {
  system: "household",
  channel: "vpn",
  range: "203.0.113.24/32",
  outcome: "set",
} as const;

export const answerPack = packRoute("answers", {
  name: "answerPack",
  machine: true,
  entry: "reports/answer",
  summary: words("檔案主管機關逐項答復", "The archives set, return or withdraw line by line"),
  body: v.strictObject({ documentNo: v.optional(shape.documentNo), lines: shape.answerLinesBody }),
  example: { documentNo: "檔資字第1100000000號", lines: [exampleLine] },
  answer: { status: 200, schema: shape.answered },
  problems: [...answering, REPORT_PROBLEM["not-from-archives"]],
});

export const importAnswers = packRoute("answers/file", {
  name: "importAnswers",
  entry: "reports/answer",
  summary: words("匯入答復檔", "Import the archives' answer file (CSV)"),
  bytes: SHEET_UPLOAD,
  answer: { status: 200, schema: shape.answered },
  problems: [...answering, REPORT_PROBLEM["sheet-refused"], REPORT_PROBLEM["not-from-archives"]],
});

export const recordPaperAnswer = packRoute("paper-answers", {
  name: "recordPaperAnswer",
  entry: "reports/answer",
  summary: words(
    "登錄紙本答復（待另一人覆核）",
    "Record a paper answer; it counts once a second officer confirms it",
  ),
  body: v.strictObject({
    documentNo: shape.documentNo,
    answeredOn: day(),
    signedBy: text(64),
    lines: shape.answerLinesBody,
  }),
  example: {
    documentNo: "檔資字第1100000000號",
    answeredOn: "2021-06-10",
    signedBy: "檔案主管機關承辦單位",
    lines: [exampleLine],
  },
  answer: { status: 201, schema: shape.paper },
  problems: [...answering, REPORT_PROBLEM["paper-known"]],
});

export const confirmPaperAnswer = packRoute("paper-answers/confirm", {
  name: "confirmPaperAnswer",
  entry: "reports/answer",
  summary: words(
    "覆核紙本答復，設定生效",
    "Confirm a paper answer held against the paper: its lines count from now",
  ),
  body: v.strictObject({ documentNo: shape.documentNo }),
  example: { documentNo: "檔資字第1100000000號" },
  answer: { status: 200, schema: shape.answered },
  problems: [...answering, REPORT_PROBLEM["paper-unknown"], REPORT_PROBLEM["paper-own"]],
});

export const rejectPaperAnswer = packRoute("paper-answers/reject", {
  name: "rejectPaperAnswer",
  entry: "reports/answer",
  summary: words("駁回登錄有誤的紙本答復", "Reject a paper answer that was recorded wrongly"),
  body: v.strictObject({ documentNo: shape.documentNo, reason: text(200) }),
  example: { documentNo: "檔資字第1100000000號", reason: "筆數與公文不符" },
  answer: { status: 200, schema: shape.paper },
  problems: [missing, REPORT_PROBLEM["paper-unknown"]],
});

export const reconcileList = packRoute("reconciliations", {
  name: "reconcileList",
  entry: "reports/reconcile",
  summary: words("與檔案主管機關現行清單核對", "Compare the list as the archives have it (CSV) with ours"),
  bytes: SHEET_UPLOAD,
  answer: { status: 200, schema: shape.reconciled },
  problems: [missing, REPORT_PROBLEM["pack-not-forwarded"], REPORT_PROBLEM["sheet-refused"]],
});

export const answerRoutes = [
  answerPack,
  importAnswers,
  recordPaperAnswer,
  confirmPaperAnswer,
  rejectPaperAnswer,
  reconcileList,
] as const;
