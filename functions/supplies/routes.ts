// The routes of supplied items, and the shape of what goes in and out; names and schemas only.
import * as v from "valibot";
import { PROBLEM, type ProblemKind } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, day, key, pageQuery, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { SUPPLY_CONDITIONS, SUPPLY_DUE_CAUSES, SUPPLY_KINDS, SUPPLY_NO } from "./names.ts";
import { SUPPLY_PROBLEM as P } from "./problems.ts";

const entry = "supplies/supplies";
const params = v.strictObject({ supply: v.pipe(v.string(), v.regex(SUPPLY_NO)) });
const said = { by: v.string(), at: v.string() };

const supply = v.object({
  supply: v.string(),
  agency: v.string(),
  kind: v.picklist(SUPPLY_KINDS),
  brand: v.string(),
  model: v.string(),
  label: v.string(),
  registeredAt: v.string(),
  lent: v.optional(v.object({ ...said, borrower: v.string(), dueOn: v.string() })),
  due: v.optional(v.object({ since: v.string(), cause: v.picklist(SUPPLY_DUE_CAUSES) })),
  returned: v.optional(
    v.object({ ...said, borrower: v.string(), condition: v.picklist(SUPPLY_CONDITIONS), note: v.string() }),
  ),
  retired: v.optional(v.object({ ...said, reason: v.string() })),
  version: v.number(),
});
const answer = { status: 200, schema: supply } as const;

export const registerSupply = route({
  name: "registerSupply",
  method: "POST",
  path: "/v1/supplies",
  entry,
  kind: "write",
  summary: words("登記配發用品", "Register a supplied item"),
  body: v.strictObject({
    supplyKind: v.picklist(SUPPLY_KINDS),
    brand: text(64),
    model: text(64),
    label: v.optional(text(64, 0), ""),
  }),
  example: { supplyKind: "monitor", brand: "範例牌", model: "24 吋", label: "物品 110-0123" },
  answer: { status: 201, schema: supply },
  problems: [P["supply-number-taken"]],
});

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example" | "problems">>(
  verb: string,
  row: R,
) {
  const path = `/v1/supplies/{supply}/${verb}`;
  return route({ ...row, path, method: "POST", entry, kind: "write", params, answer });
}

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return [PROBLEM["not-found"], ...codes.map(code => P[code])];
}

export const lendSupply = act("loan", {
  name: "lendSupply",
  summary: words("借出配發用品", "Lend a supplied item"),
  body: v.strictObject({ borrower: account(), dueOn: day() }),
  example: { borrower: "worker@household", dueOn: "2021-07-30" },
  problems: kinds(
    ...(["supply-retired", "supply-is-out", "supply-lost", "supply-borrower-unknown"] as const),
    ...(["supply-by-borrower", "supply-day-passed", "supply-brand-banned"] as const),
    ...(["supply-brands-not-supplied", "supply-hazardous"] as const),
  ),
});

export const extendSupply = act("extension", {
  name: "extendSupply",
  summary: words("展延配發用品的歸還日", "Let a supplied item stay longer"),
  body: v.strictObject({ dueOn: day() }),
  example: { dueOn: "2021-08-31" },
  problems: kinds("supply-is-in", "supply-by-borrower", "supply-day-passed"),
});

export const takeBackSupply = act("return", {
  name: "takeBackSupply",
  summary: words("收回配發用品", "Take a supplied item back"),
  body: v.strictObject({ condition: v.picklist(SUPPLY_CONDITIONS), note: text(500) }),
  example: { condition: "in-order", note: "含電源線" },
  problems: kinds("supply-is-in", "supply-by-borrower"),
});

export const retireSupply = act("retirement", {
  name: "retireSupply",
  summary: words("配發用品除帳", "Retire a supplied item"),
  body: v.strictObject({ reason: text(500) }),
  example: { reason: "已達使用年限" },
  problems: kinds("supply-retired", "supply-is-out"),
});

export const readSupply = route({
  name: "readSupply",
  method: "GET",
  path: "/v1/supplies/{supply}",
  entry,
  kind: "read",
  summary: words("一件配發用品", "A supplied item"),
  params,
  answer,
  problems: [PROBLEM["not-found"]],
});

const rows = v.object({ rows: v.array(supply), next: v.optional(v.string()) });

export const readSuppliesOf = route({
  name: "readSuppliesOf",
  method: "GET",
  path: "/v1/people/{person}/supplies",
  entry,
  kind: "read",
  summary: words("一人借用的配發用品", "The supplied items that somebody has"),
  params: v.strictObject({ person: account() }),
  answer: { status: 200, schema: v.object({ rows: v.array(supply) }) },
  problems: [],
});

function listing<const Name extends string>(name: Name, path: string, zh: string, en: string) {
  const query = pageQuery({ agency: v.optional(key(64)) });
  const read = { method: "GET", entry, kind: "read", answer: { status: 200, schema: rows } } as const;
  return route({ ...read, name, path, query, summary: words(zh, en), problems: [PROBLEM["invalid-cursor"]] });
}

export const listSupplies = listing(
  "listSupplies",
  "/v1/supplies",
  "機關的配發用品",
  "The supplied items of an agency",
);
export const listSuppliesDue = listing(
  "listSuppliesDue",
  "/v1/supply-returns",
  "待收回的配發用品",
  "Supplied items that are to come back",
);

export const supplyRoutes = [
  ...[registerSupply, lendSupply, extendSupply, takeBackSupply, retireSupply],
  ...[readSupply, readSuppliesOf, listSupplies, listSuppliesDue],
] as const;
