// How the calendars are held against somebody else's: day by day, and what is said to differ has to.
import { expect, test } from "vitest";
import { isWorkingDay } from "../../functions/shared/time/calendar.ts";
import { daysOf, differing } from "./calendar.ts";

const DAYS = daysOf(2021);
const agreeing = new Set(DAYS.filter(isWorkingDay));
const without = (day: string) => new Set([...agreeing].filter(each => each !== day));

test("a year is all of its days, a leap year one more", () => {
  expect([DAYS[0], DAYS.at(-1), DAYS.length]).toEqual(["2021-01-01", "2021-12-31", 365]);
  expect(daysOf(2024)).toHaveLength(366);
});

test("where both agree nothing is said", () => {
  expect(differing(DAYS, agreeing, [])).toEqual([]);
});

test("a day more or less on either side is named", () => {
  expect(differing(DAYS, without("2021-06-11"), [])).toEqual(["2021-06-11: worked here, off there"]);
  expect(differing(DAYS, new Set([...agreeing, "2021-06-14"]), [])).toEqual([
    "2021-06-14: off here, worked there",
  ]);
});

test("a difference with its proof is taken, and has to show as it was said", () => {
  const known = { day: "2021-06-11", isWorked: true, proof: "the official table" };
  expect(differing(DAYS, without("2021-06-11"), [known])).toEqual([]);
  const gone = ["2021-06-11: said to differ (the official table), and does not"];
  expect(differing(DAYS, agreeing, [known])).toEqual(gone);
  expect(differing(DAYS, without("2021-06-11"), [{ ...known, isWorked: false }])).toEqual(gone);
});
