// When a report is late, by both readings of the printed date; when those who have not filed are reminded; who waits too long.

import { describe, expect, test } from "vitest";
import {
  filingReminderDue,
  isLate,
  reportDeadline,
  TIMELINESS_WORDS,
  timelinessOf,
} from "../../functions/reports/deadline.ts";
import { TIMELINESS } from "../../functions/reports/names.ts";
import { unansweredRows } from "../../functions/reports/unanswered.ts";
import { profileOf } from "../../functions/shared/rules/profile.ts";

const taipei = (at: string) => new Date(`${at}+08:00`).toISOString();

describe("a report filed", () => {
  test.each([
    ["2021-06-08T11:00:00", "on-time"],
    ["2021-06-10T17:00:00", "on-time"],
    ["2021-06-10T17:00:01", "late-strict"],
    ["2021-06-11T09:00:00", "late-strict"],
    ["2021-06-13T17:00:00", "late-strict"],
    ["2021-06-13T17:00:01", "late-both"],
    ["2021-06-15T09:00:00", "late-both"],
    ["2021-12-31T23:59:59", "late-both"],
    ["2022-01-01T00:00:00", "no-deadline"],
    ["2026-11-28T10:00:00", "no-deadline"],
  ])("at %s is %s", (at, timeliness) => {
    expect(timelinessOf(taipei(at), reportDeadline())).toBe(timeliness);
  });
});

test("who first files when no deadline is set is not late, nor said to be", () => {
  expect(TIMELINESS.filter(isLate)).toEqual(["late-strict", "late-both"]);
  expect(isLate(undefined)).toBe(false);
  expect(TIMELINESS_WORDS["no-deadline"]["zh-TW"]).not.toContain("逾期");
});

test("the hour is in the letter's data: it says none, so ours stands", () => {
  const { endOfWork, officesClose } = profileOf("tainan-2021").parameters;
  expect([endOfWork?.value, officesClose]).toEqual([null, { value: "17:00", source: "ours" }]);
  expect(reportDeadline().endOfWork).toBe("17:00");
});

test("an agency's own end of work counts where it is earlier, and never makes the day longer", () => {
  expect(reportDeadline({ endOfWork: "16:30" }).endOfWork).toBe("16:30");
  expect(reportDeadline({ endOfWork: "18:00" }).endOfWork).toBe("17:00");
  expect(timelinessOf(taipei("2021-06-10T16:45:00"), reportDeadline({ endOfWork: "16:30" }))).toBe(
    "late-strict",
  );
});

describe("whoever has not filed", () => {
  test.each([
    ["2021-06-04T10:00:00", undefined],
    ["2021-06-05T10:00:00", undefined],
    ["2021-06-07T00:01:00", 3],
    ["2021-06-08T10:00:00", 3],
    ["2021-06-09T10:00:00", 1],
    ["2021-06-10T08:00:00", 0],
    ["2021-06-11T08:00:00", undefined],
  ])("at %s is to have been given the reminder of %s working days before", (at, days) => {
    expect(filingReminderDue(taipei(at), reportDeadline())).toBe(days);
  });
});

describe("rows that went out", () => {
  const line = (range: string, forwarded: string) =>
    ({
      channel: "vpn",
      range,
      purpose: "",
      status: "forwarded",
      since: 1,
      at: { forwarded: taipei(forwarded) },
    }) as const;
  const reports = [
    {
      system: "fire",
      lines: [
        line("203.0.113.1/32", "2021-06-09T10:00:00"),
        line("203.0.113.2/32", "2021-06-15T10:00:00"),
        { ...line("203.0.113.3/32", "2021-06-01T10:00:00"), returned: { reason: "x", at: "" } },
        { ...line("203.0.113.4/32", "2021-06-01T10:00:00"), status: "set-by-archives" },
      ],
    },
  ] as const;

  test("are counted in working days: a long weekend makes nobody late", () => {
    const rows = unansweredRows(reports, taipei("2021-06-17T09:00:00"));
    expect(rows.map(({ range, workingDays }) => [range, workingDays])).toEqual([["203.0.113.1/32", 5]]);
  });

  test("say when they were counted by a calendar that is not yet official", () => {
    const waiting = [{ system: "fire", lines: [line("203.0.113.5/32", "2026-12-21T10:00:00")] }] as const;
    const told = (at: string) =>
      unansweredRows(waiting, taipei(at)).map(each => [each.workingDays, each.provisional]);
    expect(told("2026-12-31T10:00:00")).toEqual([[7, undefined]]);
    expect(told("2027-01-05T10:00:00")).toEqual([[9, true]]);
  });

  test("are listed oldest first", () => {
    const rows = unansweredRows(reports, taipei("2021-06-25T09:00:00"));
    expect(rows.map(({ range, workingDays }) => [range, workingDays])).toEqual([
      ["203.0.113.1/32", 11],
      ["203.0.113.2/32", 8],
    ]);
  });
});
