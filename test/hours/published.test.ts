// Examples that other systems publish in their handbooks, where their rule is the same: work goes to the day on which it began.
import { expect, test } from "vitest";
import { countOf, extendedOf, NOTHING, totalOf } from "../../functions/hours/count.ts";
import { LIMITS, span } from "./given.ts";

const DAY = "2026-10-15";
const dayOf = (...spans: Parameters<typeof countOf>[0][number][]) => {
  const { days } = countOf(spans, LIMITS);
  return [...days].map(([day, tally]) => [day, totalOf(tally), extendedOf(tally)]);
};

// https://picktrace-help.helpscoutdocs.com/article/573-overnight-shift-functionality
test("PickTrace: five in the afternoon to two at night, half an hour of it a pause, is half an hour more than eight, of one day", () => {
  const night = span("normal", `${DAY} 17:00-26:00`, { breaks: [span("leave", `${DAY} 21:00-21:30`)] });
  expect(dayOf(night)).toEqual([[DAY, 510, 30]]);
});

// https://docs.oracle.com/en/cloud/saas/human-resources/oapff/delivered-time-calculation-rule-threshold-formulas-use-starttime.html
test("Oracle Time and Labor: three entries that begin on one day, the last one until three at night, are fifteen hours of it", () => {
  const entries = ["05:00-07:00", "13:00-17:00", "18:00-27:00"].map(times =>
    span("normal", `2019-11-11 ${times}`),
  );
  expect(dayOf(...entries)).toEqual([["2019-11-11", 900, 420]]);
});

// https://worktimekit.com/night-shift-calculator.html
test.each([
  ["23:00-31:00", "27:00-27:30", 450],
  ["21:30-29:30", "25:00-26:00", 420],
  ["22:15-26:45", undefined, 270],
])("WorkTimeKit: %s with a pause of %s", (times, pause, minutes) => {
  const breaks = pause ? { breaks: [span("leave", `${DAY} ${pause}`)] } : {};
  const { days } = countOf([span("overtime", `${DAY} ${times}`, breaks)], LIMITS);
  expect([...days.keys()]).toEqual([DAY]);
  expect(extendedOf(days.get(DAY) ?? NOTHING)).toBe(minutes);
});
