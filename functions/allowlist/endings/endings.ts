// Which entries end soon, counted in working days, when that is announced, and which have outlived their reason; pure.
import { groupRemindersDue } from "../../shared/rules/reminder.ts";
import { addWorkingDays, dayOf, isProvisional, isWorkingDay, lastDayOf } from "../../shared/time/calendar.ts";
import { addDays, type Day } from "../../shared/time/day.ts";
import { UnknownYear } from "../../shared/time/unknown-year.ts";
import { type Words, words } from "../../shared/words.ts";
import { type Entry, spanOf } from "../lists/entry.ts";
import type { List, ListEvent } from "../lists/list.ts";

/** Undefined where the calendar does not reach: what ends must be shown all the same. */
export function workingDaysTo(today: Day, last: Day): number | undefined {
  return unlessUnknown(() => {
    let count = 0;
    for (let day = today; day < last; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) count++;
    }
    return count;
  });
}

/** The day so many working days ahead; undefined where the calendar does not reach. */
function dayAhead(today: Day, workingDays: number): Day | undefined {
  return unlessUnknown(() => addWorkingDays(today, workingDays));
}

/** The last day within so many working days; where the calendar does not reach, a day that is certainly later. */
export function horizonOf(today: Day, workingDays: number): Day {
  return dayAhead(today, workingDays) ?? addDays(today, 2 * workingDays + 14);
}

function unlessUnknown<T>(count: () => T): T | undefined {
  try {
    return count();
  } catch (error) {
    if (error instanceof UnknownYear) return undefined;
    throw error;
  }
}

export interface EntryEnding {
  readonly entry: Entry & { readonly until: string };
  readonly lastDay: Day;
  readonly workingDays: number | undefined;
  /** Whether they were counted by a calendar that is not yet official. */
  readonly provisional: boolean;
}

export function endingsIn(entries: readonly Entry[], at: string, within: number): EntryEnding[] {
  const today = dayOf(at);
  const horizon = horizonOf(today, within);
  return entries.flatMap(entry => {
    if (entry.until === undefined || spanOf(entry, at) === "ended") return [];
    const lastDay = lastDayOf(entry.until);
    if (lastDay > horizon) return [];
    const workingDays = workingDaysTo(today, lastDay);
    const provisional = isProvisional(today, lastDay);
    return [{ entry: { ...entry, until: entry.until }, lastDay, workingDays, provisional }];
  });
}

const LOSSES = {
  "loan-ended": ["查無所依據的借用，或已經結束", "the loan it depends on is unknown or has ended"],
  "plan-replaced": ["所依據的容量規劃已被取代", "the capacity plan it depends on was replaced"],
  "person-left": ["使用人已離職", "its owner has left"],
} as const;

/** What the journal knows of that entries may live by. */
export interface SupportsKnown {
  readonly loans: ReadonlyMap<string, string>;
  readonly plan: string | undefined;
  /** Those of the owners who are known as persons and are no longer active. */
  readonly left: ReadonlySet<string>;
}

export interface WithoutReason {
  readonly entry: Entry;
  readonly code: keyof typeof LOSSES;
  readonly words: Words;
}

export function withoutReason(
  entries: readonly Entry[],
  at: string,
  supports: SupportsKnown,
): WithoutReason[] {
  return entries.flatMap(entry => {
    const code = spanOf(entry, at) === "ended" ? undefined : lossOf(entry, supports);
    if (!code) return [];
    const [zh, en] = LOSSES[code];
    return [{ entry, code, words: words(zh, en) }];
  });
}

function lossOf(
  { dependsOn, owner }: Entry,
  { loans, plan, left }: SupportsKnown,
): keyof typeof LOSSES | undefined {
  if (dependsOn?.kind === "loan" && !loans.has(dependsOn.id)) return "loan-ended";
  if (dependsOn?.kind === "plan" && dependsOn.id !== plan) return "plan-replaced";
  return left.has(owner) ? "person-left" : undefined;
}

type Announced = Extract<ListEvent, { type: "EndingAnnounced" }>;

/**
 * Of the entries that nobody was told of so many days ahead, those whose last day has come within them. An entry that was
 * added later than that gets the notices that still lie ahead of it, and shows among the endings at once.
 */
export function announcementDue(
  { announced }: Pick<List, "announced">,
  entries: readonly Entry[],
  { at, days }: { readonly at: string; readonly days: readonly number[] },
): Announced[] {
  const today = dayOf(at);
  const due = entries.flatMap(entry =>
    entry.until === undefined || spanOf(entry, at) === "ended" ? [] : [lastDayOf(entry.until)],
  );
  const reach = (workingDays: number) => dayAhead(today, workingDays);
  return groupRemindersDue({ due, daysAhead: days }, announced, { today, reach }).map(
    (reminder): Announced => ({ type: "EndingAnnounced", ...reminder }),
  );
}
