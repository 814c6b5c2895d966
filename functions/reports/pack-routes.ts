// The routes of packs: compiled and forwarded by the center, read and verified by the archives; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { key, pageQuery } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import * as shape from "./pack-shapes.ts";
import { REPORT_PROBLEM } from "./problems.ts";

const missing = PROBLEM["not-found"];

function read<const R extends Pick<Route, "name" | "summary" | "answer" | "machine">>(tail: string, row: R) {
  const path = `/v1/packs/{number}${tail}`;
  const fixed = { method: "GET", entry: "reports/download", kind: "read", params: shape.packParams } as const;
  return route({ ...row, ...fixed, path, problems: [missing] });
}

export function packRoute<
  const R extends Pick<Route, "name" | "summary" | "answer" | "problems" | "entry" | "machine">,
>(tail: string, row: R) {
  const path = `/v1/packs/{number}/${tail}`;
  return route({ ...row, method: "POST", kind: "write", params: shape.packParams, path });
}

export const compilePack = route({
  name: "compilePack",
  method: "POST",
  path: "/v1/packs",
  entry: "reports/compile",
  kind: "write",
  summary: words("彙整各體系回報", "Compile the reports of all systems into a signed pack"),
  answer: { status: 201, schema: shape.pack },
  problems: [REPORT_PROBLEM["nothing-filed"], REPORT_PROBLEM["nothing-new"]],
});

export const forwardPack = packRoute("forward", {
  name: "forwardPack",
  entry: "reports/compile",
  summary: words("轉送檔案主管機關", "Forward a pack to the archives; again, it changes nothing"),
  answer: { status: 200, schema: shape.pack },
  problems: [missing, REPORT_PROBLEM["pack-superseded"], REPORT_PROBLEM["pack-outdated"]],
});

export const listPacks = route({
  name: "listPacks",
  machine: true,
  method: "GET",
  path: "/v1/packs",
  entry: "reports/download",
  kind: "read",
  summary: words("列出彙整檔", "List packs, newest first; the archives see those forwarded to them"),
  query: pageQuery({ to: v.optional(key(64)) }),
  answer: { status: 200, schema: v.object({ rows: v.array(shape.pack), next: v.optional(v.string()) }) },
  problems: [PROBLEM["invalid-cursor"]],
});

export const readPack = read("", {
  name: "readPack",
  machine: true,
  summary: words("查一份彙整檔", "One pack: totals, signature, answers so far"),
  answer: { status: 200, schema: shape.pack },
});

export const listPackRows = read("/rows", {
  name: "listPackRows",
  machine: true,
  summary: words("彙整檔各項的現況", "The rows of a pack, each with its current status"),
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
  machine: true,
  summary: words("取得限時下載連結", "A link to the pack's file that expires"),
  answer: { status: 200, schema: shape.link },
});

export const verifyPack = read("/verification", {
  name: "verifyPack",
  machine: true,
  summary: words("驗證彙整檔的簽章與內容", "Verify the stored pack: its signature and every byte"),
  answer: { status: 200, schema: shape.verification },
});

export const printPack = read("/print", {
  name: "printPack",
  summary: words("A4 列印版", "The report form, made for A4"),
  answer: { status: 200, mediaType: "text/html" },
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
] as const;
