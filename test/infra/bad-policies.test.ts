// What cannot be compiled stops the build and says where: the file, the line, the policy, and what is wrong with it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { explainer } from "../../functions/gate/explain.ts";
import type { Facts } from "../../functions/gate/facts.ts";
import { faultWords } from "../../functions/gate/fault.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { judge } from "../../functions/shared/policy/compiled.ts";
import { OPERATORS } from "../../functions/shared/policy/semantics.ts";
import { assembled } from "../../functions/shared/policy/sets.ts";
import { compilePolicies } from "../../infra/compiled-policies.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-bad-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCHEMA = `entity Person, System;
action "connect" appliesTo { principal: [Person], resource: [System], context: {
  name?: String, count?: Long, day?: String, profiles?: { "a"?: { "limit": Long } }
} };`;
const HEAD = "(principal, action, resource)";

let made = 0;
function compile(text: string, schema = SCHEMA): string {
  const policies = join(folder, String(made++));
  mkdirSync(join(policies, "connect"), { recursive: true });
  writeFileSync(join(policies, "connect/some.cedar"), text);
  writeFileSync(join(policies, "connect/some.cedarschema"), schema);
  return compilePolicies(policies).files.get("policies/connect.js") ?? "";
}

test.each<readonly [string, string, RegExp]>([
  [
    "an operator outside the fragment",
    `@id("x") forbid ${HEAD} when { context has name && context.name like "a*" };`,
    /some\.cedar:1: x: "like" is not compiled/,
  ],
  [
    "one of an extension",
    `@id("x")\nforbid ${HEAD} when { ip("10.0.0.1").isLoopback() };`,
    /some\.cedar:1: x: "\w+" is not compiled/,
  ],
  ["a template", '@id("x") forbid (principal == ?principal, action, resource);', /some\.cedar: a template/],
  [
    "a hierarchy of entities",
    '@id("y") permit (principal, action, resource);\n@id("x") forbid (principal in Person::"boss", action, resource);',
    /some\.cedar:2: x: "in" is not compiled/,
  ],
  [
    "a hierarchy in a condition",
    `@id("x") forbid ${HEAD} when { principal in resource };`,
    /some\.cedar:1: x: |some\.cedar:1: x/,
  ],
  [
    "two policies of one id",
    `@id("x") permit ${HEAD};\n@id("x") forbid ${HEAD};`,
    /some\.cedar: a policy's @id is missing or used twice: x/,
  ],
  ["no id", `permit ${HEAD};`, /some\.cedar: a policy's @id is missing/],
  ["an id that every object has", `@id("__proto__") permit ${HEAD};`, /some\.cedar: a policy's @id/],
  [
    "a fact that the schema does not know",
    `@id("x") forbid ${HEAD} when { context has nane && context.nane == "a" };`,
    /some\.cedar:1: x/,
  ],
  [
    "a fact of another kind",
    `@id("x") forbid ${HEAD} when { context has name && context.name < 3 };`,
    /some\.cedar:1: x: /,
  ],
  [
    "the last number of the language",
    `@id("x") forbid ${HEAD} when { context has count && context.count < 9223372036854775807 };`,
    /some\.cedar:1: x: "Value" is not compiled/,
  ],
  [
    "a number past it",
    `@id("x") forbid ${HEAD} when { context has count && context.count < 9223372036854775808 };`,
    /some\.cedar:1/,
  ],
  ["no sense", "forbid everything;", /some\.cedar:1: /],
])("%s", (_, text, says) => {
  expect(() => compile(text)).toThrow(says);
});

test("a schema that cannot be read", () => {
  expect(() => compile(`@id("x") permit ${HEAD};`, "entity Person = ;")).toThrow(/connect: /);
});

const asked = (name: string) => ({
  principal: { type: "Person", id: "wang" },
  action: "connect",
  resource: { type: "System", id: "household" },
  context: { name },
});

test("a text with whatever needs escaping is compared letter for letter", () => {
  const odd = `a"b\\c\n\u{1F600}'*/ \u2028 \${constants} \``;
  const escaped = [...odd].map(each => `\\u{${each.codePointAt(0)?.toString(16)}}`).join("");
  const text = compile(`@id("x") permit ${HEAD} when { context has name && context.name == "${escaped}" };`);
  const policies = assembled(text, OPERATORS, () => ({}));
  expect(judge(policies, asked(odd)).allowed).toBe(true);
  expect(judge(policies, asked(odd.replace("\u2028", " "))).allowed).toBe(false);
});

test("an id and a place cannot end the comment or the text that they stand in", () => {
  const policies = assembled(
    compile(`@id("x\\n});y") permit ${HEAD} when { context has name };`),
    OPERATORS,
    () => ({}),
  );
  expect(policies.map(({ id }) => id)).toEqual(["x\n});y"]);
  expect(judge(policies, asked("a")).allowed).toBe(true);
});

test("a policy without words or a clause still refuses, and says which one it is and whom to tell", () => {
  const policies = join(folder, String(made++));
  mkdirSync(policies, { recursive: true });
  const permit = `@id("any") permit ${HEAD} when { context.activity == "exchange" };`;
  writeFileSync(join(policies, "some.cedar"), `${permit}\n@id("mute") forbid ${HEAD};`);
  const load = () => gatePolicies(policies);
  const known = { activity: "exchange" } as Facts["known"];
  const facts = {
    person: "wang",
    system: "household",
    at: "",
    rules: "in-force",
    profiles: [],
    known,
  } as const;
  const { refusals } = explainer(load)({ ...facts, records: {}, deadlines: [] });
  expect(refusals).toEqual([{ policy: "mute", ...faultWords("mute"), facts: [] }]);
  for (const words of Object.values(faultWords("mute")))
    for (const text of Object.values(words)) expect(text).not.toBe("");
});
