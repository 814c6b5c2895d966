// The routes of the register: a terminal entered, put right, transferred, retired, and whole registers in and out.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { key, text } from "../shared/http/schema.ts";
import { SHEET_UPLOAD, sheetFaults, sheetOfAgency } from "../shared/sheet/sheet-route.ts";
import { words } from "../shared/words.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import { CUSTODY_PROBLEM } from "./refusals.ts";
import { description, keeping, params, registration, terminal } from "./shapes.ts";

const answer = { status: 200, schema: terminal } as const;
const entry = "terminals/register";

export const registerTerminal = route({
  name: "registerTerminal",
  method: "POST",
  path: "/v1/terminals",
  entry,
  kind: "write",
  summary: words("登記終端層電腦", "Register a terminal"),
  body: v.strictObject(registration),
  example: {
    propertyNo: "3140101-03-0000123",
    serial: "SN-4711",
    agency: "household-office",
    system: "household",
    role: "exchange-terminal",
    ownership: "agency",
    brand: "Acer",
    inServiceFrom: "2019-03-01",
    custodian: "records@household",
    accessories: ["電源線"],
  },
  answer: { status: 201, schema: terminal },
  problems: [
    TERMINAL_PROBLEM["property-number-taken"],
    TERMINAL_PROBLEM["certificate-name-foreign"],
    CUSTODY_PROBLEM["brand-banned"],
    CUSTODY_PROBLEM["brands-not-supplied"],
  ],
});

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example" | "problems">>(
  verb: string,
  row: R,
) {
  const path = `/v1/terminals/{propertyNo}/${verb}`;
  return route({ ...row, path, method: "POST", entry, kind: "write", params, answer });
}

const kept = [
  PROBLEM["not-found"],
  TERMINAL_PROBLEM["terminal-retired"],
  TERMINAL_PROBLEM["terminal-not-in-office"],
];

export const amendTerminal = act("amend", {
  name: "amendTerminal",
  summary: words("更正登記內容", "Put a terminal's registration right"),
  body: v.partial(v.strictObject(description)),
  example: { serial: "SN-4712", accessories: ["電源線", "滑鼠"] },
  problems: [
    ...kept,
    TERMINAL_PROBLEM["certificate-name-foreign"],
    CUSTODY_PROBLEM["brand-banned"],
    CUSTODY_PROBLEM["brands-not-supplied"],
  ],
});

export const transferTerminal = act("transfer", {
  name: "transferTerminal",
  summary: words(
    "移轉保管；移往其他機關須經該機關接管",
    "Hand a terminal to other keepers; another agency has to take it over",
  ),
  body: v.strictObject(keeping),
  example: { agency: "police-bureau", system: "police", custodian: "records@police" },
  problems: [...kept, TERMINAL_PROBLEM["nothing-to-transfer"]],
});

export const takeOverTerminal = act("transfer/acceptance", {
  name: "takeOverTerminal",
  summary: words("接管移轉來的電腦", "Take over a terminal that another agency hands to yours"),
  body: v.strictObject({}),
  example: {},
  problems: [
    ...kept,
    TERMINAL_PROBLEM["transfer-not-offered"],
    CUSTODY_PROBLEM["brand-banned"],
    CUSTODY_PROBLEM["brands-not-supplied"],
  ],
});

export const retireTerminal = act("retire", {
  name: "retireTerminal",
  summary: words("除帳", "Retire a terminal"),
  body: v.strictObject({ cause: text(200) }),
  example: { cause: "已達使用年限" },
  problems: kept,
});

export const importTerminals = route({
  name: "importTerminals",
  method: "POST",
  path: "/v1/terminals/import",
  entry: "terminals/registers",
  kind: "write",
  summary: words("匯入財產登記冊", "Take in a register of terminals"),
  query: sheetOfAgency,
  bytes: SHEET_UPLOAD,
  answer: {
    status: 200,
    schema: v.object({
      dryRun: v.boolean(),
      registered: v.array(v.string()),
      amended: v.array(v.string()),
      unchanged: v.array(v.string()),
      faults: sheetFaults,
    }),
  },
  problems: [TERMINAL_PROBLEM["sheet-faulty"]],
});

export const exportTerminals = route({
  name: "exportTerminals",
  method: "GET",
  path: "/v1/terminals/export",
  entry: "terminals/registers",
  kind: "read",
  summary: words("匯出財產登記冊", "The register of an agency as a sheet"),
  query: v.strictObject({ agency: v.optional(key(64)) }),
  answer: { status: 200, mediaType: "text/csv" },
  problems: [],
});

export const registerRoutes = [
  registerTerminal,
  amendTerminal,
  transferTerminal,
  takeOverTerminal,
  retireTerminal,
  importTerminals,
  exportTerminals,
] as const;
