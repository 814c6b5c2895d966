// Endings in working days: Dragon Boat Festival is no working day, the last day counts in full, and each notice is given once.
import { describe, expect, test } from "vitest";
import {
  announcementDue,
  endingsIn,
  horizonOf,
  withoutReason,
  workingDaysTo,
} from "../../../functions/allowlist/endings/endings.ts";
import type { Entry } from "../../../functions/allowlist/lists/entry.ts";
import { FROM, UNTIL } from "../../../functions/allowlist/lists/span-text.ts";
import { lastDayOf } from "../../../functions/shared/time/calendar.ts";

const entry = (range: string, until?: string, more: Partial<Entry> = {}): Entry => ({
  ...{ range, owner: "甲", reason: "乙", document: "丙", from: "2021-06-01T00:00:00.000Z" },
  ...{ addedAt: "2021-06-01T00:00:00.000Z", addedBy: "one", approvedBy: "two", change: 1 },
  ...(until && { until }),
  ...more,
});
/** Nine in the morning in Taipei. */
const morning = (day: string) => `${day}T01:00:00.000Z`;
const endOf = (day: string) => `${day}T16:00:00.000Z`;

describe("working days to an end", () => {
  test("skip the festival of 14 June 2021", () => {
    expect(workingDaysTo("2021-06-10", "2021-06-15")).toBe(2);
    expect(workingDaysTo("2021-06-10", "2021-06-10")).toBe(0);
  });

  test("are unknown in a year without a calendar, and the ending is shown all the same", () => {
    expect(workingDaysTo("2027-12-30", "2028-01-05")).toBeUndefined();
    expect(horizonOf("2027-12-30", 7) > "2028-01-12").toBe(true);
    const [found] = endingsIn([entry("203.0.113.1/32", endOf("2028-01-05"))], morning("2027-12-30"), 7);
    expect([found?.lastDay, found?.workingDays]).toEqual(["2028-01-05", undefined]);
  });

  test.each([
    ["2026-12-28", "2026-12-31", 3, false],
    ["2026-12-28", "2027-01-04", 4, true],
  ])("from %s to %s are %i, on a provisional calendar: %s", (today, last, workingDays, provisional) => {
    const [found] = endingsIn([entry("203.0.113.1/32", endOf(last))], morning(today), 7);
    expect(found).toMatchObject({ workingDays, provisional });
  });

  test("count the last day in full", () => {
    expect(lastDayOf(endOf("2021-06-11"))).toBe("2021-06-11");
    expect(lastDayOf("2021-06-11T16:00:00.001Z")).toBe("2021-06-12");
  });
});

describe("notices", () => {
  const entries = [
    entry("203.0.113.1/32", endOf("2021-06-15")),
    entry("203.0.113.2/32", endOf("2021-07-30")),
    entry("203.0.113.3/32"),
  ];
  const due = (day: string, announced = {}) =>
    announcementDue({ announced }, entries, { at: morning(day), days: [30, 7, 1] });

  test("are given for what has come within reach, and not twice", () => {
    expect(due("2021-06-03")).toMatchObject([
      { workingDays: 30, count: 1, through: "2021-07-16" },
      { workingDays: 7, count: 1 },
    ]);
    expect(due("2021-06-03", { 30: "2021-07-16", 7: "2021-06-15" })).toEqual([]);
    expect(due("2021-06-11", { 30: "2021-07-16", 7: "2021-06-15" })).toMatchObject([
      { workingDays: 1, count: 1 },
    ]);
  });

  test("that need a calendar nobody has loaded wait, and keep no other from being given", () => {
    const late = [entry("203.0.113.1/32", endOf("2027-12-30"))];
    const due = announcementDue({ announced: {} }, late, { at: morning("2027-12-23"), days: [30, 4] });
    expect(due).toMatchObject([{ workingDays: 4, count: 1 }]);
  });

  test("say when they rest on a calendar that is not yet official", () => {
    const late = [entry("203.0.113.1/32", endOf("2026-12-30"))];
    const due = announcementDue({ announced: {} }, late, { at: morning("2026-12-23"), days: [30, 4] });
    expect(due.map(({ workingDays, provisional }) => [workingDays, provisional])).toEqual([
      [30, true],
      [4, undefined],
    ]);
  });

  test("are none for what has ended", () => {
    expect(due("2021-06-18", { 30: "2021-07-29", 7: "2021-06-29" })).toMatchObject([
      { workingDays: 30, count: 1 },
    ]);
  });
});

test("an entry whose loan, plan or owner is gone has no living reason", () => {
  const living = {
    loans: new Map([["A", endOf("2021-06-30")]]),
    plan: "P2",
    left: new Set(["worker@household"]),
  };
  const on = (kind: "loan" | "plan" | "approval", id: string) => ({
    dependsOn: { kind, id, until: endOf("2021-06-30") },
  });
  const entries = [
    entry("203.0.113.1/32", undefined, on("loan", "A")),
    entry("203.0.113.2/32", undefined, on("loan", "B")),
    entry("203.0.113.3/32", undefined, on("plan", "P1")),
    entry("203.0.113.4/32", undefined, on("approval", "X")),
    entry("203.0.113.5/32", undefined, { owner: "worker@household" }),
    entry("203.0.113.6/32", endOf("2021-06-01"), on("loan", "B")),
  ];
  expect(
    withoutReason(entries, morning("2021-06-03"), living).map(({ entry, code }) => [entry.range, code]),
  ).toEqual([
    ["203.0.113.2/32", "loan-ended"],
    ["203.0.113.3/32", "plan-replaced"],
    ["203.0.113.5/32", "person-left"],
  ]);
});

test("days and instants of files come back as they went", () => {
  for (const [column, text, instant] of [
    [FROM, "2021-06-03", "2021-06-02T16:00:00.000Z"],
    [UNTIL, "2021-06-03", "2021-06-03T16:00:00.000Z"],
    [UNTIL, "2021-06-03T09:30:00.000Z", "2021-06-03T09:30:00.000Z"],
  ] as const) {
    expect(column.parse(text)).toEqual({ kind: "value", value: instant });
    expect(column.format(instant)).toBe(text);
  }
  expect(UNTIL.parse("民國110年6月3日")).toEqual(UNTIL.parse("2021-06-03"));
  expect(UNTIL.parse("下週").kind).toBe("refused");
});
