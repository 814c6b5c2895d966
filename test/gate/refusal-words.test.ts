// Whatever code a refusal bears, a person reads a sentence, what to do and who can, in both languages, and never the bare code.
import { expect, test } from "vitest";
import { type Explain, explainer } from "../../functions/gate/explain.ts";
import type { Facts } from "../../functions/gate/facts.ts";
import { GATE_FAULTS, RULE_FAULTS } from "../../functions/gate/fault.ts";
import type { GatePolicies } from "../../functions/gate/policies.ts";
import { refusalView } from "../../functions/sessions/view.ts";
import { EVALUATION_ERROR, PoliciesInDoubt } from "../../functions/shared/policy/compiled.ts";
import { readSet } from "../../functions/shared/policy/sets.ts";
import { LANGUAGES } from "../../functions/shared/words.ts";
import { FRIDAY, factsOf, inOrder, question } from "./given.ts";

const FORBIDS = readSet("connect").flatMap(({ id, effect, annotations }) =>
  effect === "forbid" ? [[id, annotations] as const] : [],
);
const CODES = [...Object.keys(GATE_FAULTS), ...Object.keys(RULE_FAULTS), ...FORBIDS.map(([id]) => id)];

test.each([...CODES, "a-policy-taken-away", "constructor", "__proto__"])("%s", policy => {
  const { says, fix, who } = refusalView({ policy });
  for (const language of LANGUAGES) {
    for (const words of [says, fix, who]) expect(words[language].trim()).not.toBe("");
    expect(says[language]).not.toBe(policy);
  }
});

test("no code is both a fault and a policy", () => {
  expect(CODES.filter((code, at) => CODES.indexOf(code) !== at)).toEqual([]);
});

test("every policy that refuses says in the policies themselves what to do and who can", () => {
  const silent = FORBIDS.filter(([, { clause, zh, en, fix_zh, fix_en, who_zh, who_en }]) => {
    const says = clause || (zh && en);
    return !(says && fix_zh && fix_en && who_zh && who_en);
  });
  expect(silent.map(([id]) => id)).toEqual([]);
});

const facts = factsOf(inOrder, question, FRIDAY);
const deciding = (answer: object) =>
  explainer(() => () => ({ ask: () => answer, forbids: [], reads: new Set() }) as unknown as GatePolicies);

test.each<readonly [string, Explain, Facts]>([
  ["engine-failed", explainer(failing), facts],
  [
    "policies-in-doubt",
    explainer(() => {
      throw new PoliciesInDoubt("not as compiled");
    }),
    facts,
  ],
  ["evaluation-error", deciding({ allowed: false, because: [EVALUATION_ERROR] }), facts],
  ["nothing-permits", deciding({ allowed: false, because: [] }), facts],
  ...(["unknown-profile", "no-profile-in-force", "nothing-allowed"] as const).map(
    rules => [rules, deciding({}), { ...facts, rules }] as const,
  ),
])("%s is said the same at the gate and in the record of it", (code, explain, of) => {
  const [refusal, ...more] = explain(of).refusals;
  expect(more).toEqual([]);
  expect(refusal).toMatchObject({ ...refusalView({ policy: code }), policy: code });
});

function failing(): never {
  throw new Error("no engine");
}
