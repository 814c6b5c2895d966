// Whatever regulations are adopted, in whatever order: one more of them never opens more.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProfileId } from "../../../functions/shared/rules/clauses.ts";
import type { Limits } from "../../../functions/shared/rules/parameters.ts";
import { type Profile, profileOf } from "../../../functions/shared/rules/profile.ts";
import { combine } from "../../../functions/shared/rules/profiles.ts";

const varied = (id: ProfileId, parameters: Profile["parameters"]): Profile => ({
  ...profileOf(id),
  parameters,
});

function limitsOf(profiles: readonly Profile[]): Limits {
  const rules = combine(profiles, "2024-05-06");
  if (rules.status !== "combined") throw new Error(JSON.stringify(rules.because));
  return rules.limits;
}

/** For each way to combine, one parameter and what loosening it would be. */
const LOOSENED: readonly [keyof Limits, (before: Limits, after: Limits) => boolean][] = [
  [
    "drainMinutes",
    (before, after) => !(Number(after.drainMinutes ?? Infinity) <= Number(before.drainMinutes)),
  ],
  [
    "officeDaysPerWeek",
    (before, after) => !(Number(after.officeDaysPerWeek) >= Number(before.officeDaysPerWeek)),
  ],
  ["reportDue", (before, after) => !(String(after.reportDue ?? "~") <= String(before.reportDue))],
  [
    "allowedChannels",
    (b, a) => !(a.allowedChannels ?? ["?"]).every(name => b.allowedChannels?.includes(name)),
  ],
  ["bannedBrands", (b, a) => !(b.bannedBrands ?? []).every(name => a.bannedBrands?.includes(name))],
  [
    "requireAntivirus",
    (before, after) => before.requireAntivirus === true && after.requireAntivirus !== true,
  ],
  [
    "loanReminderDays",
    (b, a) => !(b.loanReminderDays ?? []).every(days => a.loanReminderDays?.includes(days)),
  ],
];

describe("whatever is adopted", () => {
  const ours = <T>(value: fc.Arbitrary<T>) =>
    fc.record({ value: fc.option(value), source: fc.constant("ours" as const) });
  // One name is always shared, so that the intersections never run empty here.
  const names = fc.subarray(["b", "c", "d"]).map(some => ["a", ...some]);
  const settings = fc.record({
    drainMinutes: ours(fc.nat(9)),
    officeDaysPerWeek: ours(fc.nat(5)),
    reportDue: ours(fc.constantFrom("2021-06-08", "2021-06-09", "2021-06-10")),
    allowedChannels: ours(names),
    bannedBrands: ours(fc.subarray(["x", "y", "z"])),
    requireAntivirus: ours(fc.boolean()),
    loanReminderDays: ours(fc.subarray([7, 3, 1, 0, -1])),
  });
  const profiles = fc
    .tuple(settings, settings, settings)
    .map(([a, b, c]) => [varied("tainan-2021", a), varied("ey-draft", b), varied("twse-2023", c)]);

  test("neither order nor repetition matters", () => {
    fc.assert(
      fc.property(profiles, adopted => {
        const limits = limitsOf(adopted);
        expect(limitsOf(adopted.toReversed())).toEqual(limits);
        expect(limitsOf([...adopted, ...adopted])).toEqual(limits);
      }),
    );
  });

  test("one more profile never loosens a limit", () => {
    fc.assert(
      fc.property(profiles, ([last, ...adopted]) => {
        fc.pre(last !== undefined);
        const before = limitsOf(adopted);
        const after = limitsOf([...adopted, last]);
        expect(
          LOOSENED.filter(([name, isLoosened]) => isLoosened(before, after) && before[name] !== null),
        ).toEqual([]);
      }),
    );
  });
});
