// When a borrower is reminded of the due date: working days ahead and after, each notice once; pure.
import { addWorkingDays } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { Loan } from "./custody.ts";

/** The notice to give today, in working days ahead of the due date; of several that were missed, only the latest. */
export function noticeDue(
  { dueOn, notices }: Pick<Loan, "dueOn" | "notices">,
  reminderDays: readonly number[],
  today: Day,
): number | undefined {
  const reached = reminderDays.filter(days => addWorkingDays(dueOn, -days) <= today);
  if (reached.length === 0) return undefined;
  const latest = Math.min(...reached);
  return notices.some(given => given <= latest) ? undefined : latest;
}
