// The windows of an agency: on working days, days off or every day, past midnight, by title; and a day's normal hours made of them.
import { describe, expect, test } from "vitest";
import { officeOn } from "../../functions/hours/office.ts";
import type { HoursWindow } from "../../functions/hours/window-names.ts";
import { beginningOn, normalSpans, windowFault, windowsFor } from "../../functions/hours/windows.ts";
import { UnknownYear } from "../../functions/shared/time/unknown-year.ts";
import { at, span } from "./given.ts";

const office = (from: string, until: string, more: Partial<HoursWindow> = {}): HoursWindow => ({
  kind: "office",
  from,
  until,
  ...more,
});
/** A Friday, and a national day that falls on a Saturday. */
const [WORKED, OFF] = ["2026-10-16", "2026-10-10"];

describe("what begins on a day", () => {
  test.each([
    ["working-days", 1, 0],
    ["days-off", 0, 1],
    ["every-day", 1, 1],
    [undefined, 1, 0],
  ] as const)("on %s", (days, worked, off) => {
    const windows = [office("08:00", "17:00", { days })];
    expect([beginningOn(windows, WORKED).length, beginningOn(windows, OFF).length]).toEqual([worked, off]);
  });

  test("past midnight, and the whole day round", () => {
    expect(beginningOn([office("22:00", "06:00"), office("08:00", "08:00")], WORKED)).toEqual([
      { from: at(WORKED, "08:00"), until: at(WORKED, "32:00") },
      { from: at(WORKED, "22:00"), until: at(WORKED, "30:00") },
    ]);
  });

  test("of a year without a calendar only what is of every day is known", () => {
    expect(() => beginningOn([office("08:00", "17:00")], "2035-01-01")).toThrow(UnknownYear);
    expect(beginningOn([office("08:00", "17:00", { days: "every-day" })], "2035-01-01")).toHaveLength(1);
  });
});

test("what is set for a title takes the place of what is set for everybody, of that kind alone", () => {
  const windows = [office("08:00", "17:00"), office("14:00", "22:00", { title: "技士" })];
  expect(windowsFor(windows, "office", "技士").map(({ from }) => from)).toEqual(["14:00"]);
  expect(windowsFor(windows, "office", "科員").map(({ from }) => from)).toEqual(["08:00"]);
  expect(windowsFor(windows, "office", undefined).map(({ from }) => from)).toEqual(["08:00"]);
  expect(windowsFor(windows, "duty", "技士")).toEqual([]);
});

test("overtime is outside the hours that the agency set, or outside the usual eight where it set none", () => {
  const from = (title?: string, ...windows: HoursWindow[]) =>
    officeOn(WORKED, { windows, outsideHours: "assigned" }, { title }).map(each => each.from);
  expect(from()).toEqual([at(WORKED, "08:00"), at(WORKED, "13:00")]);
  expect(from("技士", office("09:00", "18:00"), office("22:00", "06:00", { title: "技士" }))).toEqual([
    at(WORKED, "22:00"),
  ]);
  expect(from(undefined, office("09:00", "18:00"))).toEqual([at(WORKED, "09:00")]);
  expect(officeOn(OFF)).toEqual([]);
});

test.each<[string, readonly HoursWindow[], number | undefined]>([
  ["apart", [office("08:00", "12:00"), office("12:00", "17:00")], undefined],
  ["over one another", [office("08:00", "12:00"), office("11:59", "17:00")], 0],
  ["of another kind", [office("08:00", "12:00"), office("08:00", "12:00", { kind: "duty" })], undefined],
  ["of another title", [office("08:00", "12:00"), office("08:00", "12:00", { title: "技士" })], undefined],
  ["on other days", [office("08:00", "12:00"), office("08:00", "12:00", { days: "days-off" })], undefined],
  ["of every day", [office("08:00", "12:00"), office("08:00", "12:00", { days: "every-day" })], 0],
  ["past midnight into the next morning", [office("08:00", "12:00"), office("22:00", "08:01")], 0],
  [
    "past midnight into a day off",
    [office("22:00", "08:01"), office("08:00", "12:00", { days: "days-off" })],
    0,
  ],
  ["until the next morning", [office("08:00", "12:00"), office("22:00", "08:00")], undefined],
])("windows %s", (_, windows, row) => {
  expect(windowFault(windows)?.row).toBe(row);
});

test("leave and a trip are cut out of a day's normal hours, and count no further than these reach", () => {
  const hours = beginningOn([office("08:00", "12:00"), office("13:00", "17:00")], WORKED);
  const away = [span("leave", `${WORKED} 07:00-10:00`), span("trip", `${WORKED} 15:00-20:00`)];
  expect(normalSpans(hours, away).map(({ kind, from, until }) => [kind, from, until])).toEqual([
    ["leave", at(WORKED, "08:00"), at(WORKED, "10:00")],
    ["normal", at(WORKED, "10:00"), at(WORKED, "12:00")],
    ["normal", at(WORKED, "13:00"), at(WORKED, "15:00")],
    ["trip", at(WORKED, "15:00"), at(WORKED, "17:00")],
  ]);
});
