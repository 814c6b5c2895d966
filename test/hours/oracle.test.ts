// The law of hours against an oracle that counts minute by minute; a million of them are played by the bench.
import { expect, test } from "vitest";
import { Random } from "../bench/measure/random.ts";
import { dateOf, dayNumber, hourly, lapses, weekOf } from "./oracle.ts";
import { playMonth } from "./person-months.ts";

const MONTHS = 2_000;

test(`${MONTHS} random months are counted and judged alike, and some of their proposals are taken`, () => {
  const random = new Random(20_230_516);
  let taken = 0;
  for (let month = 0; month < MONTHS; month++) if (playMonth(sides => random.below(sides)).taken) taken++;
  expect(taken).toBeGreaterThan(MONTHS / 10);
  expect(taken).toBeLessThan(MONTHS / 2);
});

test("the oracle's own calendar is that of the world", () => {
  for (let day = dayNumber(2023, 0, 1); day < dayNumber(2029, 0, 1); day++) {
    const date = new Date(day * 86_400_000);
    expect(dateOf(day)).toEqual([date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]);
    expect(date.getUTCDay() === 1).toBe(weekOf(day) !== weekOf(day - 1));
  }
  expect(lapses(dayNumber(2024, 1, 29))).toBe(dayNumber(2026, 1, 28));
  expect([hourly(24_100, 50), hourly(24_100, 100), hourly(24_050, 100)]).toEqual([121, 241, 241]);
});
