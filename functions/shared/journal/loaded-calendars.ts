// Reads the office calendars that were loaded, so that working days are counted by them; what was read lately is not read again.
import { useLoadedYears, type YearTable } from "../time/calendar.ts";
import { read } from "./journal.ts";
import { stream } from "./keys.ts";

/** A table of days: what is confirmed now may be counted with a minute later, and no session waits for it. */
const FRESH_MS = 60_000;
let readAt = Number.NEGATIVE_INFINITY;

/** Throws where it cannot be read: nothing is counted by a table that another may have replaced. */
export async function loadedCalendars(): Promise<void> {
  if (performance.now() - readAt < FRESH_MS) return;
  await readCalendarsNow();
}

export async function readCalendarsNow(): Promise<void> {
  const { state } = await read(stream("CALENDAR", "office"));
  const { years = {} } = (state ?? {}) as { readonly years?: Readonly<Record<string, YearTable>> };
  useLoadedYears(years);
  readAt = performance.now();
}
