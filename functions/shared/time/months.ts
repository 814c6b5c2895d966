// Spans in months, counted on days alone; pure.
import { addDays, type Day } from "./day.ts";

/** The last day of so many months: the day before the same day, or the end of a month that has no such day (Civil Code art. 121). */
export function lastDayOfMonths(from: Day, months: number): Day {
  const [year = 0, month = 0, dayOfMonth = 0] = from.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const at = (days: number) => addDays(first.toISOString().slice(0, 10), days);
  return dayOfMonth > length ? at(length - 1) : at(dayOfMonth - 2);
}
