// Clocking in and out: by the day in Taipei, over midnight, twice, out of order, corrected and taken in from a file.
import { expect, test } from "vitest";
import {
  type Attendance,
  type AttendanceEvent,
  attendanceLaw,
  openIn,
  workedOn,
} from "../../functions/attendance/attendance.ts";
import { check, clockIn, clockOut, correct, takeIn } from "../../functions/attendance/clocking.ts";
import type { Draft } from "../../functions/shared/journal/change.ts";
import { instantOf } from "../../functions/shared/time/calendar.ts";
import { AGENCY } from "../house/city.ts";
import { refusals } from "../rosters/told.ts";

const DAY = "2021-07-06";
const NEXT = "2021-07-07";
const at = (time: string, day = DAY) => instantOf(day, time);
const BY = { by: { person: "boss", agency: AGENCY, roles: [] }, recordedAt: at("18:00") };

const fold = (...drafts: readonly (readonly Draft<AttendanceEvent>[] | undefined)[]) =>
  drafts
    .flatMap(each => each ?? [])
    .reduce<Attendance | undefined>(
      (state, { event }) => attendanceLaw.evolve(state, { ...BY, event } as never),
      undefined,
    );
const of = (time: string, day = DAY) => ({ agency: AGENCY, method: "console" as const, at: at(time, day) });
const span = (from: string, until: string, day = DAY) => ({ from: at(from, day), until: at(until, day) });
const clocked = (...times: readonly [string, string][]) => {
  let state: Attendance | undefined;
  for (const [from, until] of times) {
    state = fold(...[...drafts(state), clockIn(state, of(from))]);
    state = fold(...[...drafts(state), clockOut(state, of(until))]);
  }
  return state;
};
/** A state told again as events, so that the next is folded on top. */
const drafts = (state: Attendance | undefined) =>
  Object.entries(state?.days ?? {}).flatMap(([day, { spans }]) =>
    spans.map(({ from, until, method }) =>
      until === undefined
        ? [{ event: { type: "ClockedIn", day, agency: AGENCY, at: from, method } as const }]
        : [{ event: { type: "TimesTakenIn", day, agency: AGENCY, from, until, method } as const }],
    ),
  );

test("what was worked is what was clocked in and out, and nothing that is still open", () => {
  const state = clocked(["08:00", "12:00"], ["13:00", "17:00"]);
  expect(workedOn(state, DAY)).toEqual([span("08:00", "12:00"), span("13:00", "17:00")]);
  const open = fold(clockIn(undefined, of("08:00")));
  expect([workedOn(open, DAY), openIn(open)]).toEqual([[], { day: DAY, from: at("08:00") }]);
  expect(workedOn(undefined, DAY)).toEqual([]);
});

test("clocked out after midnight is of the day it was clocked in", () => {
  const late = fold(clockIn(undefined, of("22:00")));
  const [{ event }] = clockOut(late, of("01:30", NEXT));
  expect(event).toMatchObject({ type: "ClockedOut", day: DAY });
  const state = fold(...drafts(late), [{ event }]);
  expect(workedOn(state, DAY)).toEqual([{ from: at("22:00"), until: at("01:30", NEXT) }]);
  expect(workedOn(state, NEXT)).toEqual([]);
});

test.each([
  ["in twice", () => clockIn(fold(clockIn(undefined, of("08:00"))), of("09:00")), ["clocked-in-already"]],
  ["out without in", () => clockOut(undefined, of("17:00")), ["not-clocked-in"]],
  ["out twice", () => clockOut(clocked(["08:00", "12:00"]), of("12:01")), ["not-clocked-in"]],
  ["in before the last out", () => clockIn(clocked(["08:00", "12:00"]), of("11:00")), ["clock-set-back"]],
  ["out before in", () => clockOut(fold(clockIn(undefined, of("08:00"))), of("07:59")), ["clock-set-back"]],
  [
    "out after more than sixteen hours",
    () => clockOut(fold(clockIn(undefined, of("08:00"))), of("08:00", NEXT)),
    ["shift-too-long"],
  ],
])("%s is refused with its clauses", (_, act, codes) => {
  expect(refusals(act)).toEqual(codes.map(code => `${code} ey-draft/8 keelung-pregnancy/5.4.2`));
});

test("who forgot to clock out clocks in the next morning, and the day before stays open until it is corrected", () => {
  const forgotten = fold(clockIn(undefined, of("08:00")));
  const morning = clockIn(forgotten, of("08:30", NEXT));
  const state = fold(...drafts(forgotten), morning);
  expect(openIn(state)).toEqual({ day: NEXT, from: at("08:30", NEXT) });
  const correction = { day: DAY, agency: AGENCY, reason: "忘記打卡", at: at("09:00", NEXT) };
  const corrected = fold(
    ...drafts(state),
    correct(state, { ...correction, spans: [span("08:00", "17:00")] }),
  );
  expect(workedOn(corrected, DAY)).toEqual([span("08:00", "17:00")]);
  expect(corrected?.days[DAY]?.corrected).toEqual({ by: "boss", at: BY.recordedAt, reason: "忘記打卡" });
});

test.each([
  ["out before in", [span("17:00", "08:00")], ["out-before-in"]],
  ["of another day", [span("08:00", "09:00", NEXT)], ["time-of-another-day", "time-to-come"]],
  ["still to come", [span("08:00", "23:00")], ["time-to-come"]],
  ["one over another", [span("08:00", "12:00"), span("11:00", "13:00")], ["times-overlap"]],
])("a correction %s is refused, all at once", (_, spans, codes) => {
  const correction = { day: DAY, agency: AGENCY, reason: "更正", at: at("18:00"), spans };
  expect(refusals(() => correct(undefined, correction)).map(each => each.split(" ")[0])).toEqual(codes);
});

test("a file that comes twice changes nothing, and what overlaps with other times is refused", () => {
  const times = { day: DAY, agency: AGENCY, ...span("08:00", "17:00"), at: at("18:00") };
  const state = fold(takeIn(undefined, times));
  expect(takeIn(state, times)).toBeUndefined();
  expect(refusals(() => takeIn(state, { ...times, ...span("16:00", "17:30") }))).toEqual([
    "times-overlap ey-draft/8 keelung-pregnancy/5.4.2",
  ]);
  expect(state?.days[DAY]?.spans[0]?.method).toBe("attendance-system");
});

test("a check is kept with its method and result, and only so many of them", () => {
  const checks = Array.from({ length: 25 }, () =>
    check({
      agency: AGENCY,
      at: at("10:00"),
      now: at("10:05"),
      method: "phone",
      result: "present",
      note: "在線",
    }),
  );
  const state = fold(...checks);
  expect(state?.checks).toHaveLength(20);
  expect(state?.checks?.[0]).toMatchObject({ day: DAY, method: "phone", result: "present", by: "boss" });
});

test("what is long over leaves the state", () => {
  const many = Array.from({ length: 100 }, (_, n) => {
    const day = new Date(Date.parse("2021-03-01") + n * 86_400_000).toISOString().slice(0, 10);
    return takeIn(undefined, {
      day,
      agency: AGENCY,
      ...span("08:00", "17:00", day),
      at: at("23:00", "2021-12-31"),
    });
  });
  expect(Object.keys(fold(...many)?.days ?? {})).toHaveLength(84);
});
