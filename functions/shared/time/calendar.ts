// The government office calendar in Asia/Taipei: which days are worked; it never guesses a year it has no data for.
import * as CALENDARS from "../rules/calendar-years.ts";
import type { Words } from "../words.ts";
import { addDays, type Day, isDay, weekdayOf } from "./day.ts";
import { TAIPEI_MS } from "./taipei.ts";
import { UnknownYear } from "./unknown-year.ts";

const SATURDAY = 6;
const SUNDAY = 0;

/** As its file gives it. */
interface YearFile extends YearTable {
  readonly year: number;
  /** Why it is not yet the official table. */
  readonly provisional?: Words;
}

interface OfficeYear {
  readonly year: number;
  readonly provisional: Words | undefined;
  readonly weekdaysOff: ReadonlySet<Day>;
  readonly saturdaysWorked: ReadonlySet<Day>;
}

/** What a year consists of besides what every week does: as it is shipped, and as it is loaded later. */
export interface YearTable {
  readonly weekdaysOff: readonly Day[];
  readonly saturdaysWorked: readonly Day[];
}

/** Written in by a build, which has looked at all that it ships: nobody waits for that again at a start. */
declare const CHECKED_BY_BUILD: true | undefined;

const SHIPPED: ReadonlyMap<number, OfficeYear> = new Map(
  Object.values(CALENDARS)
    .map(each => (typeof CHECKED_BY_BUILD === "undefined" ? readOfficeYear(each) : officeYear(each)))
    .map(each => [each.year, each]),
);
let years = SHIPPED;

/** Official tables that two people loaded take the place of what was shipped. Only what reads them from the journal calls this. */
export function useLoadedYears(loaded: Readonly<Record<string, YearTable>>): void {
  years = new Map([
    ...SHIPPED,
    ...Object.entries(loaded).map(([year, { weekdaysOff, saturdaysWorked }]) => {
      const content = { year: Number(year), weekdaysOff, saturdaysWorked };
      return [Number(year), readOfficeYear(content)] as const;
    }),
  ]);
}

/** The years whose calendar is there. */
export function calendarYears(): readonly number[] {
  return [...years.keys()].sort((a, b) => a - b);
}

/** Those that the official table has yet to replace. */
export function provisionalYears(): readonly number[] {
  return calendarYears().filter(year => years.get(year)?.provisional);
}

/** A year as it is counted with now. */
export function yearTable(year: number): (YearTable & { readonly provisional?: Words }) | undefined {
  const { weekdaysOff, saturdaysWorked, provisional } = years.get(year) ?? {};
  if (!weekdaysOff || !saturdaysWorked) return undefined;
  const table = { weekdaysOff: [...weekdaysOff].sort(), saturdaysWorked: [...saturdaysWorked].sort() };
  return { ...table, ...(provisional && { provisional }) };
}

/** Whether what was counted between two days, in either order, rests on a year that is provisional. */
export function isProvisional(one: Day, other: Day = one): boolean {
  const [first, last] = [one, other].map(day => Number(day.slice(0, 4))).sort((a, b) => a - b);
  return provisionalYears().some(year => (first as number) <= year && year <= (last as number));
}

/** What such a count says of itself. */
export const PROVISIONAL: Words = { "zh-TW": "暫定日曆", en: "provisional calendar" };

/** Throws on no year, on what is no day or of another year, an off day that is a weekend anyway, or a worked day that is no Saturday. */
export function readOfficeYear(content: unknown): OfficeYear {
  const { year, weekdaysOff, saturdaysWorked } = content as YearFile;
  if (!Number.isInteger(year)) throw new Error(`not a year: ${year}`);
  for (const day of [...weekdaysOff, ...saturdaysWorked])
    if (!isDay(day) || !day.startsWith(`${year}-`)) throw new Error(`${day} is not a day of ${year}`);
  for (const day of weekdaysOff) if (isWeekend(day)) throw new Error(`${day} is a weekend anyway`);
  for (const day of saturdaysWorked)
    if (weekdayOf(day) !== SATURDAY) throw new Error(`${day} is not a Saturday`);
  return officeYear(content as YearFile);
}

function officeYear({ year, provisional, weekdaysOff, saturdaysWorked }: YearFile): OfficeYear {
  return {
    year,
    provisional,
    weekdaysOff: new Set(weekdaysOff),
    saturdaysWorked: new Set(saturdaysWorked),
  };
}

/** Like everything below that asks about working days, throws UnknownYear. */
export function isWorkingDay(day: Day): boolean {
  const weekend = isWeekend(day);
  const { weekdaysOff, saturdaysWorked } = officeYearOf(day);
  return weekend ? saturdaysWorked.has(day) : !weekdaysOff.has(day);
}

/** The first working day after this day. */
export function nextWorkingDay(day: Day): Day {
  return workingDayBeyond(day, 1);
}

/** The last working day before this day. */
export function previousWorkingDay(day: Day): Day {
  return workingDayBeyond(day, -1);
}

/** That many working days later, or earlier when negative; none leaves the day as it is, worked or not. */
export function addWorkingDays(day: Day, count: number): Day {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a number of days: ${count}`);
  let reached = day;
  for (let left = Math.abs(count); left > 0; left--) reached = workingDayBeyond(reached, count > 0 ? 1 : -1);
  return reached;
}

// A decision asks of one moment again and again which day it is.
let told: { readonly at: string; readonly day: Day } | undefined;

/** The day it is in Taipei at a UTC instant. */
export function dayOf(at: string): Day {
  if (told?.at === at) return told.day;
  if (!at.endsWith("Z")) throw new RangeError(`not a UTC instant: ${at}`);
  told = { at, day: new Date(Date.parse(at) + TAIPEI_MS).toISOString().slice(0, 10) };
  return told.day;
}

/** The UTC instant of a Taipei wall-clock time, "00:00" to "24:00". */
export function instantOf(day: Day, time: string): string {
  if (!isDay(day) || !/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time))
    throw new RangeError(`not a day and time: ${day} ${time}`);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return new Date(Date.parse(day) + minutes * 60_000 - TAIPEI_MS).toISOString();
}

/** The first instant that no longer belongs to the day in Taipei. */
export function endOfDay(day: Day): string {
  return instantOf(day, "24:00");
}

/** The last day in Taipei on which what ends at that instant still counts. */
export function lastDayOf(until: string): Day {
  return dayOf(new Date(Date.parse(until) - 1).toISOString());
}

function workingDayBeyond(day: Day, step: 1 | -1): Day {
  let reached = addDays(day, step);
  while (!isWorkingDay(reached)) reached = addDays(reached, step);
  return reached;
}

function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday === SATURDAY || weekday === SUNDAY;
}

function officeYearOf(day: Day): OfficeYear {
  const found = years.get(Number(day.slice(0, 4)));
  if (!found) throw new UnknownYear(day);
  return found;
}
