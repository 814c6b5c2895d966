// A calendar day as ISO text such as "2021-06-03": arithmetic on days alone, never on instants or time zones.
export type Day = string;

const DAY_MS = 24 * 60 * 60 * 1000;

export function isDay(text: string): boolean {
  const parsed = Date.parse(text);
  // Date.parse forgives 30 February; writing the day back does not.
  return Number.isFinite(parsed) && isoDay(parsed) === text;
}

export function addDays(day: Day, days: number): Day {
  return isoDay(midnight(day) + days * DAY_MS);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(midnight(day)).getUTCDay();
}

function midnight(day: Day): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(day);
}

function isoDay(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}
