// When somebody is reminded of a day: so many working days ahead × what was given already × today; pure. One law for a loan's
// due date, a report's deadline and the last days of a list's entries.
import { addWorkingDays, isProvisional } from "../time/calendar.ts";
import type { Day } from "../time/day.ts";

export interface Reminder {
  /** Ahead of the day; negative once it has passed. */
  readonly workingDays: number;
  /** Whether they were counted by a calendar that is not yet official. */
  readonly provisional?: true;
}

/** The one to give today, once each: of several that were missed only the latest, and none behind one given before. */
export function reminderDue(
  { due, daysAhead }: { readonly due: Day; readonly daysAhead: readonly number[] },
  given: readonly number[],
  today: Day,
): Reminder | undefined {
  const reached = daysAhead.filter(days => addWorkingDays(due, -days) <= today);
  if (reached.length === 0) return undefined;
  const workingDays = Math.min(...reached);
  if (given.some(days => days <= workingDays)) return undefined;
  return { workingDays, ...provisionally(today, due) };
}

/** Of many days at once: how many have newly come within `through`. */
export interface GroupReminder extends Reminder {
  readonly through: Day;
  readonly count: number;
}

/**
 * Each number of days ahead by itself: `given` is through which day it was told before, `reach` how far it comes today, or
 * nothing where the calendar does not tell yet.
 */
export function groupRemindersDue(
  { due, daysAhead }: { readonly due: readonly Day[]; readonly daysAhead: readonly number[] },
  given: Readonly<Record<number, Day>>,
  { today, reach }: { readonly today: Day; readonly reach: (workingDays: number) => Day | undefined },
): GroupReminder[] {
  return daysAhead.flatMap(workingDays => {
    const through = reach(workingDays);
    // One that needs next year's calendar waits for it; the others need not.
    if (through === undefined) return [];
    const count = due.filter(day => day > (given[workingDays] ?? "") && day <= through).length;
    return count === 0 ? [] : [{ workingDays, through, count, ...provisionally(today, through) }];
  });
}

function provisionally(today: Day, day: Day): Pick<Reminder, "provisional"> {
  return isProvisional(today, day) ? { provisional: true } : {};
}
