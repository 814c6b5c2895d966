// When a return site is open: its hours on the days that the office calendar works, or on every day; pure.
import { dayOf, instantOf, isWorkingDay } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { UnknownYear } from "../shared/time/unknown-year.ts";
import type { Opening, ReturnSite } from "./counters.ts";

/** The longest row of days off is shorter. */
const AHEAD = 14;

/** The one under way at that moment, or the next; none where no hours are known, or the calendar of that year. */
export function openingOf({ id, opens, closes, days }: ReturnSite, at: string): Opening | undefined {
  if (opens === undefined || closes === undefined) return undefined;
  let day = dayOf(at);
  for (let left = AHEAD; left > 0; left--, day = addDays(day, 1)) {
    const until = instantOf(day, closes);
    const is = days === "every-day" ? true : isWorked(day);
    if (is === undefined) return undefined;
    if (is && until > at) return { site: id, from: instantOf(day, opens), until };
  }
  return undefined;
}

function isWorked(day: string): boolean | undefined {
  try {
    return isWorkingDay(day);
  } catch (error) {
    if (error instanceof UnknownYear) return undefined;
    throw error;
  }
}
