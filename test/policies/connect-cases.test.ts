// The cases beside the gate's policies: every ALLOW opens, every DENY names exactly the clauses it says.
import { describe, expect, test } from "vitest";
import { parametersFor } from "../../functions/gate/adoption.ts";
import { explain } from "../../functions/gate/explain.ts";
import { officially } from "../../functions/shared/policy/official.ts";
import { readPolicies } from "../../functions/shared/policy/text.ts";
import { readCases, refusedInCase } from "../../infra/local/commands/policy/cases.ts";
import { coverage } from "../../infra/local/commands/policy/coverage.ts";
import { shapeFaults, unsaid, unsoundIn } from "../../infra/local/commands/policy/soundness.ts";

const FOLDER = "policies/connect";
const CASES = readCases(FOLDER);

test.each(CASES.map(each => [each.name, each] as const))("%s", (_, { facts, refused }) => {
  expect(refusedInCase(explain(facts)).sort()).toEqual(refused.toSorted());
});

describe("whatever is asked of the policies as they are written", () => {
  const about = readPolicies(FOLDER);
  const official = officially(about);
  const ask = (context: object, constants?: object) =>
    official({
      principal: { type: "Person", id: "borrower" },
      action: "connect",
      resource: { type: "System", id: "household" },
      context: { ...context },
      constants,
    });

  test("the official engine says the same of them as is said of them compiled", () => {
    const differing = CASES.filter(({ facts, refused }) => {
      const { because } = ask(facts.known, parametersFor(facts.profiles, facts.overlay));
      const names = because.map(id => about[id]?.annotations.clause ?? id);
      return names.sort().join() !== refused.toSorted().join();
    });
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  test("a question without facts is refused", () => {
    expect(ask({})).toEqual({ allowed: false, because: ["evaluation-error"] });
  });
});

describe("the texts", () => {
  const policies = readPolicies(FOLDER);

  test("are sound against their schema and formatted as the engine formats", () => {
    expect(unsoundIn(FOLDER, policies)).toEqual([]);
  });

  test("say for every refusal what would change it and who can do that, in both languages", () => {
    expect(unsaid(policies)).toEqual([]);
  });

  test("have cases that say only what the schema knows", () => {
    expect(
      CASES.flatMap(({ name, facts }) => shapeFaults(FOLDER, facts).map(fault => `${name}: ${fault}`)),
    ).toEqual([]);
  });

  test("enforce every clause marked for the session gate, each shown by a case either way", () => {
    expect(coverage(policies, CASES).filter(({ isGap }) => isGap)).toEqual([]);
  });
});
