// A week of home days set by a superior: what is refused, by which clause, and all of it at once.
import { expect, test } from "vitest";
import { set, wish } from "../../functions/rosters/setting.ts";
import { instantOf, useLoadedYears } from "../../functions/shared/time/calendar.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { AGENCY } from "../house/city.ts";
import {
  approvals,
  day,
  days,
  FRIDAY_BEFORE,
  floor,
  ground,
  refusals,
  roster,
  type Told,
  WEEK,
} from "./told.ts";

const setting = (wanted: readonly string[], told: Told = {}, at = FRIDAY_BEFORE, week = WEEK) =>
  refusals(() => set(told.roster, { week, agency: AGENCY, days: wanted, at }, ground({ ...told, week })));

const leave = (weekday: number) => ({
  leaves: [{ from: instantOf(day(weekday), "13:00"), until: instantOf(day(weekday), "17:00") }],
});
/** Of 279 days on the Monday, and so on: weeks are counted back from forty. */
const weeksOnMonday = (weeks: number, over = 0) => addDays(WEEK, 280 - weeks * 7 - over);

test.each<readonly [string, readonly string[], Told, readonly string[]]>([
  ["three of five days", days(1, 2, 3), {}, []],
  ["a fourth leaves one at the office", days(1, 2, 3, 4), {}, ["office-days-short ey-draft/4c"]],
  [
    "leave takes office days, the day itself is none",
    days(1, 2, 3),
    { person: leave(4) },
    ["office-days-short ey-draft/4c"],
  ],
  ["leave over a home day", days(2), { person: leave(2) }, ["home-day-leave ey-draft/6c"]],
  ["a Saturday off", days(6), {}, ["home-day-off ey-draft/4c"]],
  ["nothing approved", days(2), { approvals: approvals([]) }, ["home-day-unapproved ey-draft/4a"]],
  [
    "approved to the day before",
    days(2),
    { approvals: approvals(["ey-draft"], { to: day(1) }) },
    ["home-day-unapproved ey-draft/4a"],
  ],
  [
    "approved of one regulation where two bind",
    days(2),
    { adopted: ["ey-draft", "keelung-pregnancy"] },
    ["home-day-unapproved keelung-pregnancy/3"],
  ],
  [
    "27 weeks and 6 days: two, not three",
    days(1, 2, 3),
    { under: ["keelung-pregnancy"], expectedOn: weeksOnMonday(27, 1) },
    ["home-days-capped keelung-pregnancy/3.1"],
  ],
  [
    "28 weeks on the Wednesday: the third on that day",
    days(1, 2, 3),
    { under: ["keelung-pregnancy"], expectedOn: weeksOnMonday(27, 5) },
    [],
  ],
  [
    "and not the fourth",
    days(1, 2, 3, 4),
    { under: ["keelung-pregnancy"], expectedOn: weeksOnMonday(28) },
    ["home-days-capped keelung-pregnancy/3.2"],
  ],
  [
    "36 weeks: four, not five",
    days(1, 2, 3, 4, 5),
    { under: ["keelung-pregnancy"], expectedOn: weeksOnMonday(36) },
    ["home-days-capped keelung-pregnancy/3.3"],
  ],
  [
    "the least of two regulations",
    days(1, 2, 3, 4),
    { under: ["ey-draft", "keelung-pregnancy"], expectedOn: weeksOnMonday(36) },
    ["office-days-short ey-draft/4c"],
  ],
  ["a tier nobody knows", days(1), { under: ["keelung-pregnancy"] }, ["tier-unknown keelung-pregnancy/3"]],
  [
    "within a time of rest",
    days(2),
    {
      ...{ under: ["keelung-pregnancy"], expectedOn: weeksOnMonday(36) },
      roster: roster({}, { rests: [{ from: day(2), to: day(3) }] }),
    },
    ["home-day-resting keelung-pregnancy/3.5"],
  ],
  [
    "the last who must stay on site",
    days(2),
    {
      ...{ under: ["keelung-pregnancy"], expectedOn: weeksOnMonday(36), overlays: floor(9) },
      ...{ staff: 10, atHome: { [day(2)]: 1 } },
    },
    ["on-site-short keelung-pregnancy/4.1.2"],
  ],
  [
    "whoever is off the office calendar",
    days(2),
    {
      under: ["keelung-pregnancy"],
      expectedOn: weeksOnMonday(36),
      person: { posting: { calendar: "shifts" } },
    },
    ["home-day-of-shifts keelung-pregnancy/3.4"],
  ],
])("%s", (_, wanted, told, refused) => {
  expect(setting(wanted, told)).toEqual(refused);
});

test("all that is against it is said at once", () => {
  const told = { person: leave(2), approvals: approvals(["ey-draft"], { to: day(4) }) };
  expect(setting(days(2, 5, 6), told)).toEqual([
    "home-day-leave ey-draft/6c",
    "home-day-unapproved ey-draft/4a",
    "home-day-unapproved ey-draft/4a",
    "home-day-off ey-draft/4c",
  ]);
});

test.each([
  ["on its Monday at midnight", instantOf(WEEK, "00:00"), ["week-begun keelung-pregnancy/5.4.1a"]],
  ["a moment before", new Date(Date.parse(instantOf(WEEK, "00:00")) - 1).toISOString(), []],
  ["nine weeks ahead", instantOf("2021-04-28", "09:00"), ["week-far-ahead"]],
])("set and wished for %s", (_, at, refused) => {
  expect(setting(days(2), {}, at)).toEqual(refused);
  expect(refusals(() => wish({ week: WEEK, agency: AGENCY, days: days(2), at }))).toEqual(refused);
});

test("a week is named by its Monday, and has no other days", () => {
  expect(setting(days(2), {}, FRIDAY_BEFORE, day(2))).toEqual(["not-a-monday"]);
  expect(setting([addDays(WEEK, 7)])).toEqual(["day-of-another-week"]);
});

test("set so already is no change, and set otherwise takes its place", () => {
  const told = { roster: roster({ days: days(1, 2) }) };
  const act = (wanted: readonly string[]) =>
    set(told.roster, { week: WEEK, agency: AGENCY, days: wanted, at: FRIDAY_BEFORE }, ground(told));
  expect(act(days(2, 1))).toBeUndefined();
  expect(act(days(2))).toEqual([{ event: { type: "WeekSet", week: WEEK, agency: AGENCY, days: days(2) } }]);
});

test("a week of the New Year counts the holiday of the calendar, and moves with it", () => {
  const week = "2025-12-29";
  const told: Told = {
    week,
    approvals: approvals(["ey-draft"], { from: "2025-12-01", to: "2026-02-28" }),
  };
  const at = instantOf("2025-12-26", "10:00");
  const friday = addDays(week, 4);
  const three = [week, addDays(week, 1), addDays(week, 2), friday];
  // Thursday is New Year: of four working days two stay at the office.
  expect(setting([week, addDays(week, 1)], told, at, week)).toEqual([]);
  expect(setting([week, addDays(week, 1), friday], told, at, week)).toEqual([
    "office-days-short ey-draft/4c",
  ]);
  expect(setting([addDays(week, 3)], told, at, week)).toEqual(["home-day-off ey-draft/4c"]);
  useLoadedYears({ 2026: { weekdaysOff: ["2026-01-02"], saturdaysWorked: [] } });
  expect(setting([addDays(week, 3)], told, at, week)).toEqual([]);
  expect(setting(three, told, at, week)).toContain("home-day-off ey-draft/4c");
  useLoadedYears({});
});

test("a year nobody has loaded is refused, and not guessed", () => {
  const week = "2030-12-30";
  const told = { week, approvals: approvals(["ey-draft"], { from: "2030-12-01", to: "2031-02-28" }) };
  expect(setting([addDays(week, 1)], told, instantOf("2030-12-27", "10:00"), week)).toContain(
    "calendar-unknown ey-draft/4c",
  );
});

test("a make-up Saturday is a working day, and the 53rd week is a week", () => {
  const approved = (from: string, to: string) => approvals(["ey-draft"], { from, to });
  const saturday = setting(
    ["2021-09-11"],
    { approvals: approved("2021-09-01", "2021-10-01") },
    instantOf("2021-09-03", "10:00"),
    "2021-09-06",
  );
  expect(saturday).toEqual([]);
  // 2026 has 53 weeks: the last one ends in 2027.
  const last = { approvals: approved("2026-12-01", "2027-02-01"), adopted: ["ey-draft" as const] };
  const monday = "2026-12-28";
  expect(setting([monday, "2026-12-29"], last, instantOf("2026-12-25", "10:00"), monday)).toEqual([]);
});
