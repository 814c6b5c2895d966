// What is done with home days: wished, set before the week, moved, recalled; each refusal with its clause and all of them at once;
// pure decisions.
import { Problem, type ProblemKind } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { words } from "../shared/words.ts";
import { type Reason, reasonsAgainst, type WeekGround } from "./fit.ts";
import { ROSTER_PROBLEM } from "./problems.ts";
import { homeDaysIn, isRestDay, type Roster, type RosterEvent, recallOf, weekSetIn } from "./roster.ts";
import { daysOfWeek, isMonday, mondayOf, startOfWeek, weekAfter } from "./week.ts";

export type Drafts = readonly [Draft<RosterEvent>, ...Draft<RosterEvent>[]];
export const one = (event: RosterEvent): Drafts => [{ event }];

const BEFOREHAND: readonly ClauseId[] = ["keelung-pregnancy/5.4.1a"];
const RECALLED: readonly ClauseId[] = ["ey-draft/10", "keelung-pregnancy/5.4.1b"];
const WEEKS_AHEAD = 8;

export function refuseRoster(code: keyof typeof ROSTER_PROBLEM, clauses: readonly ClauseId[] = []): never {
  throw new Problem(ROSTER_PROBLEM[code] as ProblemKind, clauses.length > 0 ? { clauses } : {});
}

/** The first reason with all the others beside it. */
function requireFit(ground: WeekGround, wanted: readonly Day[]): void {
  refuseFor(reasonsAgainst(ground, wanted));
}

export function refuseFor(reasons: readonly Reason[]): void {
  const [first, ...also] = reasons.map(problemOf);
  if (first) throw also.length === 0 ? first : new Problem(first.kind, { ...first.facts, also });
}

export function problemOf({ code, day, clauses, detail }: Reason): Problem {
  const told = detail ?? (day && words(day, day));
  return new Problem(ROSTER_PROBLEM[code] as ProblemKind, { clauses, ...(told && { detail: told }) });
}

/** Which week, and that it is not too late or too early for it. */
export function requireWeek(week: Day, days: readonly Day[], at: string): void {
  if (!isMonday(week)) refuseRoster("not-a-monday");
  const all = daysOfWeek(week);
  if (days.some(day => !all.includes(day))) refuseRoster("day-of-another-week");
  if (at >= startOfWeek(week)) refuseRoster("week-begun", BEFOREHAND);
  if (week > weekAfter(mondayOf(dayOf(at)), WEEKS_AHEAD)) refuseRoster("week-far-ahead");
}

export interface Setting {
  readonly week: Day;
  readonly agency: string;
  readonly days: readonly Day[];
  readonly at: string;
}

/** A wish binds nobody, and whatever cannot be is said when it is set. */
export function wish({ week, agency, days, at }: Setting): Drafts {
  requireWeek(week, days, at);
  return one({ type: "HomeDaysWished", week, agency, days: sorted(days) });
}

/** None where it is set so already. */
export function set(
  roster: Roster | undefined,
  { week, agency, days, at }: Setting,
  ground: WeekGround,
): Drafts | undefined {
  requireWeek(week, days, at);
  requireFit(ground, days);
  const wanted = sorted(days);
  const found = weekSetIn(roster, week, agency);
  if (found && found.days.join() === wanted.join() && Object.keys(found.recalled ?? {}).length === 0)
    return undefined;
  return one({ type: "WeekSet", week, agency, days: wanted });
}

export interface Moving {
  readonly agency: string;
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  readonly at: string;
}

/** Of a week under way as well, but no day that is over. */
export function move(
  roster: Roster | undefined,
  { agency, from, to, reason, at }: Moving,
  ground: WeekGround,
): Drafts {
  requireFit(ground, exchangedDays(roster, { agency, give: from, take: to, at }));
  return one({ type: "HomeDayMoved", from, to, reason });
}

/** The days of the week once one is given for another; refuses where that cannot be said of them. */
export function exchangedDays(
  roster: Roster | undefined,
  { agency, give, take, at }: { agency: string; give: Day; take: Day; at: string },
): readonly Day[] {
  const monday = mondayOf(give);
  if (mondayOf(take) !== monday) refuseRoster("day-of-another-week", BEFOREHAND);
  const days = homeDaysIn(roster, monday, agency);
  if (!days) return refuseRoster("week-not-set", BEFOREHAND);
  if (give < dayOf(at) || take < dayOf(at)) refuseRoster("home-day-past", BEFOREHAND);
  if (!days.includes(give)) refuseRoster("not-a-home-day", BEFOREHAND);
  if (days.includes(take)) refuseRoster("home-day-already", BEFOREHAND);
  return sorted([...days.filter(day => day !== give), take]);
}

export interface Recalling {
  readonly agency: string;
  readonly day: Day;
  readonly reason: string;
  readonly effectiveAt?: string | undefined;
  readonly at: string;
}

/** From a moment of that day on, or the whole of it; what was recalled earlier is not put off. */
export function recall(
  roster: Roster | undefined,
  { agency, day, reason, effectiveAt, at }: Recalling,
): Drafts {
  const monday = mondayOf(day);
  const week = weekSetIn(roster, monday, agency);
  if (!week?.days.includes(day) || isRestDay(roster, day)) refuseRoster("not-a-home-day", RECALLED);
  if (day < dayOf(at)) refuseRoster("home-day-past", RECALLED);
  const first = instantOf(day, "00:00");
  const wanted = effectiveAt ?? (at > first ? at : first);
  if (wanted < at || wanted < first || wanted >= endOfDay(day)) refuseRoster("recall-past", RECALLED);
  const [from = wanted] = [recallOf(week, day)?.at ?? wanted, wanted].sort();
  return one({ type: "HomeDayRecalled", day, reason, effectiveAt: from });
}

export function setRest(
  roster: Roster | undefined,
  { from, to }: { readonly from: Day; readonly to: Day },
): Drafts {
  if (to < from) refuseRoster("rest-order", ["keelung-pregnancy/3.5"]);
  const before = (roster?.rests ?? []).filter(each => each.from === from);
  const ended: Draft<RosterEvent>[] = before.map(each => ({ event: { type: "RestEnded", from: each.from } }));
  return [...ended, { event: { type: "RestSet", from, to } }] as unknown as Drafts;
}

export function endRest(roster: Roster | undefined, from: Day): Drafts {
  if (!(roster?.rests ?? []).some(each => each.from === from)) refuseRoster("rest-unknown");
  return one({ type: "RestEnded", from });
}

export function sorted(days: readonly Day[]): readonly Day[] {
  return [...new Set(days)].sort();
}
