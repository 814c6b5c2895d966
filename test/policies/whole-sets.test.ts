// Whole sets of compiled policies beside the official engine, on questions put together from all that any of them can tell apart; and
// no arithmetic of theirs errs, whatever whole numbers the facts are.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge, type PolicyQuestion } from "../../functions/shared/policy/compiled.ts";
import { officially } from "../../functions/shared/policy/official.ts";
import { readPolicies } from "../../functions/shared/policy/text.ts";
import { BINDING, compiled, questionsOf, saysTheSame } from "./equal.ts";

/** Few of each policy: what is wanted here is that they meet. */
const OF_EACH = 12;
const RUNS = 300;

describe.each(["connect", "operate"])("policies/%s", folder => {
  const set = readPolicies(`policies/${folder}`);
  const ours = compiled(set);
  const parts = Object.values(set).flatMap(read => [...questionsOf(read, OF_EACH)]);

  test("as a whole say the same as the official engine", { timeout: 120_000 }, () => {
    const official = officially(set);
    const some = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, fc.constantFrom(...BINDING), (questions, constants) => {
        const question = { ...together(questions), constants };
        expect(saysTheSame(ours, question, official(question))).toBe(true);
      }),
      { numRuns: RUNS, seed: 20210603 },
    );
  });
});

/** The first says who asks for what; facts of all are in it. */
function together([first, ...others]: readonly PolicyQuestion[]): PolicyQuestion {
  if (!first) throw new Error("there is no question");
  const facts = (whose: "principal" | "resource") =>
    Object.assign({}, first[whose].facts, ...others.map(each => each[whose].facts));
  return {
    ...first,
    principal: { ...first.principal, facts: facts("principal") },
    resource: { ...first.resource, facts: facts("resource") },
    context: Object.assign({}, first.context, ...others.map(({ context }) => context)),
  };
}

describe("arithmetic", () => {
  const all = readPolicies("policies/connect");
  const reckoning = Object.entries(all).filter(([, { policy }]) =>
    ["+", "-", "*"].some(operator => JSON.stringify(policy).includes(`"${operator}":{`)),
  );
  /** The largest of the language that a number here comes to, and the largest that is exact. */
  const EDGES = [2 ** 63 - 1024, Number.MAX_SAFE_INTEGER];

  test("is done by the policies about office days", () => {
    expect(reckoning.map(([id]) => id).sort()).toEqual(["ey-office-days", "own-office-days"]);
  });

  test.each(reckoning)("of %s errs for no whole numbers", (id, read) => {
    const official = officially({ [id]: read });
    const ours = compiled({ [id]: read });
    const places = read.reads.filter(path => !path.startsWith("profiles") && path !== "homeDayToday");
    const tell = (edge: number) => [-edge, -1, 0, 1, 5, edge];
    for (const edge of EDGES)
      for (const values of combinations(places.map(() => tell(edge)))) {
        const numbers = Object.fromEntries(places.map((place, at) => [place, values[at]]));
        const context = { ...numbers, homeDayToday: true };
        const constants = BINDING[0];
        const question = { ...ASKED, context, constants };
        expect([context, official(question).because]).not.toEqual([context, ["evaluation-error"]]);
        if (edge !== Number.MAX_SAFE_INTEGER) continue;
        expect([context, judge(ours, question).because]).toEqual([context, official(question).because]);
      }
  });
});

const ASKED = {
  principal: { type: "Person", id: "one" },
  action: "connect",
  resource: { type: "System", id: "one" },
} as const;

function combinations(each: readonly (readonly number[])[]): number[][] {
  return each.reduce<number[][]>(
    (all, values) => all.flatMap(one => values.map(value => [...one, value])),
    [[]],
  );
}
