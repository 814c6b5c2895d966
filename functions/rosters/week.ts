// Weeks from Monday to Sunday, named by their Monday: no number of a week is ever written, so none is out by one; pure.
import { instantOf } from "../shared/time/calendar.ts";
import { addDays, type Day, weekdayOf } from "../shared/time/day.ts";

const DAYS_OF_A_WEEK = [0, 1, 2, 3, 4, 5, 6] as const;
const MONDAY = 1;

export function isMonday(day: Day): boolean {
  return weekdayOf(day) === MONDAY;
}

export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

export function daysOfWeek(monday: Day): readonly Day[] {
  return DAYS_OF_A_WEEK.map(offset => addDays(monday, offset));
}

export function weekOf(day: Day): readonly Day[] {
  return daysOfWeek(mondayOf(day));
}

export function weekAfter(monday: Day, weeks = 1): Day {
  return addDays(monday, weeks * DAYS_OF_A_WEEK.length);
}

/** The instant from which it is too late to set it beforehand. */
export function startOfWeek(monday: Day): string {
  return instantOf(monday, "00:00");
}
