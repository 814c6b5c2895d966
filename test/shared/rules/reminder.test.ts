// When a reminder is given: the days of one loan, of many entries, and that nobody is reminded twice of the same.
import { describe, expect, test } from "vitest";
import { groupRemindersDue, reminderDue } from "../../../functions/shared/rules/reminder.ts";
import { addWorkingDays } from "../../../functions/shared/time/calendar.ts";
import { addDays } from "../../../functions/shared/time/day.ts";

describe("reminders of a loan due on Friday 18 June 2021, the 14th being a holiday", () => {
  const days = [3, 1, 0, -1, -3];
  test.each([
    ["2021-06-14", [], undefined],
    ["2021-06-15", [], 3],
    ["2021-06-15", [3], undefined],
    ["2021-06-17", [3], 1],
    ["2021-06-18", [3, 1], 0],
    ["2021-06-20", [3, 1, 0], undefined],
    ["2021-06-21", [3, 1, 0], -1],
    ["2021-06-23", [3, 1, 0, -1], -3],
    ["2021-07-30", [3, 1, 0, -1, -3], undefined],
    ["2021-06-22", [], -1],
  ] as const)("on %s after %j: %s", (today, notices, due) => {
    expect(reminderDue({ due: "2021-06-18", daysAhead: days }, notices, today)?.workingDays).toBe(due);
  });

  test("none where no rule asks for any", () => {
    expect(reminderDue({ due: "2021-06-18", daysAhead: [] }, [], "2021-06-18")).toBeUndefined();
  });
});

describe("reminders of many days at once", () => {
  const today = "2021-06-11";
  const reach = (days: number) => (days > 30 ? undefined : addWorkingDays(today, days));
  const due = ["2021-06-11", "2021-06-15", "2021-06-16", "2021-06-30"];
  const told = (given: Readonly<Record<number, string>>, daysAhead: readonly number[]) =>
    groupRemindersDue({ due, daysAhead }, given, { today, reach });

  test("each number of days tells what has newly come within it", () => {
    expect(told({}, [1, 2])).toEqual([
      { workingDays: 1, through: "2021-06-15", count: 2 },
      { workingDays: 2, through: "2021-06-16", count: 3 },
    ]);
    expect(told({ 1: "2021-06-15", 2: "2021-06-15" }, [1, 2])).toEqual([
      { workingDays: 2, through: "2021-06-16", count: 1 },
    ]);
  });

  test("one the calendar does not reach waits, the others are given", () => {
    expect(told({}, [40, 1]).map(({ workingDays }) => workingDays)).toEqual([1]);
  });
});

test("asked day after day, each reminder is given once and in its order", () => {
  const daysAhead = [3, 1, 0, -1, -3];
  const given: number[] = [];
  for (let today = "2021-06-01"; today < "2021-07-31"; today = addDays(today, 1)) {
    const reminder = reminderDue({ due: "2021-06-18", daysAhead }, given, today);
    if (reminder) given.push(reminder.workingDays);
  }
  expect(given).toEqual(daysAhead);
});
