// When reports are due, by both readings of a date that contradicts itself; a late report is taken and flagged, never refused.

import { type Overlay, strictest } from "../shared/rules/parameters.ts";
import { everybodys } from "../shared/rules/profiles.ts";
import { reminderDue } from "../shared/rules/reminder.ts";
import { dayOf, instantOf, isWorkingDay } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";
import type { Timeliness } from "./names.ts";

export const TIMELINESS_WORDS: Record<Timeliness, Words> = {
  "on-time": words("如期", "on time"),
  "late-strict": words("逾期（從嚴）", "late (strict)"),
  "late-both": words("逾期（依 6/10 及 6/13 兩期限計）", "late (by both dates, 10 and 13 June)"),
  "no-deadline": words("已回報（未定期限）", "filed (no deadline set)"),
};

export function isLate(timeliness: Timeliness | undefined): boolean {
  return timeliness === "late-strict" || timeliness === "late-both";
}

export interface ReportDeadline {
  /** The day the letter prints, on which no office is open. */
  readonly printed: Day;
  /** The day it can only have meant, read strictly. */
  readonly effective: Day;
  readonly endOfWork: string;
  /** The last day of the round for which the letter set that date; who first files later has none to keep. */
  readonly roundEnds: Day;
  readonly reminderDays: readonly number[];
}

/** By the end of work that the agency laid down for itself, where it did: the letter says "before end of work" and no hour. */
export function reportDeadline(own: Overlay = {}): ReportDeadline {
  const [printed, effective] = [everybodys("reportDuePrinted"), everybodys("reportDue")];
  const roundEnds = everybodys("reportRoundEnds");
  // The earliest hour at which an office closes is the strict one; an agency's own is never later.
  const hours = [everybodys("endOfWork") ?? everybodys("officesClose"), own.endOfWork ?? null];
  const endOfWork = strictest(
    "endOfWork",
    hours.filter(hour => hour !== null),
  );
  if (!printed || !effective || !roundEnds || !endOfWork) throw new Error("tainan-2021/4c has lost its date");
  return {
    printed,
    effective,
    endOfWork,
    roundEnds,
    reminderDays: everybodys("reportReminderDays") ?? [],
  };
}

export function timelinessOf(
  filedAt: string,
  { printed, effective, endOfWork, roundEnds }: ReportDeadline,
): Timeliness {
  if (filedAt <= instantOf(effective, endOfWork)) return "on-time";
  if (dayOf(filedAt) > roundEnds) return "no-deadline";
  return filedAt <= instantOf(printed, endOfWork) ? "late-strict" : "late-both";
}

/** The reminder to give now, in working days before: on a working day, and on the next one when its own was missed. */
export function filingReminderDue(
  at: string,
  { effective: due, reminderDays: daysAhead }: ReportDeadline,
  given: readonly number[] = [],
): number | undefined {
  const today = dayOf(at);
  if (today > due || !isWorkingDay(today)) return undefined;
  return reminderDue({ due, daysAhead }, given, today)?.workingDays;
}
