// Settling what is known beforehand changes no verdict: a policy keeps what is open and goes only when it cannot apply.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { specialize } from "../../../functions/shared/policy/specialize.ts";
import { readPolicies } from "../../../functions/shared/policy/text.ts";

function conditionsOf(text: string) {
  const folder = mkdtempSync(join(tmpdir(), "policies-"));
  writeFileSync(join(folder, "one.cedar"), `@id("one") forbid (principal, action, resource) ${text};`);
  const settled = specialize(readPolicies(folder), "rules", { a: { limit: 3, names: ["x"], flag: true } });
  return settled.one?.policy.conditions;
}

const fact = { ".": { left: { Var: "context" }, attr: "fact" } };

test.each([
  ["a rule that is adopted is no condition any more", "when { context.rules has a }", []],
  ["its policy goes where the rule is not adopted", "when { context.rules has b }", undefined],
  ["and stays where only the absence was asked", "when { !(context.rules has b) }", []],
  ["a settled unless that holds drops the policy", "unless { context.rules.a.flag }", undefined],
  ["a settled unless that fails leaves it always on", "unless { !context.rules.a.flag }", []],
])("%s", (_, text, conditions) => {
  expect(conditionsOf(text)).toEqual(conditions);
});

test("values stand where they were looked up, and open questions stay open", () => {
  expect(conditionsOf('unless { context.fact < context.rules["a"].limit }')).toEqual([
    { kind: "unless", body: { "<": { left: fact, right: { Value: 3 } } } },
  ]);
  expect(conditionsOf("unless { context.rules.a.names.contains(context.fact) }")).toEqual([
    { kind: "unless", body: { contains: { left: { Value: ["x"] }, right: fact } } },
  ]);
  expect(conditionsOf("when { context.rules has a && context.fact }")).toEqual([
    { kind: "when", body: fact },
  ]);
  expect(conditionsOf("when { !context.rules.a.flag || context.fact }")).toEqual([
    { kind: "when", body: fact },
  ]);
  expect(conditionsOf("when { context has fact }")).toEqual([
    { kind: "when", body: { has: { left: { Var: "context" }, attr: "fact" } } },
  ]);
});

test("a value that is not given is left to fail when asked, which refuses", () => {
  const missing = {
    ".": {
      left: { ".": { left: { ".": { left: { Var: "context" }, attr: "rules" } }, attr: "a" } },
      attr: "gone",
    },
  };
  expect(conditionsOf("unless { context.rules.a.gone }")).toEqual([{ kind: "unless", body: missing }]);
});
