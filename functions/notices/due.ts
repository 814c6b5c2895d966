// How and when somebody is told: at once and by a call what is urgent, by messenger what is usual, by a daily mail what is routine, as
// each wishes (keelung-pregnancy/5.3.4); and when it is tried again, or given up; pure.
import { dayOf, instantOf, isWorkingDay } from "../shared/time/calendar.ts";
import { addDays, type Day, weekdayOf } from "../shared/time/day.ts";
import { UnknownYear } from "../shared/time/unknown-year.ts";
import type { HasServices, NoticeChannel } from "./names.ts";
import type { Delivery, Notice, Wish } from "./notice.ts";

const OPENS = 8;
const CLOSES = 18;
/** A messenger's 200 says nothing of arrival: what nobody has read by then goes by mail, too. */
const UNREAD_HOURS = 24;
const UNREAD_URGENT_HOURS = 1;
const LONGEST_PAUSE_MS = 60 * 60_000;
const FIRST_PAUSE_MS = 60_000;
/** A server that is down for a day, and the day after for the rest: what is older than this helps nobody. */
export const GIVEN_UP_AFTER_MS = 72 * 60 * 60_000;

interface Routing {
  readonly at: string;
  readonly has: HasServices;
}

export interface FirstTry {
  readonly channel: NoticeChannel;
  readonly due: string;
}

/** Through which channels, and when for the first time; none where it waits in the inbox alone. */
export function deliveriesFor(
  { urgency }: Pick<Notice, "urgency">,
  wish: Wish,
  routing: Routing,
): readonly FirstTry[] {
  if (urgency === "quiet") return [];
  if (urgency === "routine")
    return wish.mail === "none" ? [] : [{ channel: "mail", due: nextDaily(routing.at, wish) }];
  const written = inWriting(urgency, wish, routing);
  return urgency === "urgent" ? [...called(routing), ...written] : written;
}

/**
 * Nobody wishes a call away, and it waits for no office hours: the text has urgent matters told by voice as far as there is a way, so that
 * they arrive at once, and leaves other ways to be agreed with the agency, which is not one's own choice. What arrives too late by voice
 * is a session that should be closed, a terminal that is lost.
 */
function called({ at, has }: Routing): readonly FirstTry[] {
  return has.voice ? [{ channel: "voice", due: at }] : [];
}

/** The messenger first, and mail where there is none or nobody has read it; a call takes the place of neither. */
function inWriting(urgency: "urgent" | "usual", wish: Wish, { at, has }: Routing): readonly FirstTry[] {
  const isUrgent = urgency === "urgent";
  const byMessenger = has.messenger && wish.messenger;
  const first = isUrgent ? at : whenOpen(at, wish);
  const messenger = byMessenger ? [{ channel: "messenger", due: first } as const] : [];
  if (wish.mail === "none") return messenger;
  const wait = isUrgent ? UNREAD_URGENT_HOURS : UNREAD_HOURS;
  const from = byMessenger ? later(first, wait * 60 * 60_000) : at;
  const due = isUrgent ? from : wish.mail === "daily" ? nextDaily(from, wish) : whenOpen(from, wish);
  return [...messenger, { channel: "mail", due }];
}

/** Now, or when the next working day begins. */
export function whenOpen(at: string, { hours }: Pick<Wish, "hours">): string {
  if (hours === "any") return at;
  const today = dayOf(at);
  if (isWorked(today) && at < instantOf(today, clock(CLOSES))) {
    const opens = instantOf(today, clock(OPENS));
    return at < opens ? opens : at;
  }
  return instantOf(nextWorked(today), clock(OPENS));
}

export function nextDaily(at: string, { dailyAt, hours }: Pick<Wish, "dailyAt" | "hours">): string {
  const today = dayOf(at);
  const isGood = (day: Day) => hours === "any" || isWorked(day);
  const now = instantOf(today, clock(dailyAt));
  if (isGood(today) && at <= now) return now;
  return instantOf(hours === "any" ? addDays(today, 1) : nextWorked(today), clock(dailyAt));
}

/** Where a try failed: longer from time to time; undefined once it is given up. */
export function nextTry(
  { attempts, firstDue }: Pick<Delivery, "attempts" | "firstDue">,
  at: string,
): string | undefined {
  if (Date.parse(at) - Date.parse(firstDue) >= GIVEN_UP_AFTER_MS) return undefined;
  return later(at, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts, 10)));
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

function nextWorked(day: Day): Day {
  let reached = addDays(day, 1);
  // No office is closed for longer.
  for (let left = 20; left > 0 && !isWorked(reached); left--) reached = addDays(reached, 1);
  return reached;
}

/** Of a year without a calendar the days of the week are as good as can be had: nobody is left untold for want of one. */
function isWorked(day: Day): boolean {
  try {
    return isWorkingDay(day);
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    const weekday = weekdayOf(day);
    return weekday > 0 && weekday < 6;
  }
}
