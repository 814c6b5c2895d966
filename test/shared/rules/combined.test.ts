// Whatever the texts say and an agency lays down: bans add up, of limits the strictest stands, of lists what all name, and silence changes nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROFILE_IDS } from "../../../functions/shared/rules/clauses.ts";
import { capsFor, OVERTIME_CATEGORIES } from "../../../functions/shared/rules/overtime-caps.ts";
import {
  isLooser,
  type Overlay,
  PARAMETER_NAMES,
  PARAMETERS,
  type Parameter,
} from "../../../functions/shared/rules/parameters.ts";
import { type Profile, profileOf } from "../../../functions/shared/rules/profile.ts";
import { combine } from "../../../functions/shared/rules/profiles.ts";

const DAY = "2024-05-06";

/** Of each way to combine, values that meet and that do not. */
const VALUES = {
  ceiling: fc.nat(9),
  floor: fc.nat(9),
  earliest: fc.constantFrom("2021-06-08", "2021-06-09", "2021-06-10"),
  latest: fc.constantFrom("2021-06-08", "2021-06-09", "2021-06-10"),
  allowed: fc.subarray(["a", "b", "c"], { minLength: 1 }),
  forbidden: fc.subarray(["x", "y", "z"]),
  demanded: fc.boolean(),
  reminders: fc.subarray([7, 3, 1, 0, -1]),
} as const;
const anyValue = (name: Parameter): fc.Arbitrary<unknown> => VALUES[PARAMETERS[name]];
/** Some of them say something of some parameters. */
const said = fc.record(Object.fromEntries(PARAMETER_NAMES.map(name => [name, fc.option(anyValue(name))])), {
  requiredKeys: [],
});
const text = fc
  .tuple(fc.constantFrom(...PROFILE_IDS.filter(id => id !== "yilan-hours")), said)
  .map(([id, values]) => {
    const given = Object.entries(values).map(([name, value]) => [name, { value, source: "ours" as const }]);
    return {
      ...profileOf(id),
      effectiveFrom: null,
      effectiveTo: null,
      parameters: Object.fromEntries(given),
    } as Profile;
  });
const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 4, selector: ({ id }) => id });
const overlay = said.map(
  values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Overlay,
);

/** All that is said of a parameter, by the texts and by the agency. */
function voices(name: Parameter, adopted: readonly Profile[], own: Overlay): unknown[] {
  const said = [...adopted.map(({ parameters }) => parameters[name]?.value ?? null), own[name] ?? null];
  return said.filter(value => value !== null);
}

/** Reckoned by hand, from all that is said and in no order. */
const RECKONED: { readonly [R in (typeof PARAMETERS)[Parameter]]: (all: never[]) => unknown } = {
  ceiling: (all: number[]) => Math.min(...all),
  floor: (all: number[]) => Math.max(...all),
  earliest: (all: string[]) => all.toSorted()[0],
  latest: (all: string[]) => all.toSorted().at(-1),
  allowed: (all: string[][]) => ["a", "b", "c"].filter(each => all.every(list => list.includes(each))),
  forbidden: (all: string[][]) => ["x", "y", "z"].filter(each => all.some(list => list.includes(each))),
  demanded: (all: boolean[]) => all.includes(true),
  reminders: (all: number[][]) => [7, 3, 1, 0, -1].filter(each => all.some(list => list.includes(each))),
};
const reckoned = (name: Parameter, all: unknown[]) =>
  all.length === 0 ? null : RECKONED[PARAMETERS[name]](all as never[]);

/** Of lists, those that nothing is left of. */
function emptied(adopted: readonly Profile[], own: Overlay): readonly Parameter[] {
  const lists = PARAMETER_NAMES.filter(name => PARAMETERS[name] === "allowed");
  return lists.filter(name => (reckoned(name, voices(name, adopted, own)) as unknown[] | null)?.length === 0);
}

describe("random texts under random rules of an agency", () => {
  test("every value is reckoned from all that is said of it", () => {
    fc.assert(
      fc.property(texts, overlay, (adopted, own) => {
        const rules = combine(adopted, DAY, own);
        fc.pre(rules.status === "combined");
        for (const name of PARAMETER_NAMES)
          expect([name, rules.limits[name]]).toEqual([name, reckoned(name, voices(name, adopted, own))]);
      }),
    );
  });

  test("where a list has nothing left, nothing is opened, and the texts that say something of it are named", () => {
    fc.assert(
      fc.property(texts, overlay, (adopted, own) => {
        const rules = combine(adopted, DAY, own);
        const because = rules.status === "combined" ? [] : rules.because;
        expect(because.map(each => ("parameter" in each ? each.parameter : each.kind))).toEqual(
          emptied(adopted, own),
        );
        for (const [at, name] of emptied(adopted, own).entries()) {
          const naming = adopted.filter(({ parameters }) => parameters[name]?.value);
          const words = because[at]?.words["zh-TW"] ?? "";
          expect(adopted.filter(({ title }) => words.includes(`「${title["zh-TW"]}」`))).toEqual(naming);
        }
      }),
    );
  });

  test("one text or rule more never loosens anything, and its silence changes nothing", () => {
    fc.assert(
      fc.property(texts, overlay, ([more, ...adopted], own) => {
        fc.pre(more !== undefined && adopted.length > 0);
        const [before, after] = [combine(adopted, DAY), combine([...adopted, more], DAY, own)];
        fc.pre(before.status === "combined" && after.status === "combined");
        for (const clause of before.clauses) expect(after.clauses).toContain(clause);
        for (const name of PARAMETER_NAMES) {
          const [was, is] = [before.limits[name], after.limits[name]];
          const isLoosened = was !== null && (is === null || isLooser(name, is as never, was as never));
          expect([name, isLoosened]).toEqual([name, false]);
          const isSilent = voices(name, [more], own).length === 0;
          expect([name, isSilent ? is : was]).toEqual([name, was]);
        }
      }),
    );
  });

  test("a category replaces the general caps for its own work, and leaves everybody else's as they are", () => {
    const own = {
      seasonal: ["seasonalDayMinutes", "seasonalMonthMinutes"],
      "special-major": ["specialThreeMonthMinutes"],
      "disaster-major": ["disasterDayMinutes", "disasterMonthMinutes"],
      "urgent-shortage": ["urgentMonthMinutes", "urgentRunDays"],
    } as const;
    const category = fc.constantFrom(...(Object.keys(own) as (keyof typeof own)[]));
    fc.assert(
      fc.property(texts, category, (adopted, replaced) => {
        const rules = combine(adopted, DAY);
        fc.pre(rules.status === "combined");
        const { limits } = rules;
        const changed = { ...limits, ...Object.fromEntries(own[replaced].map(name => [name, 4_321])) };
        for (const other of OVERTIME_CATEGORIES.filter(each => each !== replaced))
          expect([other, capsFor(other, changed)]).toEqual([other, capsFor(other, limits)]);
        const caps = Object.values(capsFor(replaced, changed)).filter(cap => cap !== null);
        expect(caps).toEqual(own[replaced].map(() => 4_321));
      }),
      { numRuns: 200 },
    );
  });
});
