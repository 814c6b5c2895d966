// Which shift somebody works on which day: set ahead, no longer than a day's and a week's normal hours, and with the rest between two
// different ones; all refusals at once, each with its clause; pure decisions.
import { type Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import type { Rules } from "../shared/rules/profiles.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";
import { countOf } from "./count.ts";
import type { HoursBook, HoursBookEvent } from "./hours-book.ts";
import { binding, type Known, rulesOn, spansAround } from "./known.ts";
import { minutesWords } from "./minutes.ts";
import type { OvertimeEvent } from "./overtime.ts";
import { hoursProblem } from "./refusing.ts";
import { type RestFault, restFaults } from "./rest.ts";
import {
  lengthOn,
  officeOfShift,
  type PlannedDay,
  type PlannedDays,
  type ShiftTimes,
  stretchesOn,
} from "./shift.ts";
import type { Span } from "./span.ts";

export interface ShiftWished {
  readonly day: Day;
  /** None: a day off. */
  readonly shift?: string | undefined;
}

export interface ShiftPlanning {
  readonly days: readonly ShiftWished[];
  readonly agency: string;
  readonly known: Known;
  readonly at: string;
}

const MOST_DAYS_AHEAD = 92;
const NORMAL: readonly ClauseId[] = ["yilan-hours/2.1a", "keelung-pregnancy/5.4.2"];

export function planShifts(planning: ShiftPlanning): readonly [Draft<OvertimeEvent>] {
  const { days, agency, known, at } = planning;
  const isTwice = new Set(days.map(({ day }) => day)).size < days.length;
  refuseAll(
    isTwice && hoursProblem("shift-day-twice"),
    ...days.flatMap(each => dayFaults(each, known.book, at)),
  );
  const planned = Object.fromEntries(days.map(each => [each.day, dayFor(each, agency, known.book)]));
  refuseAll(...faultsOf(known, planned));
  return [{ event: { type: "ShiftsPlanned", agency, days: planned } }];
}

/** What is wrong with a day by itself, whatever is planned around it. */
export function dayFaults(
  { day, shift }: ShiftWished,
  book: HoursBook | undefined,
  at: string,
): readonly Problem[] {
  const today = dayOf(at);
  return [
    ...(day <= today ? [hoursProblem("shift-begun", [], same(day))] : []),
    ...(day > addDays(today, MOST_DAYS_AHEAD) ? [hoursProblem("overtime-far-ahead", [], same(day))] : []),
    ...(shift === undefined || codeIn(book, shift) ? [] : [hoursProblem("shift-unknown", [], same(shift))]),
  ];
}

function dayFor({ day, shift }: ShiftWished, agency: string, book: HoursBook | undefined): PlannedDay {
  const times = shift === undefined ? undefined : codeIn(book, shift);
  if (shift === undefined || !times) return { agency, stretches: [] };
  return { agency, shift, stretches: stretchesOn(day, times) };
}

function codeIn(book: HoursBook | undefined, shift: string): ShiftTimes | undefined {
  return book?.shifts && Object.hasOwn(book.shifts, shift) ? book.shifts[shift] : undefined;
}

/** What the plan would break that was whole before, on the weeks it touches. */
function faultsOf(known: Known, planned: PlannedDays): readonly Problem[] {
  const days = Object.keys(planned).sort();
  const [first = "", last = first] = [days.at(0), days.at(-1)];
  const around = { from: instantOf(first, "00:00"), until: endOfDay(last) };
  const rules = rulesOn(known.agency, first);
  const before = spansAround(known, around);
  const after = spansAround(withPlan(known, planned), around);
  const long = unassignedIn(after, rules.limits) - unassignedIn(before, rules.limits);
  const already = new Set(restFaults(before, rules.limits).map(keyOf));
  const short = restFaults(after, rules.limits).filter(each => !already.has(keyOf(each)));
  return [
    ...(long > 0 ? [hoursProblem("shift-too-long", binding(rules, NORMAL), minutesWords(long))] : []),
    ...short.map(each =>
      hoursProblem("overtime-rest-short", binding(rules, ["yilan-hours/2.1d"]), each.words),
    ),
  ];
}

function keyOf({ next, missing }: RestFault): string {
  return `${next} ${missing}`;
}

function unassignedIn(spans: readonly Span[], limits: Limits): number {
  return countOf(spans, limits).spans.reduce((sum, { unassigned }) => sum + unassigned, 0);
}

function withPlan(known: Known, planned: PlannedDays): Known {
  return {
    ...known,
    office: day => (Object.hasOwn(planned, day) ? officeOfShift(planned[day]) : known.office(day)),
  };
}

const same = (text: string): Words => words(text, text);

/** A shift by its code: no longer than a day's normal hours, and its pauses inside it. */
export function requireShift(times: ShiftTimes, rules: Rules | undefined): void {
  const length = lengthOn(ANY_DAY, times);
  const most = rules?.limits.normalDayMinutes ?? null;
  const isInside = stretchesOn(ANY_DAY, times).length === (times.rest ?? []).length + 1;
  refuseAll(
    !isInside && hoursProblem("shift-rest-outside"),
    rules !== undefined &&
      most !== null &&
      length > most &&
      hoursProblem("shift-too-long", binding(rules, NORMAL), minutesWords(length)),
  );
}

/** What was planned by it stays as it was planned. */
export function dropShift(
  book: HoursBook | undefined,
  shift: string,
  reason: string,
): readonly [Draft<HoursBookEvent>] {
  if (!codeIn(book, shift)) throw hoursProblem("shift-unknown", [], same(shift));
  return [{ event: { type: "ShiftDropped", shift, reason } }];
}
const ANY_DAY: Day = "2021-01-04";
