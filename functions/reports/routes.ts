// The routes of IP reports: filing by a system's administrators, the nine rows that the center sees; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { sha256 } from "../shared/http/schema.ts";
import { SHEET_UPLOAD } from "../shared/sheet/sheet-route.ts";
import { words } from "../shared/words.ts";
import { unansweredRow } from "./pack-shapes.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import * as shape from "./shapes.ts";

export const draftReport = route({
  name: "draftReport",
  method: "PUT",
  path: "/v1/reports/{system}/draft",
  entry: "reports/file",
  kind: "write",
  summary: words("擬連線 IP 回報表草稿", "Draft a system's IP report"),
  params: shape.systemParams,
  body: shape.draftBody,
  example: {
    contact: { office: "資訊科", role: "體系管理人員", extension: "1234" },
    capacity: { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 0 },
    remarks: "",
    rows: [{ channel: "vpn", range: "203.0.113.24/32", nature: "egress", purpose: "VPN 出口" }],
  },
  answer: { status: 200, schema: shape.report },
  problems: [REPORT_PROBLEM["rows-refused"]],
});

export const importReportRows = route({
  name: "importReportRows",
  method: "POST",
  path: "/v1/reports/{system}/draft/rows",
  entry: "reports/file",
  kind: "write",
  summary: words("以 CSV 匯入草稿的位址", "Put the rows of a CSV into the draft"),
  params: shape.systemParams,
  bytes: SHEET_UPLOAD,
  answer: { status: 200, schema: shape.report },
  problems: [
    REPORT_PROBLEM["nothing-drafted"],
    REPORT_PROBLEM["sheet-refused"],
    REPORT_PROBLEM["rows-refused"],
  ],
});

export const fileReport = route({
  name: "fileReport",
  method: "POST",
  path: "/v1/reports/{system}/filings",
  entry: "reports/file",
  kind: "write",
  summary: words("送出回報表", "File the draft that was seen; a correction is a new version"),
  params: shape.systemParams,
  body: v.strictObject({ draft: sha256 }),
  example: { draft: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
  answer: { status: 201, schema: shape.report },
  problems: [
    REPORT_PROBLEM["nothing-drafted"],
    REPORT_PROBLEM["draft-moved"],
    REPORT_PROBLEM["rows-refused"],
  ],
});

export const listReports = route({
  name: "listReports",
  method: "GET",
  path: "/v1/reports",
  entry: "reports/read",
  kind: "read",
  summary: words("九個體系的回報情形", "The nine systems: filed, missing, late, changed since the last pack"),
  answer: { status: 200, schema: shape.overview },
  problems: [],
});

export const readReport = route({
  name: "readReport",
  method: "GET",
  path: "/v1/reports/{system}",
  entry: "reports/read",
  kind: "read",
  summary: words("一個體系的回報與草稿", "One system's report, line by line, and its draft"),
  params: shape.systemParams,
  answer: { status: 200, schema: shape.report },
  problems: [],
});

export const readFiling = route({
  name: "readFiling",
  method: "GET",
  path: "/v1/reports/{system}/filings/{filing}",
  entry: "reports/read",
  kind: "read",
  summary: words("當時送出的某一版回報", "A report as it was filed"),
  params: shape.filingParams,
  answer: { status: 200, schema: shape.filedContent },
  problems: [PROBLEM["not-found"]],
});

export const listUnanswered = route({
  name: "listUnanswered",
  method: "GET",
  path: "/v1/unanswered",
  entry: "reports/read",
  kind: "read",
  summary: words(
    "已轉送而逾期未答復的位址",
    "Rows forwarded and unanswered for too many working days, oldest first",
  ),
  answer: { status: 200, schema: v.object({ limit: v.number(), rows: v.array(unansweredRow) }) },
  problems: [],
});

export const reportRoutes = [
  draftReport,
  importReportRows,
  fileReport,
  listReports,
  readReport,
  readFiling,
  listUnanswered,
] as const;
