// The days of the demo city, counted from today: so many weekdays ago, and so many to come; pure.
import { calendarYears, dayOf, instantOf, isWorkingDay } from "../../../functions/shared/time/calendar.ts";
import { addDays, type Day, weekdayOf } from "../../../functions/shared/time/day.ts";

export interface Days {
  /** The last moment of the story. */
  readonly now: Date;
  /** The n-th weekday before today; a negative one is still to come. */
  day(ago: number): Day;
  /** A time of that day in Taipei. */
  at(ago: number, time: string): Date;
}

export function daysUntil(now: Date): Days {
  const today = dayOf(now.toISOString());
  const day = (ago: number) => weekdayFrom(today, ago);
  return { now, day, at: (ago, time) => new Date(instantOf(day(ago), time)) };
}

function weekdayFrom(today: Day, ago: number): Day {
  const step = ago < 0 ? 1 : -1;
  let day = today;
  for (let left = Math.abs(ago); left > 0; ) {
    day = addDays(day, step);
    const weekday = weekdayOf(day);
    if (weekday > 0 && weekday < 6) left -= 1;
  }
  return day;
}

export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** The demo outlives the calendars that are shipped. */
export function isCalendarKnown(day: Day): boolean {
  return calendarYears().includes(Number(day.slice(0, 4)));
}

export function works(day: Day): boolean {
  return isCalendarKnown(day) && isWorkingDay(day);
}
