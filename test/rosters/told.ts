// Somebody's week as a test tells it: approved, at the office, not on leave, and what is changed in it.
import { type Agency, UNPREPARED } from "../../functions/agencies/agency.ts";
import type { Application, Approvals } from "../../functions/approvals/approval.ts";
import type { HomeRegulation } from "../../functions/approvals/names.ts";
import type { Person } from "../../functions/people/person.ts";
import { weekGround } from "../../functions/rosters/ground.ts";
import type { Roster, Week } from "../../functions/rosters/roster.ts";
import { type RuleBook, ruleBook } from "../../functions/rosters/rule-book.ts";
import { tierTeller } from "../../functions/rosters/tier.ts";
import { mondayOf } from "../../functions/rosters/week.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Activity } from "../../functions/shared/rules/activities.ts";
import { instantOf } from "../../functions/shared/time/calendar.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { AGENCY } from "../house/city.ts";

/** A week of five working days in July 2021, and the Friday before it. */
export const WEEK = "2021-07-05";
export const FRIDAY_BEFORE = instantOf("2021-07-02", "10:00");
export const day = (weekday: number, week = WEEK) => addDays(week, weekday - 1);
export const days = (...weekdays: number[]) => weekdays.map(each => day(each));

export const person = (more: Partial<Person> = {}): Person => ({
  ...{ agency: AGENCY, status: "civil-servant", active: true, loans: {}, holds: {}, leaves: [] },
  ...more,
});

const SAID = { by: "boss", at: instantOf("2021-06-01", "09:00") };

export function approvals(
  regulations: readonly HomeRegulation[],
  more: Partial<Application> = {},
  activity: Activity = "exchange",
): Approvals {
  const all = regulations.map(
    (regulation): Application => ({
      ...{ regulation, activity, from: "2021-06-07", to: "2021-09-06", agency: AGENCY, apart: "digest" },
      ...{ priority: false, work: [], environment: true, room: true, applied: SAID, extended: 0 },
      ...{ placeVersion: 1, decision: { ...SAID, granted: true, as: "superior" as const } },
      ...more,
    }),
  );
  return {
    last: all.length,
    applications: Object.fromEntries(all.map((each, at) => [String(at + 1), each])),
  };
}

export function agency(
  adopted: readonly HomeRegulation[],
  overlays: NonNullable<Agency["overlays"]> = [],
): Agency {
  return { ...UNPREPARED, profiles: ["tainan-2021", ...adopted], overlays };
}

export const floor = (value: number): NonNullable<Agency["overlays"]> => [
  { activity: "exchange", parameter: "onSiteFloor", value, document: "x", set: SAID },
];

export function roster(of: Partial<Week> = {}, more: Partial<Roster> = {}, week = WEEK): Roster {
  return { agency: AGENCY, weeks: { [week]: { agency: AGENCY, set: SAID, days: [], ...of } }, ...more };
}

/** Alike for all that is told alike. */
const books = new Map<string, RuleBook>();
function bookOf(...asked: Parameters<typeof agency>): RuleBook {
  const key = JSON.stringify(asked);
  const book = books.get(key) ?? ruleBook(agency(...asked));
  books.set(key, book);
  return book;
}

export interface Told {
  readonly under?: readonly HomeRegulation[];
  readonly adopted?: readonly HomeRegulation[];
  readonly person?: Partial<Person>;
  readonly approvals?: Approvals;
  readonly roster?: Roster;
  readonly expectedOn?: string;
  readonly overlays?: NonNullable<Agency["overlays"]>;
  readonly atHome?: Readonly<Record<string, number>>;
  readonly staff?: number;
  readonly week?: string;
}

export function ground(told: Told = {}) {
  const { under = ["ey-draft"], adopted = under, week = WEEK, expectedOn, staff } = told;
  const people = {
    person: person(told.person),
    roster: told.roster,
    approvals: told.approvals ?? approvals(under),
  };
  const counts =
    staff === undefined
      ? undefined
      : Object.fromEntries(days(1, 2, 3, 4, 5, 6, 7).map(each => [each, staff]));
  const around = { agency: AGENCY, week: mondayOf(week), atHome: told.atHome ?? {}, staff: counts };
  const tierOn = expectedOn === undefined ? undefined : tierTeller(JSON.stringify({ expectedOn }));
  return weekGround({ ...people, tierOn }, { ...around, book: bookOf(adopted, told.overlays) });
}

/** Each refusal as its code and clauses, all of them. */
export function refusals(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error, ...(error.facts.also ?? [])].map(({ kind, facts }) =>
      [kind.code, ...(facts.clauses ?? [])].join(" "),
    );
  }
}
