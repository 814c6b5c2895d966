// The planner against every plan there is, on small teams: it finds one whenever there is one, shares out evenly where there is none,
// and names days and people that cannot go together.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Asked, plan, type Wishing } from "../../functions/rosters/plan.ts";

const DAYS = ["1", "2", "3", "4", "5"];
const subsets = (days: readonly string[]): string[][] =>
  Array.from({ length: 2 ** days.length }, (_, set) => days.filter((_, at) => (set >> at) % 2 === 1));

/** As the texts say it, day by day, and not as the planner counts. */
function mayHave({ allowed, caps, most }: Wishing, days: readonly string[]): boolean {
  return (
    days.length <= most &&
    days.every((day, at) => allowed.includes(day) && at + 1 <= (caps[day] ?? Number.POSITIVE_INFINITY))
  );
}

interface Best {
  readonly granted: number;
  readonly unfair: number;
  readonly unwished: number;
}

function bestOf({ people, room }: Asked): Best {
  const choices = people.map(each =>
    subsets(DAYS).filter(days => days.length <= each.wishes.length && mayHave(each, days)),
  );
  let best: Best | undefined;
  const tried: string[][] = [];
  const go = (at: number) => {
    const each = people[at];
    if (!each) {
      const taken = DAYS.map(day => tried.filter(days => days.includes(day)).length);
      if (DAYS.some((day, on) => (taken[on] ?? 0) > (room[day] ?? people.length))) return;
      const granted = tried.flat().length;
      const lacks = people.map((one, n) => one.wishes.length + one.missed - (tried[n]?.length ?? 0));
      const unfair = lacks.reduce((sum, lack) => sum + lack * lack, 0);
      const unwished = tried.flatMap((days, n) =>
        days.filter(day => !people[n]?.wishes.includes(day)),
      ).length;
      const found = { granted, unfair, unwished };
      if (!best || isBetter(found, best)) best = found;
      return;
    }
    for (const days of choices[at] ?? []) {
      tried.push(days);
      go(at + 1);
      tried.pop();
    }
  };
  go(0);
  return best as Best;
}

function isBetter(one: Best, other: Best): boolean {
  if (one.granted !== other.granted) return one.granted > other.granted;
  if (one.unfair !== other.unfair) return one.unfair < other.unfair;
  return one.unwished < other.unwished;
}

const someDays = fc.subarray(DAYS);
const wishing = fc
  .record({
    wishes: fc.subarray(DAYS, { maxLength: 3 }),
    allowed: someDays,
    rises: fc.constantFrom<readonly [number, number, number]>([2, 3, 3], [3, 4, 4], [1, 2, 2], [4, 4, 4]),
    most: fc.integer({ min: 0, max: 4 }),
    missed: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ rises: [low, high], ...each }) => ({
    ...each,
    caps: Object.fromEntries(DAYS.map((day, at) => [day, at < 2 ? low : high])),
  }));
const asked: fc.Arbitrary<Asked> = fc
  .record({
    people: fc.array(wishing, { minLength: 1, maxLength: 4 }),
    room: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ people, room }) => ({
    days: DAYS,
    people: people.map((each, at) => ({ ...each, person: `p${at}` })),
    room: Object.fromEntries(DAYS.map((day, at) => [day, room[at] ?? 0])),
  }));

test("as many as any plan gives, as evenly, on as many of the wished days; and it keeps every cap and place", () => {
  let short = 0;
  fc.assert(
    fc.property(asked, given => {
      const planned = plan(given);
      const best = bestOf(given);
      for (const [at, { days }] of planned.rows.entries())
        expect(mayHave(given.people[at] as Wishing, days)).toBe(true);
      for (const day of DAYS)
        expect(planned.rows.filter(({ days }) => days.includes(day)).length).toBeLessThanOrEqual(
          given.room[day] ?? 0,
        );
      const granted = planned.rows.flatMap(({ days }) => days).length;
      const unfair = planned.rows.reduce((sum, { days, wished }, at) => {
        const lack = wished + (given.people[at]?.missed ?? 0) - days.length;
        return sum + lack * lack;
      }, 0);
      const unwished = planned.rows.flatMap(({ days }, at) =>
        days.filter(day => !given.people[at]?.wishes.includes(day)),
      ).length;
      expect({ granted, unfair, unwished }).toEqual(best);
      if (planned.short > 0) short++;
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(short).toBeGreaterThan(50);
});

test("where something cannot be, a cap of somebody’s own or days with too few places are named, and these prove it", () => {
  fc.assert(
    fc.property(asked, given => {
      const { short, capped, conflict } = plan(given);
      const byCaps = capped.reduce((sum, { wished, most }) => sum + wished - most, 0);
      expect(short).toBe(byCaps + (conflict ? conflict.needed - conflict.places : 0));
      if (!conflict) return;
      const { days, people } = conflict;
      expect(conflict.places).toBe(days.reduce((sum, day) => sum + (given.room[day] ?? 0), 0));
      // However those people are put, so many of their days fall on those.
      const least = people.map(name => {
        const each = given.people.find(({ person }) => person === name) as Wishing;
        const fits = subsets(DAYS).filter(chosen => mayHave(each, chosen));
        const most = Math.max(...fits.map(({ length }) => length));
        const wanted = Math.min(each.wishes.length, most);
        return Math.min(
          ...fits
            .filter(({ length }) => length === wanted)
            .map(chosen => chosen.filter(day => days.includes(day)).length),
        );
      });
      expect(least.reduce((sum, each) => sum + each, 0)).toBe(conflict.needed);
    }),
    { numRuns: 300, seed: 11 },
  );
});

test("whoever went without before comes first now", () => {
  const one = { wishes: ["1"], allowed: ["1"], caps: {}, most: 1 };
  const people = [
    { ...one, person: "ann", missed: 0 },
    { ...one, person: "bob", missed: 1 },
  ];
  const planned = plan({ days: DAYS, people, room: { 1: 1 } });
  expect(planned.rows.map(({ days }) => days)).toEqual([[], ["1"]]);
  expect(planned.conflict).toEqual({ days: ["1"], people: ["ann", "bob"], needed: 2, places: 1 });
});
