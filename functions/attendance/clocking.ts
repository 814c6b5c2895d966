// What may be recorded of attendance: in and out as it happens, both from the attendance system, a day corrected, a check; pure
// decisions, each refusal with its clause.
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import {
  type Attendance,
  type AttendanceEvent,
  DAYS_KEPT,
  lastClocked,
  openIn,
  type Span,
} from "./attendance.ts";
import type { CheckMethod, CheckResult, ClockMethod } from "./names.ts";
import { ATTENDANCE_PROBLEM } from "./problems.ts";

type Drafts = readonly [Draft<AttendanceEvent>];
/** What was clocked in longer ago was forgotten: it is left open, and a superior corrects it. */
const LONGEST_MS = 16 * 60 * 60 * 1000;
const CLAUSES: readonly ClauseId[] = ["ey-draft/8", "keelung-pregnancy/5.4.2"];

function problem(code: keyof typeof ATTENDANCE_PROBLEM): Problem {
  return new Problem(ATTENDANCE_PROBLEM[code], { clauses: CLAUSES });
}

export interface Clocking {
  readonly agency: string;
  readonly method: ClockMethod;
  readonly at: string;
}

export function clockIn(state: Attendance | undefined, { agency, method, at }: Clocking): Drafts {
  refuseAll(
    openNow(state, at) !== undefined && problem("clocked-in-already"),
    at <= (lastClocked(state) ?? "") && problem("clock-set-back"),
  );
  return [{ event: { type: "ClockedIn", day: dayOf(at), agency, at, method } }];
}

/** Of the day on which it was clocked in, be it after midnight. */
export function clockOut(state: Attendance | undefined, { agency, method, at }: Clocking): Drafts {
  const open = openIn(state);
  if (!open) throw problem("not-clocked-in");
  refuseAll(
    at <= open.from && problem("clock-set-back"),
    isTooLong({ from: open.from, until: at }) && problem("shift-too-long"),
  );
  return [{ event: { type: "ClockedOut", day: open.day, agency, at, method } }];
}

function openNow(state: Attendance | undefined, at: string) {
  const open = openIn(state);
  return open && !isTooLong({ from: open.from, until: at }) ? open : undefined;
}

function isTooLong({ from, until }: Span): boolean {
  return Date.parse(until) - Date.parse(from) > LONGEST_MS;
}

export interface Times extends Span {
  readonly day: Day;
  readonly agency: string;
  readonly at: string;
}

/** From the attendance system; none where exactly that is on record already, so that a file may come twice. */
export function takeIn(
  state: Attendance | undefined,
  { day, agency, from, until, at }: Times,
): Drafts | undefined {
  const known = allOf(state).filter(each => each.day === day);
  if (known.some(each => each.from === from && each.until === until)) return undefined;
  refuseAll(
    ...faultsOf({ day, spans: [{ from, until }], at }),
    overlaps(state, { from, until }) && problem("times-overlap"),
  );
  return [{ event: { type: "TimesTakenIn", day, agency, from, until, method: "attendance-system" } }];
}

export interface Correcting {
  readonly day: Day;
  readonly agency: string;
  readonly spans: readonly Span[];
  readonly reason: string;
  readonly at: string;
}

/** Whatever was on record of the day stays in the journal. */
export function correct(
  state: Attendance | undefined,
  { day, agency, spans, reason, at }: Correcting,
): Drafts {
  const inOrder = spans.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const others = allOf(state).filter(each => each.day !== day);
  refuseAll(
    ...faultsOf({ day, spans: inOrder, at }),
    inOrder.some((each, n) => n > 0 && each.from < (inOrder[n - 1]?.until ?? "")) && problem("times-overlap"),
    inOrder.some(each => others.some(other => meets(each, other))) && problem("times-overlap"),
    day < addDays(dayOf(at), -DAYS_KEPT) && problem("day-too-old"),
  );
  return [{ event: { type: "DayCorrected", day, agency, spans: inOrder, reason } }];
}

function faultsOf({ day, spans, at }: Pick<Correcting, "day" | "spans" | "at">) {
  const any = (is: (span: Span) => boolean) => spans.some(is);
  return [
    any(({ from, until }) => until <= from) && problem("out-before-in"),
    any(({ from }) => dayOf(from) !== day) && problem("time-of-another-day"),
    any(isTooLong) && problem("shift-too-long"),
    any(({ until }) => until > at) && problem("time-to-come"),
  ];
}

function allOf(state: Attendance | undefined) {
  return Object.entries(state?.days ?? {}).flatMap(([day, { spans }]) =>
    spans.map(each => ({ ...each, day })),
  );
}

function overlaps(state: Attendance | undefined, span: Span): boolean {
  return allOf(state).some(other => meets(span, other));
}

/** What is still open meets whatever comes after its beginning, as long as it may last. */
function meets({ from, until }: Span, other: { readonly from: string; readonly until?: string }): boolean {
  const end = other.until ?? new Date(Date.parse(other.from) + LONGEST_MS).toISOString();
  return from < end && other.from < until;
}

export interface Checking {
  readonly agency: string;
  readonly at: string;
  readonly now: string;
  readonly method: CheckMethod;
  readonly result: CheckResult;
  readonly note?: string | undefined;
}

export function check({ agency, at, now, method, result, note }: Checking): Drafts {
  const day = dayOf(at);
  const cited = { clauses: ["keelung-pregnancy/5.4.5"] };
  refuseAll(
    at > now && new Problem(ATTENDANCE_PROBLEM["time-to-come"], cited),
    day < addDays(dayOf(now), -DAYS_KEPT) && new Problem(ATTENDANCE_PROBLEM["day-too-old"], cited),
  );
  const event = { type: "AttendanceChecked", day, agency, at, method, result } as const;
  return [{ event: { ...event, ...(note && { note }) } }];
}
