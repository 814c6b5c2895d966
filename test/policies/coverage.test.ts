// What check:policies is based on: take away a policy of any clause of the gate, or its cases of one kind, and the gap is named.
import { expect, test } from "vitest";
import { readPolicies } from "../../functions/shared/policy/text.ts";
import { CLAUSES } from "../../functions/shared/rules/clauses.ts";
import { readCases } from "../../infra/local/commands/policy/cases.ts";
import { coverage } from "../../infra/local/commands/policy/coverage.ts";

const POLICIES = readPolicies("policies/connect");
const CASES = readCases("policies/connect");
const MARKED = CLAUSES.filter(({ part, where }) => part === "E" && where === "session gate").map(
  ({ id }) => id,
);

const gaps = (policies = POLICIES, cases = CASES) =>
  coverage(policies, cases).flatMap(({ about, isGap }) => (isGap ? [about] : []));

test("there are clauses of the gate, and none is a gap", () => {
  expect([MARKED.length >= 30, gaps()]).toEqual([true, []]);
});

test.each(MARKED)("%s without its policies, its ALLOW or its DENY cases is named", clause => {
  const without = Object.entries(POLICIES).filter(([, { annotations }]) => annotations.clause !== clause);
  expect(gaps(Object.fromEntries(without))).toContain(clause);
  for (const verdict of ["ALLOW", "DENY"])
    expect(
      gaps(
        POLICIES,
        CASES.filter(each => each.about !== clause || each.verdict !== verdict),
      ),
    ).toEqual([clause]);
});
