// What is offered to be supposed: every fact that the rules in force look at, with all that they tell apart, and nothing that the gate
// would not take.
import { expect, test } from "vitest";
import type { Facts } from "../../functions/gate/facts.ts";
import { deployedPolicies } from "../../functions/gate/policies.ts";
import { supposable } from "../../functions/gate/supposable.ts";
import { supposing, suppositionComplaint } from "../../functions/gate/what-if.ts";
import { PROFILE_IDS } from "../../functions/shared/rules/clauses.ts";
import { FRIDAY, factsOf, inOrder, question } from "./given.ts";

const facts = factsOf(inOrder, question, FRIDAY);
const everyRule: Facts = { ...facts, profiles: PROFILE_IDS };
const offered = new Map(supposable(everyRule).map(({ fact, values }) => [fact as string, values]));

test("every fact that a rule looks at, but for what the question itself says", () => {
  const { reads } = deployedPolicies()(PROFILE_IDS);
  const [forbids] = [deployedPolicies()(PROFILE_IDS).forbids];
  const looked = new Set(forbids.flatMap(each => each.reads.map(path => path.split(".")[0] ?? "")));
  for (const fact of ["activity", "system", "channel"]) looked.delete(fact);
  expect([...offered.keys()].sort()).toEqual([...looked].sort());
  expect([...looked].every(fact => reads.has(fact))).toBe(true);
});

test("whatever is offered is taken, once", () => {
  for (const [fact, values] of offered) {
    expect([fact, values.length > 1]).toEqual([fact, true]);
    expect(new Set(values.map(value => JSON.stringify(value))).size).toBe(values.length);
    for (const value of values) {
      expect(suppositionComplaint({ [fact]: value })).toBeUndefined();
      supposing(facts, JSON.stringify({ [fact]: value }));
    }
  }
});

test("what the rules tell apart: words, numbers and those beside them, with and without of a set, parts, not known", () => {
  expect(offered.get("medium")).toEqual(expect.arrayContaining(["wired", null]));
  expect(offered.get("pledged")).toEqual([true, false, null]);
  expect(offered.get("stopped")).toEqual([false, true]);
  expect(offered.get("seatsLeft")).toEqual(expect.arrayContaining([0, 1]));
  expect(offered.get("approvedUnder")).toEqual(
    expect.arrayContaining([["ey-draft"], ["keelung-pregnancy"], []]),
  );
  expect(offered.get("document")).toEqual(expect.arrayContaining([{ classification: "ordinary" }, null]));
});

test("nothing where no rules are known to be in force", () => {
  expect(supposable({ ...facts, rules: "unknown-profile" })).toEqual([]);
});
