// Spans counted into days, weeks, months and cycles of three months; pure. What is worked without a break belongs wholly to the day on
// which it began (yilan-hours/2.10). Normal hours past a day's or a week's are nobody's assignment: counted as extended, and flagged.
import { mondayOf } from "../rosters/week.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { least, type Minutes, minutes, NO_MINUTES, plus } from "./minutes.ts";
import { checked, isAway, isExtended, lengthOf, type Span } from "./span.ts";

/** A calendar month such as "2026-11". */
export type Month = string;

export interface Counted {
  readonly span: Span;
  /** The day it belongs to. */
  readonly day: Day;
  readonly minutes: Minutes;
  /** Of normal hours, how many are past a day's or a week's. */
  readonly unassigned: Minutes;
  /** Extended work that runs on until another day's normal hours begin: the unit head looks at it. */
  readonly meetsNormal: boolean;
}

/** Minutes of a day, a week, a month or a cycle. */
export interface Tally {
  readonly normal: Minutes;
  /** Leave, trips and official leave within normal hours. */
  readonly away: Minutes;
  readonly overtime: Minutes;
  readonly standby: Minutes;
  readonly unassigned: Minutes;
}

export interface Count {
  /** In the order of time. */
  readonly spans: readonly Counted[];
  readonly days: ReadonlyMap<Day, Tally>;
  /** By their Monday. */
  readonly weeks: ReadonlyMap<Day, Tally>;
  readonly months: ReadonlyMap<Month, Tally>;
}

export const NOTHING: Tally = {
  normal: NO_MINUTES,
  away: NO_MINUTES,
  overtime: NO_MINUTES,
  standby: NO_MINUTES,
  unassigned: NO_MINUTES,
};

/** All that was worked beyond normal hours, assigned or not. */
export function extendedOf({ overtime, standby, unassigned }: Tally): Minutes {
  return plus(overtime, standby, unassigned);
}

/** What a day's cap is held against: worked, away and extended (yilan-hours/2.9). */
export function totalOf(tally: Tally): Minutes {
  return plus(tally.normal, tally.away, extendedOf(tally));
}

type NormalHours = Pick<Limits, "normalDayMinutes" | "normalWeekMinutes">;

/** Throws on spans with faults. */
export function countOf(spans: readonly Span[], limits: NormalHours): Count {
  const [days, weeks, months] = [new Map<Day, Tally>(), new Map<Day, Tally>(), new Map<Month, Tally>()];
  const counted = attributed(checked(spans)).map(({ span, day, meetsNormal }) => {
    const week = mondayOf(day);
    const length = lengthOf(span);
    const booked = isExtended(span)
      ? length
      : least(length, ...roomFor(limits, days.get(day), weeks.get(week)));
    const unassigned = span.kind === "normal" ? minutes(length - booked) : NO_MINUTES;
    const adds = { ...NOTHING, unassigned, [group(span)]: booked };
    for (const [tallies, key] of [
      [days, day],
      [weeks, week],
      [months, monthOf(day)],
    ] as const)
      tallies.set(key, together(tallies.get(key) ?? NOTHING, adds));
    // Of leave, what is past a day's normal hours lies outside office hours, and counts for nothing.
    return { span, day, minutes: isAway(span) ? booked : length, unassigned, meetsNormal };
  });
  return { spans: counted, days, weeks, months };
}

/** Of a fixed cycle of three months that begins with that one, or of any others. */
export function tallyOfMonths({ months }: Pick<Count, "months">, which: readonly Month[]): Tally {
  return which.map(month => months.get(month) ?? NOTHING).reduce(together, NOTHING);
}

const CYCLE_MONTHS = 3;

/** The fixed cycle of three calendar months in which a month lies, counted from the first month of the consent; never rolling. */
export function cycleOf(month: Month, first: Month): readonly Month[] {
  const ahead = Math.floor((monthNumber(month) - monthNumber(first)) / CYCLE_MONTHS) * CYCLE_MONTHS;
  return monthsFrom(monthNumber(first) + ahead);
}

/** The three months that end with this one: what a rolling cycle would count, shown as a warning alone. */
export function rollingCycle(month: Month): readonly Month[] {
  return monthsFrom(monthNumber(month) - CYCLE_MONTHS + 1);
}

export function monthOf(day: Day): Month {
  return day.slice(0, "2026-11".length);
}

function monthsFrom(number: number): Month[] {
  return Array.from({ length: CYCLE_MONTHS }, (_, at) => {
    const month = number + at;
    return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function group({ kind }: Span): keyof Tally {
  return kind === "normal" || kind === "overtime" || kind === "standby" ? kind : "away";
}

function roomFor(
  { normalDayMinutes, normalWeekMinutes }: NormalHours,
  day = NOTHING,
  week = NOTHING,
): number[] {
  const left = (limit: number | null, { normal, away }: Tally) =>
    limit === null ? Number.POSITIVE_INFINITY : limit - normal - away;
  return [left(normalDayMinutes, day), left(normalWeekMinutes, week)];
}

function together(one: Tally, other: Tally): Tally {
  return {
    normal: plus(one.normal, other.normal),
    away: plus(one.away, other.away),
    overtime: plus(one.overtime, other.overtime),
    standby: plus(one.standby, other.standby),
    unassigned: plus(one.unassigned, other.unassigned),
  };
}

/** Normal hours after extended work begin a day of their own: an assignment does not take the next day's office hours with it. */
function attributed(ordered: readonly Span[]) {
  let before: { readonly span: Span; readonly day: Day } | undefined;
  return ordered.map((span, at) => {
    const isUnbroken = before?.span.until === span.from && (isExtended(span) || !isExtended(before.span));
    const day = isUnbroken && before ? before.day : dayOf(span.from);
    before = { span, day };
    const next = ordered[at + 1];
    const meetsNormal =
      isExtended(span) &&
      next !== undefined &&
      !isExtended(next) &&
      next.from === span.until &&
      dayOf(next.from) !== day;
    return { span, day, meetsNormal };
  });
}
