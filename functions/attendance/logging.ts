// What may be done with work logs: sent, reviewed, found missing, reported by the week and read; pure decisions, each refusal with its
// clause. A log that comes late is taken and marked so.
import { type Approvals, spanOf } from "../approvals/approval.ts";
import { isOnLeave } from "../people/on-leave.ts";
import type { Person } from "../people/person.ts";
import { homeDaysIn, type Roster } from "../rosters/roster.ts";
import { daysOfWeek, isMonday, mondayOf } from "../rosters/week.ts";
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf, endOfDay } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import type { LogContent } from "./log-text.ts";
import type { Workload } from "./names.ts";
import { ATTENDANCE_PROBLEM } from "./problems.ts";
import type { WeekFigures, WorkLogEvent, WorkLogs } from "./work-log.ts";

type Drafts = readonly [Draft<WorkLogEvent>];
const DAILY: readonly ClauseId[] = ["ey-draft/7a", "keelung-pregnancy/5.3.2"];
const WEEKLY: readonly ClauseId[] = ["ey-draft/7b", "keelung-pregnancy/5.3.2"];
const OLDEST_DAYS = 84;

function problem(code: keyof typeof ATTENDANCE_PROBLEM, clauses: readonly ClauseId[]): Problem {
  return new Problem(ATTENDANCE_PROBLEM[code], { clauses });
}

export interface Sending {
  readonly day: Day;
  readonly agency: string;
  readonly content: LogContent;
  /** Its digest. */
  readonly text: string;
  readonly to?: string | undefined;
  readonly at: string;
}

export function send(state: WorkLogs | undefined, { day, agency, content, text, to, at }: Sending): Drafts {
  refuseAll(
    day > dayOf(at) && problem("log-to-come", DAILY),
    day < addDays(dayOf(at), -OLDEST_DAYS) && problem("log-too-old", DAILY),
    state?.logs[day]?.review?.accepted === true && problem("log-reviewed", DAILY),
    Object.hasOwn(state?.weeks ?? {}, mondayOf(day)) && problem("week-reported", WEEKLY),
  );
  const behind = content.items.some(({ progress }) => progress === "behind");
  const event = { type: "WorkLogged", day, agency, text, late: at >= endOfDay(day), behind } as const;
  return [{ event: { ...event, ...(to && { to }) } }];
}

export interface Reviewing {
  readonly day: Day;
  readonly agency: string;
  readonly accepted: boolean;
  readonly note: string;
}

export function review(state: WorkLogs | undefined, { day, agency, accepted, note }: Reviewing): Drafts {
  const found = state?.logs[day];
  if (!found) throw problem("log-missing", WEEKLY);
  refuseAll(
    found.review?.accepted === true && problem("log-reviewed", WEEKLY),
    Object.hasOwn(state?.weeks ?? {}, mondayOf(day)) && problem("week-reported", WEEKLY),
  );
  return [{ event: { type: "LogReviewed", day, agency, accepted, note } }];
}

export interface Week {
  readonly week: Day;
  readonly agency: string;
  readonly homeDays: readonly Day[];
  readonly at: string;
}

export interface Reporting extends Week {
  readonly workload: Workload;
  readonly note: string;
  readonly to?: string | undefined;
}

/** Whatever was sent must have been found right; days without a log are counted, and said to the unit head. */
export function reportWeek(state: WorkLogs | undefined, of: Reporting): Drafts {
  const { week, agency, workload, note, to, at } = of;
  if (!isMonday(week)) throw problem("not-a-week", WEEKLY);
  const sent = daysOfWeek(week).flatMap(day => state?.logs[day] ?? []);
  const today = dayOf(at);
  refuseAll(
    Object.hasOwn(state?.weeks ?? {}, week) && problem("week-reported", WEEKLY),
    sent.length === 0 && of.homeDays.length === 0 && problem("nothing-to-report", WEEKLY),
    of.homeDays.some(day => day > today) && problem("week-not-over", WEEKLY),
    sent.some(({ review }) => review?.accepted !== true) && problem("logs-unreviewed", WEEKLY),
  );
  const event = {
    type: "LogWeekReported",
    week,
    agency,
    workload,
    note,
    figures: figuresOf(state, of),
  } as const;
  return [{ event: { ...event, ...(to && { to }) } }];
}

export function figuresOf(
  state: WorkLogs | undefined,
  { week, homeDays }: Pick<Week, "week" | "homeDays">,
): WeekFigures {
  const logs = daysOfWeek(week).flatMap(day => state?.logs[day] ?? []);
  return {
    homeDays: homeDays.length,
    logs: logs.length,
    late: logs.filter(({ late }) => late).length,
    missing: homeDays.filter(day => !state?.logs[day]).length,
    behind: logs.filter(({ behind }) => behind).length,
  };
}

export function noteWeek(
  state: WorkLogs | undefined,
  { week, agency }: Pick<Week, "week" | "agency">,
): Drafts {
  const found = state?.weeks[week];
  if (!found) throw problem("week-not-reported", WEEKLY);
  refuseAll(found.noted !== undefined && problem("week-noted", WEEKLY));
  return [{ event: { type: "LogWeekNoted", week, agency } }];
}

export interface OfWorker {
  readonly person: Person | undefined;
  readonly approvals: Approvals | undefined;
  readonly roster: Roster | undefined;
}

const DEMANDING = ["ey-draft", "keelung-pregnancy"];

/** The days of a week of which a log is asked: at home that day, not on leave, under a regulation that asks for one. */
export function loggedDays({ person, approvals, roster }: OfWorker, week: Day): readonly Day[] {
  if (!person?.active) return [];
  const { agency } = person;
  const asks = Object.values(approvals?.applications ?? {}).filter(
    each => each.agency === agency && DEMANDING.includes(each.regulation),
  );
  const isAsked = (day: Day) =>
    asks.some(each => {
      const [from, until] = spanOf(each) ?? ["", ""];
      return from < endOfDay(day) && endOfDay(day) <= until;
    });
  return (homeDaysIn(roster, week, agency) ?? []).filter(day => isAsked(day) && !isOnLeave(person, day));
}

/** Over, without a log, and not said yet. */
export function findMissing(
  state: WorkLogs | undefined,
  of: OfWorker,
  { at, to }: { readonly at: string; readonly to?: string | undefined },
): readonly Draft<WorkLogEvent>[] {
  const today = dayOf(at);
  const weeks = [mondayOf(addDays(today, -7)), mondayOf(today)];
  const agency = of.person?.agency ?? "";
  return weeks
    .filter(week => !Object.hasOwn(state?.weeks ?? {}, week))
    .flatMap(week => loggedDays(of, week))
    .filter(day => day < today && !state?.logs[day] && !Object.hasOwn(state?.missing ?? {}, day))
    .map(day => ({ event: { type: "LogFoundMissing", day, agency, ...(to && { to }) } }));
}
