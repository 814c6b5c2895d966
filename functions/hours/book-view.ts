// How the API shows an agency's book of hours: every cause with what is due for it, and how late that is; pure.
import { type Agency, UNPREPARED } from "../agencies/agency.ts";
import { rulesOf } from "../agencies/rules.ts";
import type { Day } from "../shared/time/day.ts";
import type { HoursBookShown } from "./book-routes.ts";
import { dueOf } from "./causes.ts";
import { NEEDS_CONSENT } from "./consent.ts";
import type { Cause, HoursBook } from "./hours-book.ts";
import { lengthOn } from "./shift.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface BookAsked {
  readonly agency: string;
  readonly rules: Agency | undefined;
  readonly today: Day;
  readonly version: number;
}

export function bookView(book: HoursBook | undefined, asked: BookAsked): HoursBookShown {
  const causes = Object.entries(book?.causes ?? {}).map(([cause, of]) => ({
    cause,
    ...of,
    ...dueIn(of, asked),
  }));
  return {
    agency: asked.agency,
    causes: causes.reverse(),
    shifts: Object.entries(book?.shifts ?? {}).map(([shift, { from, until, rest }]) => ({
      ...{ shift, from, until, ...(rest && rest.length > 0 && { rest: [...rest] }) },
      minutes: lengthOn(asked.today, { from, until, rest }),
    })),
    notes: [...(book?.notes ?? [])].reverse(),
    reports: [...(book?.reports ?? [])].reverse(),
    version: asked.version,
  };
}

function dueIn(cause: Cause, { rules: agency = UNPREPARED, today }: BookAsked) {
  const needsConsent = NEEDS_CONSENT[cause.category] !== undefined;
  const rules = rulesOf(agency, { activity: "hours", on: cause.on });
  const due = rules.status === "combined" ? dueOf(cause, rules.limits)?.on : undefined;
  const isOpen = due ? !cause.report : needsConsent && !cause.consent && !cause.ended;
  const openDays = isOpen ? { openDays: daysFrom(cause.on, today) } : {};
  if (!due) return { needsConsent, ...openDays };
  const overdueDays = daysFrom(due, cause.report?.on ?? today);
  return { needsConsent, reportDue: due, ...openDays, ...(overdueDays > 0 && { overdueDays }) };
}

function daysFrom(day: Day, until: Day): number {
  return Math.max(0, Math.round((Date.parse(until) - Date.parse(day)) / DAY_MS));
}
