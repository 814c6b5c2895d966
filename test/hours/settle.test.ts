// Whole hours and what is left under one: lost before the trial, added up within a month while it runs, and asked about after its end.
import { expect, test } from "vitest";
import { minutes } from "../../functions/hours/minutes.ts";
import { settled } from "../../functions/hours/settle.ts";
import { LIMITS } from "./given.ts";

const days = (month: string, ...counts: number[]) =>
  new Map(counts.map((count, at) => [`${month}-${String(at + 1).padStart(2, "0")}`, minutes(count)]));

test.each([
  ["2024-12", { hours: 2, lost: 90, asked: 0 }],
  ["2025-01", { hours: 3, lost: 30, asked: 0 }],
  ["2026-12", { hours: 3, lost: 30, asked: 0 }],
  ["2027-01", { hours: 2, lost: 0, asked: 90 }],
])("in %s, 90, 100 and 20 minutes", (month, expected) => {
  expect(settled(days(month, 90, 100, 20), LIMITS)).toEqual(expected);
});

test("where no trial is known, nothing adds up; days of two months are not settled together", () => {
  const none = { remaindersSince: null, remaindersLastDay: null };
  expect(settled(days("2026-06", 90, 100, 20), none)).toEqual({ hours: 2, lost: 90, asked: 0 });
  expect(() => settled(new Map([...days("2026-06", 60), ...days("2026-07", 60)]), LIMITS)).toThrow(
    RangeError,
  );
});
