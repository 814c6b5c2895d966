// A category of overtime replaces the general caps for the assignment it covers, and no other limit of any text.
import fc from "fast-check";
import { expect, test } from "vitest";
import { capsFor, OVERTIME_CATEGORIES } from "../../../functions/shared/rules/overtime-caps.ts";
import type { Limits } from "../../../functions/shared/rules/parameters.ts";
import { profileOf } from "../../../functions/shared/rules/profile.ts";
import { combine } from "../../../functions/shared/rules/profiles.ts";

const ON = "2026-11-30";
function limitsOf(...ids: Parameters<typeof profileOf>[0][]): Limits {
  const rules = combine(ids.map(profileOf), ON);
  if (rules.status !== "combined") throw new Error("they can be combined");
  return rules.limits;
}

test.each([
  ["general", { dayMinutes: 720, monthMinutes: 3600, threeMonthMinutes: null, runDays: null }],
  ["seasonal", { dayMinutes: 720, monthMinutes: 4800, threeMonthMinutes: null, runDays: null }],
  ["special-major", { dayMinutes: null, monthMinutes: null, threeMonthMinutes: 14_400, runDays: null }],
  ["disaster-major", { dayMinutes: 840, monthMinutes: 4800, threeMonthMinutes: null, runDays: null }],
  ["urgent-shortage", { dayMinutes: null, monthMinutes: 4800, threeMonthMinutes: null, runDays: 3 }],
] as const)("%s", (category, caps) => {
  expect(capsFor(category, limitsOf("yilan-hours"))).toEqual(caps);
});

test("a category that no text in force has caps for frees from none", () => {
  const general = { ...limitsOf("keelung-pregnancy"), dayMinutes: 720, monthOvertimeMinutes: 3600 };
  for (const category of OVERTIME_CATEGORIES)
    expect(capsFor(category, general)).toMatchObject({ dayMinutes: 720, monthMinutes: 3600 });
});

test("a stricter overlay on a category's cap tightens that category and leaves the general caps", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), seasonalMonthMinutes => {
      const rules = combine([profileOf("yilan-hours")], ON, { seasonalMonthMinutes });
      if (rules.status !== "combined") throw new Error("they can be combined");
      expect(capsFor("seasonal", rules.limits).monthMinutes).toBe(Math.min(4800, seasonalMonthMinutes));
      expect(capsFor("general", rules.limits)).toEqual(capsFor("general", limitsOf("yilan-hours")));
    }),
  );
});
