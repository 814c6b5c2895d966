// Shifts: set ahead by their codes, no longer than a day and a week, with eleven hours between two different ones; and what is counted by them.
import { expect, test } from "vitest";
import { monthView } from "../../functions/hours/accounting.ts";
import { hoursBookLaw } from "../../functions/hours/hours-book.ts";
import { officeOn } from "../../functions/hours/office.ts";
import { overtimeLaw } from "../../functions/hours/overtime.ts";
import { plannedOn, type ShiftTimes } from "../../functions/hours/shift.ts";
import { planShifts, requireShift, type ShiftWished } from "../../functions/hours/shifting.ts";
import type { Problem } from "../../functions/shared/http/problem.ts";
import { AGENCY } from "../house/city.ts";
import { ANN, at, BOSS, Hours } from "./told.ts";

const CODES: Readonly<Record<string, ShiftTimes>> = {
  L: { from: "15:00", until: "23:00" },
  E: { from: "09:59", until: "17:59" },
  D: { from: "10:00", until: "18:00" },
  N: { from: "23:00", until: "07:30", rest: [{ from: "03:00", until: "03:30" }] },
};
const NOW = at("2026-03-01", "09:00");

/** As the gateway knows somebody whose shifts these are. */
class Shifts extends Hours {
  constructor() {
    super();
    for (const [shift, times] of Object.entries(CODES))
      this.booked({ type: "ShiftSet", shift, ...times }, NOW);
  }

  override get known() {
    const known = super.known;
    const office = (day: string) =>
      officeOn(day, undefined, { planned: plannedOn(known.overtime?.shifts, day, AGENCY) });
    return { ...known, office };
  }

  plan(days: readonly ShiftWished[], when = NOW) {
    this.record(planShifts({ days, agency: AGENCY, known: this.known, at: when }), { by: BOSS, at: when });
  }

  against(days: readonly ShiftWished[], when = NOW): readonly string[] {
    try {
      planShifts({ days, agency: AGENCY, known: this.known, at: when });
      return [];
    } catch (error) {
      const { kind, facts } = error as Problem;
      return [kind, ...(facts.also ?? []).map(each => each.kind)].map(({ code }) => code);
    }
  }
}

const two = (first: string, second: string) => [
  { day: "2026-03-02", shift: first },
  { day: "2026-03-03", shift: second },
];

test("after a shift until eleven, another one begins at ten and not a minute before; the same one may", () => {
  expect(new Shifts().against(two("L", "E"))).toEqual(["overtime-rest-short"]);
  expect(new Shifts().against(two("L", "D"))).toEqual([]);
  expect(new Shifts().against(two("L", "L"))).toEqual([]);
});

test("each day by itself: the rest to what was planned before counts as well", () => {
  const shifts = new Shifts();
  shifts.plan([{ day: "2026-03-02", shift: "L" }]);
  expect(shifts.against([{ day: "2026-03-03", shift: "E" }])).toEqual(["overtime-rest-short"]);
  shifts.plan([{ day: "2026-03-02" }]);
  expect(shifts.against([{ day: "2026-03-03", shift: "E" }])).toEqual([]);
});

test.each<[string, readonly ShiftWished[], readonly string[]]>([
  ["a code that nobody set", [{ day: "2026-03-02", shift: "X" }], ["shift-unknown"]],
  ["today", [{ day: "2026-03-01", shift: "L" }], ["shift-begun"]],
  ["a day twice", [{ day: "2026-03-02", shift: "L" }, { day: "2026-03-02" }], ["shift-day-twice"]],
  ["a summer away", [{ day: "2026-07-01", shift: "L" }], ["overtime-far-ahead"]],
])("%s is refused", (_, days, codes) => {
  expect(new Shifts().against(days)).toEqual(codes);
});

test("a sixth day of a week is more than forty hours", () => {
  const days = ["02", "03", "04", "05", "06", "07"].map(day => ({ day: `2026-03-${day}`, shift: "L" }));
  expect(new Shifts().against(days)).toEqual(["shift-too-long"]);
  expect(new Shifts().against(days.slice(0, 5))).toEqual([]);
});

test("a night of eight hours with its pause belongs to the day on which it begins; the day off has none", () => {
  const shifts = new Shifts();
  shifts.plan([{ day: "2026-03-02", shift: "N" }, { day: "2026-03-03" }]);
  const { shifts: told } = monthView(shifts.known, {
    account: ANN,
    month: "2026-03",
    on: "2026-03-02",
    version: 1,
  });
  expect(told).toEqual([
    {
      ...{ day: "2026-03-02", shift: "N" },
      spans: [
        { from: at("2026-03-02", "23:00"), until: at("2026-03-03", "03:00") },
        { from: at("2026-03-03", "03:30"), until: at("2026-03-03", "07:30") },
      ],
    },
    { day: "2026-03-03", spans: [] },
  ]);
  // Four in the afternoon is nobody's shift that day: overtime may be there, as it may not on a day of the office.
  const afternoon = { from: at("2026-03-03", "14:00"), until: at("2026-03-03", "16:00") };
  expect(shifts.assign(afternoon)).toBe("1");
  expect(() => new Shifts().assign(afternoon)).toThrow("overtime-in-hours");
});

test("overtime between two shifts is no rest", () => {
  const shifts = new Shifts();
  shifts.plan(two("L", "D"));
  const late = { from: at("2026-03-02", "23:00"), until: at("2026-03-02", "23:30") };
  expect(() => shifts.assign(late)).toThrow("overtime-rest-short");
});

test.each<[string, ShiftTimes, string | undefined]>([
  ["eight hours", { from: "08:00", until: "16:00" }, undefined],
  ["a minute more", { from: "08:00", until: "16:01" }, "shift-too-long"],
  [
    "nine with a pause of one",
    { from: "08:00", until: "17:00", rest: [{ from: "12:00", until: "13:00" }] },
    undefined,
  ],
  [
    "a pause outside",
    { from: "08:00", until: "16:00", rest: [{ from: "17:00", until: "18:00" }] },
    "shift-rest-outside",
  ],
])("a shift of %s", (_, times, code) => {
  const set = () => requireShift(times, new Hours().rules("2026-03-02"));
  if (code) expect(set).toThrow(code);
  else expect(set).not.toThrow();
});

test("a code that ends takes nothing from the days that are planned", () => {
  const evolve = (before: Parameters<typeof hoursBookLaw.evolve>[0], event: object) =>
    hoursBookLaw.evolve(before, { event, by: { person: "p" }, recordedAt: NOW } as never);
  const set = evolve(undefined, { type: "ShiftSet", shift: "L", from: "15:00", until: "23:00" });
  expect(evolve(set, { type: "ShiftDropped", shift: "L", reason: "r" }).shifts).toEqual({});
  const shifts = new Shifts();
  shifts.plan([{ day: "2026-03-02", shift: "L" }]);
  shifts.booked({ type: "ShiftDropped", shift: "L", reason: "r" }, NOW);
  expect(shifts.known.office("2026-03-02")).toMatchObject([{ shift: "L" }]);
  expect(overtimeLaw.kind).toBe("OVERTIME");
});
