// What was recorded within a span of time, from the by-time index, in either direction and page by page; reads only.
import { startOf } from "../shared/http/cursor.ts";
import { momentOf, type TimePage, type TimeRange, timePage } from "../shared/journal/by-time.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { recordedOf } from "../shared/journal/items.ts";
import { database, table } from "../shared/journal/journal.ts";
import { type Day, isDay } from "../shared/time/day.ts";

export interface TimeSpan {
  /** Inclusive; an instant, or the moment of an event. */
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
}

/** An event with its place in the index, from which a reading can go on. */
export interface FoundEvent {
  readonly moment: string;
  readonly recorded: Recorded;
}

/** Some events, or none: whoever reads may stop after each, and go on from where it reached. */
export interface Stretch {
  readonly found: readonly FoundEvent[];
  readonly reached: string;
}

/** Of each partition of a day. */
const PAGE = 100;
/** An instant, a stream and a version: no moment is longer. */
const LONGEST_MOMENT = 300;
/** Asked at once whether anything was recorded on them: an empty day costs a thirty-second part of a wait. */
const DAYS_AT_ONCE = 32;
const DAY_MS = 86_400_000;

/** The last day is not asked about but read: mostly it fills a page, and no other day is asked for. */
export async function* newestFirst(span: TimeSpan): AsyncGenerator<FoundEvent> {
  const [last, ...days] = utcDays(span).reverse();
  if (last) for await (const { found } of recordedOn(last, span, false)) yield* found;
  for (let at = 0; at < days.length; at += DAYS_AT_ONCE)
    for (const day of await busyAmong(days.slice(at, at + DAYS_AT_ONCE), span))
      for await (const { found } of recordedOn(day, span, false)) yield* found;
}

export async function* oldestFirst(span: TimeSpan): AsyncGenerator<Stretch> {
  const days = utcDays(span);
  for (let at = 0; at < days.length; at += DAYS_AT_ONCE) {
    const some = days.slice(at, at + DAYS_AT_ONCE);
    for (const day of await busyAmong(some, span)) yield* recordedOn(day, span, true);
    // Nothing is left of these days: a reading that stops here goes on with the next.
    const next = days[at + DAYS_AT_ONCE];
    if (next) yield { found: [], reached: next };
  }
}

/** Where the last page ended; what is no moment of the span came from no page of ours. */
export function cursorWithin(
  { from, until }: TimeSpan,
  cursor: string | undefined,
  question: string,
): string | undefined {
  // A moment of an event, or a day where a reading stopped between two.
  const within = (text: string) =>
    text.length <= LONGEST_MOMENT && isDay(text.slice(0, 10)) && from <= text && text <= until;
  return startOf(cursor, question, { moment: within })?.moment?.S;
}

async function busyAmong(days: readonly Day[], span: TimeSpan): Promise<readonly Day[]> {
  const busy = await Promise.all(days.map(day => anythingOn(day, span)));
  return days.filter((_, place) => busy[place]);
}

async function anythingOn(day: Day, span: TimeSpan): Promise<boolean> {
  const { items } = await timePage(database, table(), { ...span, day, limit: 1, only: "moment" });
  return items.length > 0;
}

async function* recordedOn(day: Day, span: TimeSpan, forward: boolean): AsyncGenerator<Stretch> {
  let range: TimeRange | undefined = { ...span, day, limit: PAGE, descending: !forward };
  while (range) {
    const { items, rest }: TimePage = await timePage(database, table(), range);
    const found = items.map(item => ({ moment: momentOf(item), recorded: recordedOf(item) }));
    const last = found.at(-1);
    if (last) yield { found, reached: last.moment };
    range = rest;
  }
}

/** Counted as instants, since the text of a year beyond 9999 sorts before all others. */
function utcDays({ from, until }: TimeSpan): Day[] {
  const [first, last] = [from, until].map(each => Date.parse(each.slice(0, 10))) as [number, number];
  const count = Math.max(0, Math.floor((last - first) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10));
}
