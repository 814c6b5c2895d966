// Where a number of hours comes from: the pieces that make it, the limit it is held against, and for each the clause, the parameter, the
// hash of the text that was read and the day since when it holds; pure, so that the same facts give the same account, bit for bit.
import type { Parameter } from "../shared/rules/parameters.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { type Rules, sourcesOf } from "../shared/rules/profiles.ts";
import { sourcesOf as textsOf } from "../shared/rules/sources.ts";
import { dayOf, instantOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { beyondOf } from "./beyond.ts";
import { type Cap, capsAt } from "./caps.ts";
import { dueOf } from "./claiming.ts";
import { closingIn, lateSince } from "./closing.ts";
import { type Count, countOf, extendedOf, type Month, monthOf, NOTHING } from "./count.ts";
import { binding, hoursRules, type Known, rulesIfAny, spansAround } from "./known.ts";
import { type Minutes, NO_MINUTES, plus } from "./minutes.ts";
import type { CapShown, OvertimeMonth, PieceShown } from "./overtime-shapes.ts";
import { type Piece, stageOf } from "./piece.ts";
import { settled } from "./settle.ts";
import { isExtended, type Stretch } from "./span.ts";
import { whyUsed } from "./why.ts";

/** Which texts give a parameter its value, each with its hash and the day since when it is in force. */
export function sourcesFor(parameter: Parameter, rules: Rules) {
  return sourcesOf(parameter, rules).flatMap(({ profile, source, value }) => {
    const version = rules.profiles.find(({ id }) => id === profile)?.version;
    if (version === undefined || typeof value !== "number") return [];
    const text = textsOf(source === "ours" ? profile : source).find(({ sha256 }) => sha256 !== undefined);
    const since = profileOf(profile).effectiveFrom;
    return [
      {
        ...{ profile, version, source, parameter, value },
        ...(text?.sha256 && { sha256: text.sha256 }),
        ...(since && { since }),
      },
    ];
  });
}

export function capView(cap: Cap, count: Count, rules: Rules, on: Day): CapShown {
  const { what, limit, used, left, over, rolling, clauses, parameter } = cap;
  return {
    ...{ what, limit, used, left, over: [...over], ...(rolling !== undefined && { rolling }) },
    clauses: [...binding(rules, clauses)],
    sources: sourcesFor(parameter, rules),
    spans: [...whyUsed(cap, count, rules, on).spans],
  };
}

const NO_LIMITS = {
  normalDayMinutes: null,
  normalWeekMinutes: null,
  remaindersSince: null,
  remaindersLastDay: null,
};

export interface MonthAsked {
  readonly account: string;
  readonly month: Month;
  /** The day on which it is told. */
  readonly on: Day;
  readonly version: number;
  /** What was clocked around that month. */
  readonly clocked?: readonly Stretch[];
}

export function monthView(known: Known, asked: MonthAsked): OvertimeMonth {
  const { account, month, on, version, clocked = [] } = asked;
  const { overtime } = known;
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  const told = monthOf(on) === month ? on : last;
  const rules = rulesIfAny(known.agency, told);
  const around = { from: instantOf(first, "00:00"), until: instantOf(last, "24:00") };
  const count = countOf(spansAround(known, around), rules?.limits ?? NO_LIMITS);
  const pieces = Object.entries(overtime?.pieces ?? {});
  const closed = closingIn(known.book, month);
  const counted = count.spans
    .filter(({ span, day }) => isExtended(span) && monthOf(day) === month)
    .map(({ span, day, minutes }) => {
      const of = overtime?.pieces[span.id] as Piece;
      const { from, until, category = "general", kind } = span;
      const is = { category, standby: kind === "standby", stage: stageOf(of) };
      return { ...{ piece: span.id, from, until, day, minutes }, ...is };
    });
  const caps = rules ? capsAt(count, { day: told, category: "general", ...hoursRules(known, told) }) : [];
  return {
    ...{ person: account, agency: known.person?.agency ?? overtime?.agency ?? "", month, asOf: on },
    minutes: extendedOf(count.months.get(month) ?? NOTHING),
    settled: settled(confirmedDays(counted), rules?.limits ?? NO_LIMITS),
    counted,
    caps: rules ? caps.map(each => capView(each, count, rules, told)) : [],
    pieces: pieces
      .filter(
        ([id, each]) => monthOf(dayOf(each.from)) === month || counted.some(({ piece }) => piece === id),
      )
      .map(([id, each]) => pieceView(known, id, each)),
    noted: (overtime?.noted ?? []).filter(({ from }) => monthOf(dayOf(from)) === month),
    ...(closed && { closed: { by: closed.by, at: closed.at, text: closed.text } }),
    matters: [...(overtime?.matters ?? [])].reverse(),
    shifts: shiftsOf(known, month),
    beyond: [...beyondOf(known, clocked, { month, limits: rules?.limits })],
    version,
  };
}

function shiftsOf({ overtime, person }: Known, month: Month): OvertimeMonth["shifts"] {
  return Object.entries(overtime?.shifts ?? {})
    .filter(([day, { agency }]) => monthOf(day) === month && agency === person?.agency)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, { shift, stretches }]) => ({ day, ...(shift && { shift }), spans: [...stretches] }));
}

/** What was confirmed, by the days it counts for. */
function confirmedDays(
  counted: readonly { readonly day: Day; readonly minutes: Minutes; readonly stage: string }[],
): ReadonlyMap<Day, Minutes> {
  const days = new Map<Day, Minutes>();
  for (const { day, minutes, stage } of counted)
    if (stage === "confirmed" || stage === "settled")
      days.set(day, plus(days.get(day) ?? NO_MINUTES, minutes));
  return days;
}

export function pieceView(known: Known, id: string, piece: Piece): PieceShown {
  const { assigned, claim, confirmed, ...rest } = piece;
  const stage = stageOf(piece);
  const rules = rulesIfAny(known.agency, dayOf(piece.from));
  const late = lateSince(known.book, piece);
  const due = stage === "assigned" && rules ? dueOf(piece, rules.limits) : undefined;
  return {
    ...{ piece: id, stage, ...rest },
    ...(assigned && { assigned: { ...assigned, findings: { ...assigned.findings } } }),
    ...(claim && { claim: { ...claim, evidence: [...claim.evidence] } }),
    ...(confirmed && { confirmed: { ...confirmed, sessions: [...confirmed.sessions] } }),
    ...(due && { claimBy: due }),
    ...(late && { late }),
  };
}

export function lastDayOf(month: Month): Day {
  const [year = 0, of = 0] = month.split("-").map(Number);
  const next = of === 12 ? `${year + 1}-01-01` : `${month.slice(0, 5)}${String(of + 1).padStart(2, "0")}-01`;
  return addDays(next, -1);
}
