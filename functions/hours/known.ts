// What is known of somebody's time when a decision on it is taken: the rules that bind on the day, and every span that is counted:
// office hours, leave within them, overtime and standby; pure.
import { type Agency, UNPREPARED } from "../agencies/agency.ts";
import { rulesOf } from "../agencies/rules.ts";
import type { Person } from "../people/person.ts";
import { Problem } from "../shared/http/problem.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Rules } from "../shared/rules/profiles.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { consentsIn, type HoursBook } from "./hours-book.ts";
import { type HoursRules, type Judged, judgeOvertime } from "./judge.ts";
import { joined, outside } from "./outside.ts";
import type { Overtime } from "./overtime.ts";
import { countedSpan, type Planned } from "./piece.ts";
import { HOURS_PROBLEM } from "./problems.ts";
import type { OfficeStretch } from "./shift.ts";
import type { Span, Stretch } from "./span.ts";
import { normalSpans } from "./windows.ts";

export interface Known {
  readonly person: Person | undefined;
  readonly agency: Agency | undefined;
  readonly overtime: Overtime | undefined;
  readonly book: HoursBook | undefined;
  /** The agency's office hours on a day, none where it does not work. */
  office(day: Day): readonly OfficeStretch[];
}

/** Fail closed: without a regulation on hours nothing says how much is too much. */
export function rulesOn(agency: Agency | undefined, on: Day): Rules {
  const rules = rulesIfAny(agency, on);
  if (!rules) throw new Problem(HOURS_PROBLEM["hours-rules-missing"]);
  return rules;
}

/** What somebody has is shown, whether or not their agency follows a text on hours any more. */
export function rulesIfAny(agency: Agency | undefined, on: Day): Rules | undefined {
  const rules = rulesOf(agency ?? UNPREPARED, { activity: "hours", on });
  return rules.status === "combined" ? rules : undefined;
}

/** Of some clauses those that bind that day: nobody is refused by a text that their agency does not follow. */
export function binding({ clauses }: Pick<Rules, "clauses">, all: readonly ClauseId[]): readonly ClauseId[] {
  return all.filter(each => clauses.has(each));
}

export function hoursRules(known: Known, on: Day): HoursRules {
  return { limits: rulesOn(known.agency, on).limits, consents: consentsIn(known.book) };
}

/** Office hours are looked at this far around: a week is counted whole, and nothing unbroken is longer. */
const DAYS_AROUND = 8;

/** All that is counted with, but for one piece where that is judged itself. */
export function spansAround(known: Known, { from, until }: Stretch, except?: string): readonly Span[] {
  const extended = Object.entries(known.overtime?.pieces ?? {}).flatMap(([piece, each]): Span[] => {
    const counted = piece === except ? undefined : countedSpan(each);
    if (!counted) return [];
    const { category, standby } = each;
    return [{ id: piece, kind: standby ? "standby" : "overtime", category, ...counted }];
  });
  const [first, last] = [addDays(dayOf(from), -DAYS_AROUND), addDays(dayOf(until), DAYS_AROUND)];
  return [...officeSpans(known, { first, last }, extended), ...extended];
}

/** Where office hours were laid over what had been worked as overtime, that stays what it was. */
function officeSpans(
  known: Known,
  { first, last }: { readonly first: Day; readonly last: Day },
  extended: readonly Stretch[],
): readonly Span[] {
  const away = awayOf(known);
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days.flatMap(day => {
    const office = known.office(day);
    return normalSpans(outside(office, extended), away).map(each => ofShift(each, office));
  });
}

function ofShift(span: Span, office: readonly OfficeStretch[]): Span {
  const { shift } = office.find(({ from, until }) => from <= span.from && span.until <= until) ?? {};
  return shift === undefined ? span : { ...span, shift };
}

export function awayOf({ person }: Known): readonly Span[] {
  return joined((person?.leaves ?? []).map(wholeMinutes)).map(
    (leave, at): Span => ({ id: `leave ${at + 1}`, kind: "leave", ...leave }),
  );
}

/** A leave or a clocking may be recorded to the second; hours are counted in minutes. */
export function wholeMinutes({ from, until }: Stretch): Stretch {
  const floor = (at: string) => `${new Date(at).toISOString().slice(0, 16)}:00.000Z`;
  return { from: floor(from), until: floor(until) };
}

/** A piece as it would be, beside all the others. */
export function judged(known: Known, planned: Planned, except?: string): Judged {
  const { from, until, category, standby, cause } = planned;
  const kind = standby ? "standby" : "overtime";
  const of = cause === undefined ? undefined : known.book?.causes[cause]?.kind;
  const proposed = { id: "proposed", kind, from, until, category, cause: of } as const;
  return judgeOvertime(spansAround(known, planned, except), proposed, hoursRules(known, dayOf(from)));
}
