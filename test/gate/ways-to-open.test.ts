// Of every refusal the smallest changes that open the gate: asked again with the facts so changed it opens, and with fewer it does not,
// whatever they are changed to. The situations are those of the cases, alone and several at once, under any regulations.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANGEABLE, personaOf } from "../../functions/gate/changeable.ts";
import { explain } from "../../functions/gate/explain.ts";
import type { FactName, Facts, Known } from "../../functions/gate/facts.ts";
import { PERSONAS, type Persona } from "../../functions/gate/names.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { type Change, changed, type Step, stepsToOpen } from "../../functions/gate/ways-to-open.ts";
import { readSet } from "../../functions/shared/policy/sets.ts";
import { PROFILE_IDS } from "../../functions/shared/rules/clauses.ts";
import { BINDS_EVERYBODY } from "../../functions/shared/rules/profiles.ts";
import { factsKnown, readCases, situation } from "../../infra/local/commands/policy/cases.ts";

const FOLDER = "policies/connect";
const policiesFor = gatePolicies();
const denied = readCases(FOLDER).filter(({ verdict }) => verdict === "DENY");
/** What nobody can change, and no fact: what is done in a system of which nobody knows that. */
const NOBODYS = ["activity", "profiles", "outsideHours"];
/** A number that an agency set with its reason is kept to, never advised to be set anew. */
const KEPT_TO = ["homeDaysSet"];

const ask = ({ profiles, overlay, ...asking }: Facts, changes: readonly Change[]) =>
  policiesFor(profiles, overlay).ask({ ...asking, known: changed(asking.known, changes) });
const stepsIn = (facts: Facts) => stepsToOpen(policiesFor(facts.profiles, facts.overlay), facts, PERSONAS);
const firstWays = (steps: readonly Step[]) => steps.flatMap(({ ways }) => ways[0] ?? []);

test("every fact that a policy reads can be changed by somebody, or is nobody's to change", () => {
  const read = readSet("connect").flatMap(({ reads }) => reads.map(path => path.split(".")[0] as FactName));
  expect(read.filter(fact => !CHANGEABLE[fact] && ![...NOBODYS, ...KEPT_TO].includes(fact))).toEqual([]);
});

test.each(denied.map(each => [each.name, each.facts] as const))("%s", (_, facts) => {
  judge(facts);
});

/** Several cases at once, as long as they have something to change. */
const situations = fc
  .record({
    name: fc.constantFrom("home-day", "own-computer-day"),
    cases: fc.array(fc.constantFrom(...denied), { minLength: 1, maxLength: 5 }),
    profiles: fc.subarray([...PROFILE_IDS]),
  })
  .map(({ name, cases, profiles }) => {
    const base = situation(FOLDER, name);
    const but = cases.map(({ facts: { known } }) => differing(known, base));
    const binding = PROFILE_IDS.filter(id => BINDS_EVERYBODY.includes(id) || profiles.includes(id));
    return factsKnown({ ...base, ...Object.assign({}, ...but) }, binding);
  });

test("of any generated refusal too", () => {
  let refused = 0;
  fc.assert(
    fc.property(situations, facts => {
      if (judge(facts) > 0) refused++;
    }),
    { numRuns: 400, seed: 20210603 },
  );
  expect(refused).toBeGreaterThan(250);
});

test("of someone and something that nobody knows, under all regulations at once", () => {
  const known = { stopped: false, loginExpired: false, encrypted: true, factors: 0, activity: "exchange" };
  expect(judge(factsKnown(known, PROFILE_IDS))).toBeGreaterThan(20);
});

describe("for whom it is", () => {
  const home = (but: object) =>
    stepsIn(factsKnown({ ...situation(FOLDER, "home-day"), ...but }, ["tainan-2021", "ey-draft"]));
  const told = ({ ways, alone }: Step) => ({
    ways: ways.map(way => way.map(({ fact, by }) => `${fact} ${by}`)),
    alone: Object.keys(alone),
  });
  test("either of two may, each alone", () => {
    expect(home({ officeHours: false }).map(told)).toEqual([
      { ways: [["officeHours me"], ["overtime superior"]], alone: ["me", "superior"] },
    ]);
  });
  test("an exit address that waits for the archives is theirs, and before that the administrator's", () => {
    expect(home({ egress: "forwarded" }).map(told)).toEqual([
      { ways: [["egress archives"]], alone: ["archives"] },
    ]);
    expect(home({ egress: "reported" }).map(told)[0]?.alone).toEqual(["administrator"]);
  });
  test("what one cannot do alone is not said to be in one's power", () => {
    expect(home({ byBorrower: false, status: "vendor" }).map(told)).toEqual([
      { ways: [["byBorrower records", "status personnel"]].map(way => way.toSorted().reverse()), alone: [] },
    ]);
  });
});

/** How many refused; where somebody can change all of it, what they change opens the gate, and less does not. */
function judge(facts: Facts): number {
  const { refusals } = explain(facts);
  const steps = stepsIn(facts);
  expect(steps.flatMap(({ policies }) => policies).sort()).toEqual(
    refusals.map(({ policy }) => policy).sort(),
  );
  if (steps.some(({ policies }) => policies.includes("activity-known"))) return refusals.length;
  expect(steps.filter(({ ways }) => ways.length === 0)).toEqual([]);
  expect(ask(facts, firstWays(steps)).because).toEqual([]);
  for (const step of steps) flips(facts, steps, step);
  return refusals.length;
}

function flips(facts: Facts, steps: readonly Step[], step: Step): void {
  const others = firstWays(steps.filter(each => each !== step));
  const all = [...step.ways, ...Object.values(step.alone).flat()];
  for (const way of all) expect(ask(facts, [...others, ...way]).because).toEqual([]);
  for (const [persona, ways] of Object.entries(step.alone))
    expect(ways.flat().filter(({ by }) => by !== persona)).toEqual([]);
  const size = step.ways[0]?.length ?? 0;
  expect(step.ways.every(way => way.length === size)).toBe(true);
  if (size <= MOST) expect(opensWithFewer(facts, others, size)).toBe(false);
}

/** Of up to so many changes everything with fewer is tried: any facts of any rule, to anything they can come to. */
const MOST = 3;

function opensWithFewer(facts: Facts, before: readonly Change[], size: number): boolean {
  const opens = (way: readonly Change[], from: number, left: number): boolean => {
    if (ask(facts, [...before, ...way]).allowed) return true;
    if (left === 0) return false;
    const known = changed(facts.known, [...before, ...way]);
    return FACTS.slice(from).some((fact, at) =>
      changesOf(fact, known).some(change => opens([...way, change], from + at + 1, left - 1)),
    );
  };
  return opens([], 0, size - 1);
}
const FACTS = Object.keys(CHANGEABLE) as FactName[];

function changesOf(fact: FactName, known: Known): Change[] {
  const row = CHANGEABLE[fact];
  if (!row) return [];
  const by: Persona = personaOf(row, known);
  return row.to(known).map(to => ({ fact, to, by }));
}

function differing(known: Known, base: Record<string, unknown>): Record<string, unknown> {
  const is = known as unknown as Record<string, unknown>;
  const names = new Set([...Object.keys(is), ...Object.keys(base)]);
  const changes = [...names].filter(name => JSON.stringify(is[name]) !== JSON.stringify(base[name]));
  return Object.fromEntries(changes.map(name => [name, is[name] ?? null]));
}
