// The routes that change lists: proposed by one, decided by another; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../../shared/http/problem.ts";
import { type Route, route } from "../../shared/http/route.ts";
import { words } from "../../shared/words.ts";
import { listParams, numberParams } from "../lists/shapes.ts";
import { LIST_PROBLEM } from "../problems.ts";
import * as shape from "./shapes.ts";

const LIST = "/v1/lists/{system}/{channel}/{direction}";
const SHEET = {
  mediaTypes: ["text/csv", "application/yaml", "application/octet-stream"],
  limit: 5_000_000,
} as const;

const ofProposal = [
  LIST_PROBLEM["egress-by-report"],
  LIST_PROBLEM["plan-missing"],
  LIST_PROBLEM["change-refused"],
  LIST_PROBLEM["over-ceiling"],
  LIST_PROBLEM["nothing-to-change"],
  LIST_PROBLEM["already-proposed"],
  LIST_PROBLEM["too-many-undecided"],
];

export const proposeChange = route({
  name: "proposeChange",
  method: "POST",
  path: `${LIST}/changes`,
  entry: "allowlist/changes/propose",
  kind: "write",
  summary: words("提出名單異動", "Propose a change of the list"),
  params: listParams,
  body: shape.changeBody,
  example: {
    reason: "居家辦公人員異動",
    document: "府研智字第1100681935號",
    add: [{ range: "203.0.113.24/32", owner: "戶政事務所", until: "2021-06-30T16:00:00Z" }],
  },
  answer: { status: 201, schema: shape.changeSchema },
  problems: ofProposal,
});

export const previewChange = route({
  ...proposeChange,
  name: "previewChange",
  path: `${LIST}/changes/preview`,
  kind: "read",
  summary: words(
    "試算名單異動，不提出",
    "What a change would do, and what is wrong with it; nothing is proposed",
  ),
  answer: { status: 200, schema: shape.preview },
  problems: [LIST_PROBLEM["egress-by-report"]],
});

export const proposeWholeList = route({
  name: "proposeWholeList",
  method: "POST",
  path: `${LIST}/changes/import`,
  entry: "allowlist/changes/propose",
  kind: "write",
  summary: words(
    "以 CSV 或 YAML 提出整份名單",
    "Propose the whole list as wanted, as CSV or YAML; the difference is worked out",
  ),
  params: listParams,
  query: shape.importQuery,
  bytes: SHEET,
  answer: { status: 200, schema: v.looseObject({ dryRun: v.boolean() }) },
  problems: ofProposal,
});

export const restoreList = route({
  name: "restoreList",
  method: "POST",
  path: `${LIST}/restoration`,
  entry: "allowlist/changes/propose",
  kind: "write",
  summary: words("提出恢復某一版次", "Propose an earlier revision of the list as a new change"),
  params: listParams,
  body: shape.restorationBody,
  example: { revision: 3, reason: "誤刪，恢復原狀", document: "府研智字第1100681935號" },
  answer: { status: 201, schema: shape.changeSchema },
  problems: [...ofProposal, LIST_PROBLEM["revision-unknown"]],
});

function decision<const R extends Pick<Route, "name" | "summary" | "problems">>(verb: string, row: R) {
  return route({
    ...row,
    method: "POST",
    path: `${LIST}/changes/{number}/${verb}`,
    entry: "allowlist/changes/decide",
    kind: "write",
    params: numberParams,
    answer: { status: 200, schema: shape.changeSchema },
  });
}
const undecided = [PROBLEM["not-found"], LIST_PROBLEM["change-decided"]];

export const approveChange = decision("approval", {
  name: "approveChange",
  summary: words("核准異動", "Approve a change, as another administrator proposed it"),
  problems: [
    ...undecided,
    LIST_PROBLEM["own-change"],
    LIST_PROBLEM["list-moved"],
    LIST_PROBLEM["change-refused"],
    LIST_PROBLEM["over-ceiling"],
    LIST_PROBLEM["plan-missing"],
  ],
});

export const rejectChange = {
  ...decision("rejection", {
    name: "rejectChange",
    summary: words("退回異動", "Reject a change, with the reason"),
    problems: [...undecided, LIST_PROBLEM["own-change"]],
  }),
  body: shape.rejectionBody,
  example: { because: "使用單位已取消" },
} as const;

export const withdrawChange = decision("withdrawal", {
  name: "withdrawChange",
  summary: words("撤回自己提出的異動", "Withdraw one's own change"),
  problems: [...undecided, LIST_PROBLEM["not-own-change"]],
});

export const changeRoutes = [
  proposeChange,
  previewChange,
  proposeWholeList,
  restoreList,
  approveChange,
  rejectChange,
  withdrawChange,
] as const;
