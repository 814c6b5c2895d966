// Hours counted once more, minute by minute and in numbers alone: of the law it has nothing but names. Minute 0 is midnight in Taipei
// of day 0, which is 1970-01-01.
import type { OvertimeCategory } from "../../functions/shared/rules/overtime-caps.ts";

export const DAY = 1440;
export type Kind = "normal" | "leave" | "trip" | "official-leave" | "overtime" | "standby";

export interface Piece {
  readonly id: string;
  readonly kind: Kind;
  readonly from: number;
  readonly until: number;
  readonly category?: OvertimeCategory;
  readonly shift?: string;
  /** One pause at most. */
  readonly pause?: readonly [from: number, until: number];
}

/** In days, and the minute at which it was given. */
export interface Agreed {
  readonly category: OvertimeCategory;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

export interface Minutes {
  normal: number;
  away: number;
  overtime: number;
  standby: number;
  unassigned: number;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Year, month from nought, day from one; counted on from 1970 a year and a month at a time. */
export function dateOf(day: number): readonly [year: number, month: number, date: number] {
  let [year, month, left] = [1970, 0, day];
  while (left >= daysIn(year)) left -= daysIn(year++);
  while (left >= lengthOf(year, month)) left -= lengthOf(year, month++);
  return [year, month, left + 1];
}

export function dayNumber(year: number, month: number, date: number): number {
  let day = date - 1;
  for (let each = 1970; each < year; each++) day += daysIn(each);
  for (let each = 0; each < month; each++) day += lengthOf(year, each);
  return day;
}

export function lengthOf(year: number, month: number): number {
  return (LENGTHS[month] ?? 0) + (month === 1 && isLeap(year) ? 1 : 0);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysIn(year: number): number {
  return isLeap(year) ? 366 : 365;
}

/** Months since the year nought. */
export function monthOf(day: number): number {
  const [year, month] = dateOf(day);
  return year * 12 + month;
}

/** 1970-01-01 was a Thursday: weeks begin on Mondays. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

export interface Tallied {
  readonly days: Map<number, Minutes>;
  readonly weeks: Map<number, Minutes>;
  readonly months: Map<number, Minutes>;
  readonly dayOf: Map<string, number>;
}

const isExtra = ({ kind }: Piece) => kind === "overtime" || kind === "standby";
const isPaused = ({ pause }: Piece, minute: number) =>
  pause !== undefined && pause[0] <= minute && minute < pause[1];

export function tallied(pieces: readonly Piece[]): Tallied {
  const told: Tallied = { days: new Map(), weeks: new Map(), months: new Map(), dayOf: new Map() };
  let before: Piece | undefined;
  for (const piece of pieces.toSorted((one, other) => one.from - other.from)) {
    const goesOn = before?.until === piece.from && !(isExtra(before) && !isExtra(piece));
    const day = goesOn && before ? (told.dayOf.get(before.id) ?? 0) : Math.floor(piece.from / DAY);
    told.dayOf.set(piece.id, day);
    before = piece;
    const [today, week, month] = [
      of(told.days, day),
      of(told.weeks, weekOf(day)),
      of(told.months, monthOf(day)),
    ];
    book(piece, [today, week, month]);
  }
  return told;
}

function book(piece: Piece, tallies: readonly [day: Minutes, week: Minutes, month: Minutes]): void {
  const { booked, over } = walked(piece, ...tallies);
  const isAway = !isExtra(piece) && piece.kind !== "normal";
  for (const each of tallies) {
    each[isAway ? "away" : (piece.kind as keyof Minutes)] += booked;
    if (piece.kind === "normal") each.unassigned += over;
  }
}

function of(all: Map<number, Minutes>, key: number): Minutes {
  const found = all.get(key) ?? { normal: 0, away: 0, overtime: 0, standby: 0, unassigned: 0 };
  all.set(key, found);
  return found;
}

/** Each of its minutes: within a day's and a week's normal hours as long as there is room, and over them after that. */
function walked(piece: Piece, today: Minutes, ofWeek: Minutes, _: Minutes) {
  let [booked, over, day, week] = [0, 0, today.normal + today.away, ofWeek.normal + ofWeek.away];
  const always = isExtra(piece);
  for (let minute = piece.from; minute < piece.until; minute++) {
    if (isPaused(piece, minute)) continue;
    if (always) booked++;
    else if (day < 480 && week < 2400) [booked, day, week] = [booked + 1, day + 1, week + 1];
    else over++;
  }
  return { booked, over };
}

const extra = ({ overtime, standby, unassigned }: Minutes) => overtime + standby + unassigned;
const nothing: Minutes = { normal: 0, away: 0, overtime: 0, standby: 0, unassigned: 0 };

/** All that is known with the proposal in it. */
export interface With {
  readonly pieces: readonly Piece[];
  readonly told: Tallied;
  readonly proposed: Piece;
}

/** Each cap that is passed, as `day 37 1234`: what, by how much, and the minute from which on. */
export function tooMuch({ pieces, told, proposed }: With, agreed: readonly Agreed[]): readonly string[] {
  const day = told.dayOf.get(proposed.id) ?? 0;
  const month = monthOf(day);
  const asked = proposed.category ?? "general";
  const run = runBefore(pieces, told, day);
  const category = asked === "urgent-shortage" && run >= 3 ? "general" : asked;
  const today = told.days.get(day) ?? nothing;
  const ofMonth = (which: number) => extra(told.months.get(which) ?? nothing);
  const first =
    agreed.find(each => each.category === category && each.from <= day && day <= each.to)?.from ?? day;
  const start = monthOf(first) + Math.floor((month - monthOf(first)) / 3) * 3;
  const used = {
    day: today.normal + today.away + extra(today),
    month: ofMonth(month),
    cycle: ofMonth(start) + ofMonth(start + 1) + ofMonth(start + 2),
  };
  const caps: Partial<Record<OvertimeCategory, Partial<Record<keyof typeof used, number>>>> = {
    seasonal: { day: 720, month: 4800 },
    "special-major": { cycle: 14_400 },
    "disaster-major": { day: 840, month: 4800 },
    "urgent-shortage": { month: 4800 },
  };
  const mine = caps[category] ?? { day: 720, month: 3600 };
  return (["day", "month", "cycle"] as const).flatMap(what => {
    const over = used[what] - (mine[what] ?? Number.POSITIVE_INFINITY);
    return over > 0 ? [`${what} ${past(proposed, over)}`] : [];
  });
}

/** Of its minutes, the last so many. */
function past(piece: Piece, over: number): string {
  let [count, first] = [0, piece.until];
  for (let minute = piece.until - 1; minute >= piece.from && count < over; minute--)
    if (!isPaused(piece, minute)) [count, first] = [count + 1, minute];
  return `${count} ${first}`;
}

function urgentDays(pieces: readonly Piece[], { dayOf }: Tallied): Set<number> {
  return new Set(
    pieces.filter(each => each.category === "urgent-shortage").map(each => dayOf.get(each.id) ?? -1),
  );
}

function runBefore(pieces: readonly Piece[], told: Tallied, day: number): number {
  const days = urgentDays(pieces, told);
  let run = 0;
  while (days.has(day - run - 1)) run++;
  return run;
}

/** Whether the days in a row that it would be part of are too many. */
export function runsTooLong({ pieces, told, proposed }: With): boolean {
  if (proposed.category !== "urgent-shortage") return false;
  const days = urgentDays(pieces, told);
  const day = told.dayOf.get(proposed.id) ?? 0;
  let [first, last] = [day, day];
  while (days.has(first - 1)) first--;
  while (days.has(last + 1)) last++;
  return last - first + 1 > 3;
}

/** Shifts that begin too soon, each with the minutes missing: looked back from each first minute of a shift. */
export function tooSoon(pieces: readonly Piece[]): readonly string[] {
  const worked = pieces
    .filter(({ kind }) => kind !== "leave" && kind !== "official-leave")
    .toSorted((one, other) => one.from - other.from);
  return worked.flatMap((piece, at) => {
    if (piece.shift === undefined) return [];
    const before = worked.slice(0, at);
    const last = before.findLast(({ shift }) => shift !== undefined);
    if (!last || last.shift === piece.shift) return [];
    let rest = 0;
    const isWork = (minute: number) => before.some(({ from, until }) => from <= minute && minute < until);
    while (rest < 660 && !isWork(piece.from - rest - 1)) rest++;
    return rest < 660 ? [`${piece.id} ${660 - rest}`] : [];
  });
}

/** The last day of two years that begin on a day. */
export function lapses(day: number): number {
  const [year, month, date] = dateOf(day);
  return date > lengthOf(year + 2, month)
    ? dayNumber(year + 2, month, lengthOf(year + 2, month))
    : dayNumber(year + 2, month, date) - 1;
}

interface Leave {
  readonly id: string;
  readonly day: number;
  readonly minutes: number;
}

/** Each minute by itself: the oldest that can be used goes first. Gives what is left of each lot, and what is missing of each use. */
export function leaveLeft(earned: readonly Leave[], uses: readonly Leave[]) {
  const inOrder = (all: readonly Leave[]) =>
    all.toSorted((one, other) => one.day - other.day || (one.id < other.id ? -1 : 1));
  const lots = inOrder(earned).map(each => ({ ...each, until: lapses(each.day) }));
  const left = new Map(lots.map(({ id, minutes }) => [id, minutes]));
  const missing = new Map<string, number>();
  for (const use of inOrder(uses))
    for (let minute = 0; minute < use.minutes; minute++) {
      const lot = lots.find(
        ({ id, day, until }) => (left.get(id) ?? 0) > 0 && day <= use.day && use.day <= until,
      );
      if (lot) left.set(lot.id, (left.get(lot.id) ?? 0) - 1);
      else missing.set(use.id, (missing.get(use.id) ?? 0) + 1);
    }
  return { left, missing };
}

/** Whole dollars an hour, found by going up a dollar at a time. */
export function hourly(cents: number, percent: number): number {
  let dollars = 0;
  while ((2 * dollars + 1) * 5000 <= cents * percent) dollars++;
  return dollars;
}
