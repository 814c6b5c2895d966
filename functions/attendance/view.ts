// How the API shows attendance, logs and a week of both; pure.
import { spanOf } from "../approvals/approval.ts";
import { homeDaysIn } from "../rosters/roster.ts";
import { daysOfWeek } from "../rosters/week.ts";
import type { Held } from "../shared/journal/change.ts";
import { endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { type Attendance, openIn, workedOn } from "./attendance.ts";
import type { LogContent } from "./log-text.ts";
import { figuresOf, loggedDays, type OfWorker } from "./logging.ts";
import type { Whose } from "./whose.ts";
import type { Log, WorkLogs } from "./work-log.ts";

type Shown<S> = Pick<Held<S>, "stream" | "state" | "version">;

export function attendanceView({ stream, state, version }: Shown<Attendance>) {
  const { days = {}, checks = [] } = state ?? {};
  const open = openIn(state);
  return { person: idOf(stream), ...(open && { open }), days, checks, version };
}

export function workLogsView({ stream, state, version }: Shown<WorkLogs>) {
  const { logs = {}, missing = {}, weeks = {} } = state ?? {};
  return { person: idOf(stream), logs, missing: Object.keys(missing), weeks, version };
}

function idOf(stream: string): string {
  return stream.slice(stream.indexOf("#") + 1);
}

export function workerOf({ person, approvals, roster }: Whose): OfWorker {
  return { person: person.state, approvals: approvals.state, roster: roster.state };
}

export type Texts = ReadonlyMap<string, LogContent>;

export function homeWeekView(whose: Whose, week: Day, texts: Texts) {
  const { person, attendance, logs, roster } = whose;
  const agency = person.state?.agency ?? "";
  const { unit, title } = person.state?.posting ?? {};
  const home = homeDaysIn(roster.state, week, agency) ?? [];
  const asked = loggedDays(workerOf(whose), week);
  const open = openIn(attendance.state);
  const terms = termsIn(whose, week);
  const { report } = reportIn(logs.state, week);
  return {
    ...{ person: whose.account, agency, week },
    ...(unit && { unit }),
    ...(title && { title }),
    ...(open && { open }),
    days: daysOfWeek(week).map(day => ({
      ...{ day, isHome: home.includes(day), isLogged: asked.includes(day) },
      ...dayOfAttendance(attendance.state, day),
      ...logWith(logs.state?.logs[day], texts),
    })),
    checks: (attendance.state?.checks ?? []).filter(({ day }) => daysOfWeek(week).includes(day)),
    ...(terms && { terms }),
    figures: figuresOf(logs.state, { week, homeDays: asked }),
    ...(report && { report }),
  };
}

function dayOfAttendance(state: Attendance | undefined, day: Day) {
  const { spans = [], corrected } = state?.days[day] ?? {};
  return { spans, ...(corrected && { corrected }) };
}

function logWith(log: Log | undefined, texts: Texts) {
  const content = log && texts.get(log.text);
  if (!log || !content) return {};
  const { text: _, ...sent } = log;
  return { log: { ...sent, ...content } };
}

function reportIn(state: WorkLogs | undefined, week: Day) {
  return { report: state?.weeks[week] };
}

/** Of the newest approval that holds in the week. */
function termsIn({ approvals, person }: Whose, week: Day) {
  const [first = week, last = week] = [week, daysOfWeek(week).at(-1)];
  const holds = Object.values(approvals.state?.applications ?? {}).filter(each => {
    const [from, until] = spanOf(each) ?? ["", ""];
    return each.agency === person.state?.agency && from < endOfDay(last) && instantOf(first, "00:00") < until;
  });
  return holds.flatMap(({ decision }) => decision?.terms ?? []).at(-1);
}

/** One row among many: how far each day is, and nothing of what was done. */
export function logRowView(whose: Whose, week: Day) {
  const { person, attendance, logs } = whose;
  const asked = loggedDays(workerOf(whose), week);
  const { unit } = person.state?.posting ?? {};
  const { report } = reportIn(logs.state, week);
  return {
    person: whose.account,
    ...(unit && { unit }),
    days: daysOfWeek(week).map(day => ({
      ...{ day, isLogged: asked.includes(day), minutes: minutesOn(attendance.state, day) },
      ...sentOf(logs.state?.logs[day]),
    })),
    figures: figuresOf(logs.state, { week, homeDays: asked }),
    ...(report && { report }),
  };
}

function sentOf(log: Log | undefined) {
  if (!log) return {};
  const { text: _, ...sent } = log;
  return { log: sent };
}

function minutesOn(state: Attendance | undefined, day: Day): number {
  const worked = workedOn(state, day).map(({ from, until }) => Date.parse(until) - Date.parse(from));
  return Math.floor(worked.reduce((sum, each) => sum + each, 0) / 60_000);
}
