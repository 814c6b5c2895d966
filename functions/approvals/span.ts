// Weeks of pregnancy, counted on days alone; pure.
import { addDays, type Day } from "../shared/time/day.ts";

const DAYS_OF_PREGNANCY = 280;
const DAYS_OF_A_WEEK = 7;
/** A child comes late by two weeks at most before the doctors see to it: no approval outlasts that. */
const LATEST_AFTER_EXPECTED = 14;

/** Whole weeks of a pregnancy on a day, by the expected date of delivery. */
export function weeksOn(day: Day, expectedOn: Day): number {
  return Math.floor((DAYS_OF_PREGNANCY - daysBetween(day, expectedOn)) / DAYS_OF_A_WEEK);
}

/** Whether such a date can be meant on that day: not past, and no more than a pregnancy ahead. */
export function canBeExpected(expectedOn: Day, today: Day): boolean {
  return today <= expectedOn && daysBetween(today, expectedOn) <= DAYS_OF_PREGNANCY;
}

export function latestAfter(expectedOn: Day): Day {
  return addDays(expectedOn, LATEST_AFTER_EXPECTED);
}

const DAY_MS = 24 * 60 * 60 * 1000;
function daysBetween(one: Day, other: Day): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / DAY_MS);
}
