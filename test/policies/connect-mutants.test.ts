// No policy of the gate can be dropped, and none of its conditions turned round, without a case noticing.
import { beforeAll, expect, test } from "vitest";
import { parametersOf } from "../../functions/gate/adoption.ts";
import type { Facts } from "../../functions/gate/facts.ts";
import { officially } from "../../functions/shared/policy/official.ts";
import { type PolicySet, type ReadPolicy, readPolicies } from "../../functions/shared/policy/text.ts";
import { type Case, readCases } from "../../infra/local/commands/policy/cases.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

const FOLDER = "policies/connect";
const OPEN: ReadPolicy["policy"] = {
  effect: "permit",
  principal: { op: "All" },
  action: { op: "All" },
  resource: { op: "All" },
  conditions: [],
};
let policies: PolicySet;
let cases: readonly Case[];
beforeAll(() => {
  policies = readPolicies(FOLDER);
  cases = readCases(FOLDER);
});

test("a mutant of any policy makes a case fail", () => {
  const mutants = mutantsOf(policies);
  const unnoticed = mutants
    .filter(mutant => !isNoticed(mutant))
    .map(({ policy, change }) => `${policy}: ${change}`);
  expect([mutants.length > 300, unnoticed]).toEqual([true, []]);
});

/** Asks the mutated policy alone: what the others say is the same with and without it. */
function isNoticed({ policy: id, conditions }: Mutant): boolean {
  const original = policies[id];
  if (!original) throw new Error(`no policy ${id}`);
  const isPermit = original.policy.effect === "permit";
  const name = original.annotations.clause ?? id;
  const expected = (each: Case) => (isPermit ? each.verdict === "ALLOW" : each.refused.includes(name));
  if (!conditions) return cases.some(expected);
  const ask = officially({
    mutant: { ...original, policy: { ...original.policy, conditions } },
    ...(isPermit ? {} : { open: { policy: OPEN, annotations: {}, reads: [], place: "" } }),
  });
  const relevant = isPermit ? cases.filter(({ verdict }) => verdict === "ALLOW") : nearest(name);
  return relevant.some(each => {
    const { allowed, because } = ask(questionOf(each.facts));
    return (isPermit ? allowed : because.length > 0) !== expected(each);
  });
}

/** The cases about it first, since they notice soonest. */
function nearest(name: string): readonly Case[] {
  return cases.toSorted((one, other) => Number(other.about === name) - Number(one.about === name));
}

function questionOf({ person, system, profiles, known }: Facts) {
  const parameters = Object.fromEntries(profiles.map(id => [id, parametersOf(id)]));
  return {
    principal: { type: "Person", id: person },
    action: "connect",
    resource: { type: "System", id: system },
    context: { ...known },
    constants: parameters,
  };
}
