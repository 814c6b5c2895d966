// The demo city's days are counted from today, over weekends, ends of years and leap days.
import { expect, test } from "vitest";
import { daysUntil, mondayOf, works } from "../../../infra/local/demo/days.ts";

test.each([
  ["2027-12-31T02:00:00Z", ["2027-12-31", "2027-12-30", "2027-12-24", "2027-11-19", "2028-01-03"]],
  ["2028-02-29T02:00:00Z", ["2028-02-29", "2028-02-28", "2028-02-22", "2028-01-18", "2028-03-01"]],
  // A Sunday in Taipei that is still Saturday in London.
  ["2026-11-28T20:00:00Z", ["2026-11-29", "2026-11-27", "2026-11-23", "2026-10-19", "2026-11-30"]],
])("from %s", (now, days) => {
  const { day } = daysUntil(new Date(now));
  expect([0, 1, 5, 30, -1].map(day)).toEqual(days);
});

test("a time of a day is Taipei's", () => {
  const { at } = daysUntil(new Date("2028-03-01T02:00:00Z"));
  expect(at(1, "09:05").toISOString()).toBe("2028-02-29T01:05:00.000Z");
});

test.each([
  ["a Monday", "2026-11-30", "2026-11-30", true],
  ["a Sunday", "2026-11-29", "2026-11-23", false],
  ["a holiday in a week of two years", "2027-01-01", "2026-12-28", false],
  ["a year without a calendar", "2099-06-10", "2099-06-08", false],
])("%s", (_, day, monday, isWorked) => {
  expect([mondayOf(day), works(day)]).toEqual([monday, isWorked]);
});
