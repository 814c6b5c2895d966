// Whether somebody's leave takes a day; pure.
import { endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { Person } from "./person.ts";

/** Any part of it. */
export function isOnLeave({ leaves }: Pick<Person, "leaves">, day: Day): boolean {
  return leaves.some(({ from, until }) => from < endOfDay(day) && instantOf(day, "00:00") < until);
}
