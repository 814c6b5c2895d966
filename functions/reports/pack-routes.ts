// The routes of packs: compiled and forwarded by the center, read, verified and answered by the archives; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/problem.ts";
import { type Route, route } from "../shared/route.ts";
import { day, pageQuery, text } from "../shared/schema.ts";
import type { Words } from "../shared/words.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { SHEET } from "./routes.ts";
import * as shape from "./shapes.ts";

const said = (zh: string, en: string): Words => ({ "zh-TW": zh, en });
const missing = PROBLEM["not-found"];

function read<const R extends Pick<Route, "name" | "summary" | "answer">>(tail: string, row: R) {
  const path = `/v1/packs/{number}${tail}`;
  const fixed = { method: "GET", entry: "reports/collect", kind: "read", params: shape.packParams } as const;
  return route({ ...row, ...fixed, path, problems: [missing] });
}

function act<const R extends Pick<Route, "name" | "summary" | "answer" | "problems" | "entry">>(
  tail: string,
  row: R,
) {
  const path = `/v1/packs/{number}/${tail}`;
  return route({ ...row, method: "POST", kind: "write", params: shape.packParams, path });
}

export const compilePack = route({
  name: "compilePack",
  method: "POST",
  path: "/v1/packs",
  entry: "reports/compile",
  kind: "write",
  summary: said("彙整各體系回報", "Compile the reports of all systems into a signed pack"),
  answer: { status: 201, schema: shape.pack },
  problems: [REPORT_PROBLEM["nothing-filed"], REPORT_PROBLEM["nothing-new"]],
});

export const forwardPack = act("forward", {
  name: "forwardPack",
  entry: "reports/compile",
  summary: said("轉送檔案主管機關", "Forward a pack to the archives; again, it changes nothing"),
  answer: { status: 200, schema: shape.pack },
  problems: [missing, REPORT_PROBLEM["pack-superseded"], REPORT_PROBLEM["pack-outdated"]],
});

export const listPacks = route({
  name: "listPacks",
  method: "GET",
  path: "/v1/packs",
  entry: "reports/collect",
  kind: "read",
  summary: said("列出彙整檔", "List packs, newest first; the archives see those forwarded to them"),
  query: pageQuery({}),
  answer: { status: 200, schema: v.object({ rows: v.array(shape.pack), next: v.optional(v.string()) }) },
  problems: [PROBLEM["invalid-cursor"]],
});

export const readPack = read("", {
  name: "readPack",
  summary: said("查一份彙整檔", "One pack: totals, signature, answers so far"),
  answer: { status: 200, schema: shape.pack },
});

export const listPackRows = read("/rows", {
  name: "listPackRows",
  summary: said("彙整檔各列的現況", "The rows of a pack, each with how it stands now"),
  answer: {
    status: 200,
    schema: v.object({
      number: v.number(),
      differences: v.array(v.looseObject({})),
      rows: v.array(shape.packRow),
    }),
  },
});

export const linkPack = read("/link", {
  name: "linkPack",
  summary: said("取得限時下載連結", "A link to the pack's file that expires"),
  answer: { status: 200, schema: shape.link },
});

export const verifyPack = read("/verification", {
  name: "verifyPack",
  summary: said("驗證彙整檔的簽章與內容", "Verify the stored pack: its signature and every byte"),
  answer: { status: 200, schema: shape.verification },
});

export const printPack = read("/print", {
  name: "printPack",
  summary: said("A4 列印版", "The report form, made for A4"),
  answer: { status: 200, mediaType: "text/html" },
});

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

export const answerPack = act("answers", {
  name: "answerPack",
  entry: "reports/answer",
  summary: said("檔案主管機關逐列答復", "The archives set, return or withdraw line by line"),
  body: v.strictObject({ documentNo: v.optional(shape.documentNo), lines: shape.answerLinesBody }),
  example: { documentNo: "檔資字第1100000000號", lines: [exampleLine] },
  answer: { status: 200, schema: shape.answered },
  problems: [...answering, REPORT_PROBLEM["not-from-archives"]],
});

export const importAnswers = act("answers/file", {
  name: "importAnswers",
  entry: "reports/answer",
  summary: said("匯入答復檔", "Import the archives' answer file (CSV)"),
  bytes: SHEET,
  answer: { status: 200, schema: shape.answered },
  problems: [...answering, REPORT_PROBLEM["sheet-refused"], REPORT_PROBLEM["not-from-archives"]],
});

export const recordPaperAnswer = act("paper-answers", {
  name: "recordPaperAnswer",
  entry: "reports/answer",
  summary: said(
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

export const confirmPaperAnswer = act("paper-answers/confirm", {
  name: "confirmPaperAnswer",
  entry: "reports/answer",
  summary: said(
    "覆核紙本答復，設定生效",
    "Confirm a paper answer held against the paper: its lines count from now",
  ),
  body: v.strictObject({ documentNo: shape.documentNo }),
  example: { documentNo: "檔資字第1100000000號" },
  answer: { status: 200, schema: shape.answered },
  problems: [...answering, REPORT_PROBLEM["paper-unknown"], REPORT_PROBLEM["paper-own"]],
});

export const rejectPaperAnswer = act("paper-answers/reject", {
  name: "rejectPaperAnswer",
  entry: "reports/answer",
  summary: said("駁回登錄有誤的紙本答復", "Reject a paper answer that was recorded wrongly"),
  body: v.strictObject({ documentNo: shape.documentNo, reason: text(200) }),
  example: { documentNo: "檔資字第1100000000號", reason: "列數與公文不符" },
  answer: { status: 200, schema: shape.paper },
  problems: [missing, REPORT_PROBLEM["paper-unknown"]],
});

export const reconcileList = act("reconciliations", {
  name: "reconcileList",
  entry: "reports/answer",
  summary: said("與檔案主管機關現行清單核對", "Compare the list as the archives have it (CSV) with ours"),
  bytes: SHEET,
  answer: { status: 200, schema: shape.reconciled },
  problems: [missing, REPORT_PROBLEM["pack-not-forwarded"], REPORT_PROBLEM["sheet-refused"]],
});

export const packRoutes = [
  compilePack,
  forwardPack,
  listPacks,
  readPack,
  listPackRows,
  linkPack,
  verifyPack,
  printPack,
  answerPack,
  importAnswers,
  recordPaperAnswer,
  confirmPaperAnswer,
  rejectPaperAnswer,
  reconcileList,
] as const;
