// Reads the office calendars that were loaded, so that working days are counted by them; what was read lately is not read again.
import { useLoadedYears, type YearTable } from "../time/calendar.ts";
import { ticks } from "../time/clock.ts";
import { heldOf, type Item, read, stateKeyOf } from "./journal.ts";
import { stream } from "./keys.ts";

const CALENDAR = stream("CALENDAR", "office");

/** A table of days: what is confirmed now may be counted with a minute later, and no session waits for it. */
const FRESH_MS = 60_000;
let readAt = Number.NEGATIVE_INFINITY;

/** Throws where it cannot be read: nothing is counted by a table that another may have replaced. */
export async function loadedCalendars(): Promise<void> {
  if (ticks() - readAt < FRESH_MS) return;
  await readCalendarsNow();
}

/** For whoever reads other items anyway: the calendars' own, where they were not read lately. */
export function calendarKeys(): readonly Item[] {
  return ticks() - readAt < FRESH_MS ? [] : [stateKeyOf(CALENDAR)];
}

/** By what was found at those keys. */
export function countByCalendarsIn(found: ReadonlyMap<string, Item>): void {
  count(heldOf(CALENDAR, found.get(CALENDAR)).state);
}

export async function readCalendarsNow(): Promise<void> {
  count((await read(CALENDAR)).state);
}

function count(state: unknown): void {
  const { years = {} } = (state ?? {}) as { readonly years?: Readonly<Record<string, YearTable>> };
  useLoadedYears(years);
  readAt = ticks();
}
