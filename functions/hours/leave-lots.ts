// Compensatory leave by the minute (yilan-hours/2.8a): each day's overtime is a lot that is used oldest first, and lapses on the day
// before its second anniversary; pure.
import type { Limits } from "../shared/rules/parameters.ts";
import type { Day } from "../shared/time/day.ts";
import { lastDayOfMonths } from "../shared/time/months.ts";
import { least, type Minutes, minutes, NO_MINUTES, plus } from "./minutes.ts";

/** Overtime for which leave was chosen, on the day to which it belongs: not where it ends. */
export interface Earned {
  readonly id: string;
  readonly day: Day;
  readonly minutes: Minutes;
}

export interface Use {
  readonly id: string;
  readonly day: Day;
  readonly minutes: Minutes;
}

export interface Lot extends Earned {
  /** The last day on which it can be used. */
  readonly lastDay: Day;
  readonly used: readonly Use[];
  readonly left: Minutes;
}

export interface Uncovered {
  readonly use: Use;
  /** How much of it no lot covered. */
  readonly missing: Minutes;
  /** Of lots that had lapsed by then: what lapsed last, if that is why. */
  readonly lapsedOn?: Day;
}

export interface Leave {
  /** Oldest first. */
  readonly lots: readonly Lot[];
  readonly uncovered: readonly Uncovered[];
}

/** The first day from which overtime is taken as leave under this rule; what is older lies outside it. */
export const LEAVE_SINCE: Day = "2023-01-01";
const MONTHS_OF_A_YEAR = 12;

/** The strict reading: the day of the overtime is the first of the two years, and no holiday lengthens them. */
export function lastDayOfLeave(day: Day, years: number): Day {
  return lastDayOfMonths(day, years * MONTHS_OF_A_YEAR);
}

export function leaveLots(
  earned: readonly Earned[],
  uses: readonly Use[],
  { leaveUseYears: years }: Pick<Limits, "leaveUseYears">,
): Leave {
  if (years === null) return { lots: [], uncovered: uses.map(use => ({ use, missing: use.minutes })) };
  const lots = inOrder(earned.filter(({ day }) => day >= LEAVE_SINCE)).map(each => ({
    ...each,
    lastDay: lastDayOfLeave(each.day, years),
    used: [] as Use[],
    left: each.minutes,
  }));
  const uncovered = inOrder(uses).flatMap(use => taken(lots, use));
  return { lots, uncovered };
}

/** What can still be used on a day. */
export function leftOn({ lots }: Leave, day: Day): Minutes {
  return lots.filter(lot => isUsable(lot, day)).reduce((sum, { left }) => plus(sum, left), NO_MINUTES);
}

interface OpenLot extends Lot {
  readonly used: Use[];
  left: Minutes;
}

function taken(lots: readonly OpenLot[], use: Use): Uncovered[] {
  let missing = use.minutes;
  for (const lot of lots.filter(each => isUsable(each, use.day))) {
    const part = least(lot.left, missing);
    if (part === 0) continue;
    lot.used.push({ ...use, minutes: part });
    lot.left = minutes(lot.left - part);
    missing = minutes(missing - part);
  }
  if (missing === 0) return [];
  const lapsedOn = lots.filter(({ lastDay, left }) => left > 0 && lastDay < use.day).at(-1)?.lastDay;
  return [{ use, missing, ...(lapsedOn && { lapsedOn }) }];
}

function isUsable({ day, lastDay }: Lot, on: Day): boolean {
  return day <= on && on <= lastDay;
}

function inOrder<T extends Earned>(each: readonly T[]): readonly T[] {
  return each.toSorted((one, other) =>
    one.day === other.day ? (one.id < other.id ? -1 : 1) : one.day < other.day ? -1 : 1,
  );
}
