// Fields of a terminal’s trip: loan, return, scan, loss.
import type { FieldGroups, FieldNames } from "./field.ts";

export const LOAN_FIELDS: FieldNames = {
  borrower: ["借用人", "Borrower", "填姓名，或公務帳號", "By name or account"],
  dueAt: ["應歸還時間", "Due back at"],
  purpose: ["用途說明", "Purpose"],
  dueOn: [
    "應歸還日",
    "Due back on",
    "民國日期；當日 24 時前歸還",
    "A Republic of China date. Due by the end of that day",
  ],
  norm: ["資訊安全管理規範版本", "Version of the security norm", "例如 108.11.15", "For example 108.11.15"],
  "approveLoan.until": ["核准借用至", "Approved until"],
  site: ["消毒處所", "Return site"],
  startedAt: ["開始時間", "Started at"],
  finishedAt: ["結束時間", "Finished at"],
  tool: ["掃毒工具", "Scan tool", "例如 T-CLEAN", "For example T-CLEAN"],
  toolVersion: ["工具版本", "Tool version"],
  patternVersion: ["病毒碼版本", "Pattern version"],
  patternDate: ["病毒碼日期", "Pattern date"],
  mode: ["掃描方式", "Kind of scan"],
  network: ["網路狀態", "Network"],
  findings: [
    "發現項目",
    "Findings",
    "無發現者免填；每行一項",
    "One per line. Leave empty if nothing was found",
  ],
  report: ["掃描報告", "Scan report"],
  missing: [
    "缺少的配件",
    "Missing items",
    "無短少者免填；每行一項",
    "One per line. Leave empty if nothing is missing",
  ],
  "LoanRegistered.number": ["借用次序", "Loan number"],
  loan: ["借用次序", "Loan number"],
  method: ["清除方式", "Method"],
  loss: ["情形", "What happened"],
  outcome: ["處理結果", "Outcome"],
  text: ["切結書雜湊值（SHA-256）", "Digest of the pledge"],
};

export const LOAN_GROUPS: FieldGroups = {
  lendTerminal: [
    ["借用人與配件", "Who, and what goes along", ["borrower", "accessories"]],
    ["用途、期限與依據", "What for, until when, by which rules", ["purpose", "dueOn", "norm"]],
  ],
  scanTerminal: [
    ["掃描工具", "Tool", ["tool", "toolVersion", "patternVersion", "patternDate"]],
    ["掃描方式與時間", "How and when", ["mode", "network", "startedAt", "finishedAt"]],
    ["結果與報告", "Result and report", ["findings", "report", "reason"]],
  ],
  scanTerminals: [
    ["掃描工具", "Tool", ["tool", "toolVersion", "patternVersion", "patternDate"]],
    ["掃描方式", "How", ["mode", "network", "reason"]],
  ],
};
