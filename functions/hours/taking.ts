// Compensatory leave: asked for by the minute, decided with a reason, taken oldest first; a refused request stays as proof; what could
// not be used is paid or, failing that, awarded; pure decisions, each refusal with its clause.
import { refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Rules } from "../shared/rules/profiles.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { words } from "../shared/words.ts";
import {
  type CompLeave,
  type CompLeaveEvent,
  isToDecide,
  type Lot,
  type Part,
  type Request,
} from "./comp-leave.ts";
import { binding } from "./known.ts";
import { LEAVE_SINCE, lastDayOfLeave, leaveLots } from "./leave-lots.ts";
import { minutes, minutesBetween, minutesWords } from "./minutes.ts";
import { inside } from "./outside.ts";
import type { Settlement } from "./overtime-names.ts";
import type { Confirmed } from "./piece.ts";
import { hoursProblem } from "./refusing.ts";
import { type Stretch, spanFaults } from "./span.ts";

type Drafts = readonly [Draft<CompLeaveEvent>];
const one = (event: CompLeaveEvent): Drafts => [{ event }];
const WITHIN_TWO_YEARS: readonly ClauseId[] = ["yilan-hours/2.8a"];
const SETTLED: readonly ClauseId[] = ["yilan-hours/3.3c", "yilan-hours/2.8a"];
const AWARDED: readonly ClauseId[] = ["yilan-hours/2.8c"];

/** What a confirmed piece of overtime becomes where leave was chosen for it. */
export function earn(
  { lot, agency, day, minutes: length }: Pick<Confirmed, "day" | "minutes"> & { lot: string; agency: string },
  { limits }: Rules,
): Drafts {
  if (limits.leaveUseYears === null || day < LEAVE_SINCE)
    throw hoursProblem("hours-rules-missing", [], words(day, day));
  const lastDay = lastDayOfLeave(day, limits.leaveUseYears);
  return one({ type: "LeaveEarned", lot, agency, day, minutes: length, lastDay });
}

export interface Asking extends Stretch {
  readonly agency: string;
  /** Office hours of those days: leave is taken of nothing else. */
  readonly office: readonly Stretch[];
  readonly rules: Rules;
  /** Who decides it, as the person stands now. */
  readonly to?: string | undefined;
  readonly at: string;
}

export function ask(
  state: CompLeave | undefined,
  { agency, from, until, office, rules, to, at }: Asking,
): Drafts {
  const length = inside([{ from, until }], office).reduce(
    (sum, each) => sum + minutesBetween(each.from, each.until),
    0,
  );
  requireAll(
    () => {
      const span = { id: "asked", kind: "leave", from, until } as const;
      refuseAll(...spanFaults([span]).map(fault => hoursProblem("hours-span-faulty", [], fault.words)));
    },
    () =>
      refuseAll(
        from <= at && hoursProblem("comp-leave-past"),
        length === 0 && hoursProblem("comp-leave-no-hours"),
      ),
    () => void partsFor(state, { day: dayOf(from), minutes: length }, rules),
  );
  const request = String((state?.last ?? 0) + 1);
  return one({ type: "CompLeaveAsked", request, agency, from, until, minutes: length, ...(to && { to }) });
}

export interface DecidingLeave {
  readonly request: string;
  readonly granted: boolean;
  readonly reason?: string | undefined;
  readonly rules: Rules;
}

export function decideLeave(state: CompLeave | undefined, deciding: DecidingLeave): Drafts {
  const { request, granted, reason, rules } = deciding;
  const found = requestIn(state, request);
  if (!isToDecide(found)) throw hoursProblem("comp-leave-decided");
  if (!granted) {
    if (!reason) throw hoursProblem("comp-leave-reason-missing", binding(rules, ["yilan-hours/3.3b"]));
    return one({ type: "CompLeaveRefused", request, reason });
  }
  const parts = partsFor(state, { day: dayOf(found.from), minutes: found.minutes }, rules);
  return one({ type: "CompLeaveGranted", request, parts });
}

/** By oneself before it begins; what was granted of it goes back to where it came from. */
export function withdraw(
  state: CompLeave | undefined,
  request: string,
  { reason, at }: { reason: string; at: string },
): Drafts {
  const found = requestIn(state, request);
  if (found.refused || found.withdrawn) throw hoursProblem("comp-leave-decided");
  if (found.from <= at) throw hoursProblem("comp-leave-past");
  return one({ type: "CompLeaveWithdrawn", request, reason });
}

/** Oldest first; what has ended by that day is not there any more. */
export function partsFor(
  state: CompLeave | undefined,
  { day, minutes: wanted }: { readonly day: Day; readonly minutes: number },
  rules: Rules,
): readonly Part[] {
  const open = Object.entries(state?.lots ?? {}).filter(([, { left }]) => left > 0);
  const earned = open.map(([id, lot]) => ({ id, day: lot.day, minutes: minutes(lot.left) }));
  const use = { id: "asked", day, minutes: minutes(wanted) };
  const { lots, uncovered } = leaveLots(earned, [use], rules.limits);
  const [short] = uncovered;
  if (short) {
    const missing = minutesWords(short.missing);
    const lapsed = short.lapsedOn;
    const detail = words(
      `尚差 ${missing["zh-TW"]}${lapsed ? `；有補休已於 ${lapsed} 到期` : ""}`,
      `${missing.en} are missing${lapsed ? `; some ended on ${lapsed}` : ""}`,
    );
    throw hoursProblem("comp-leave-short", binding(rules, WITHIN_TWO_YEARS), detail);
  }
  return lots.flatMap(({ id, used }) => used.map(each => ({ lot: id, minutes: each.minutes })));
}

export interface SettlingLot {
  readonly lot: string;
  readonly as: Settlement;
  readonly reason?: string | undefined;
  readonly today: Day;
  readonly rules: Rules;
}

/** Only what has ended, and in pay only where it was asked for and refused; an award is what is left, and says why. */
export function settleLot(state: CompLeave | undefined, settling: SettlingLot): Drafts {
  const { lot, as, reason, today, rules } = settling;
  const found = lotIn(state, lot);
  const proof = proofFor(state, found);
  if (found.left === 0) throw hoursProblem("lot-empty");
  refuseAll(
    today <= found.lastDay && hoursProblem("lot-usable", binding(rules, SETTLED)),
    as === "pay" && proof.length === 0 && hoursProblem("refusal-missing", binding(rules, SETTLED)),
    as === "award" && !reason && hoursProblem("award-reason-missing", binding(rules, AWARDED)),
  );
  return one({ type: "LotSettled", lot, as, minutes: found.left, reason: reason ?? "", proof });
}

/** The refused requests that this lot could have been used for. */
export function proofFor(
  state: CompLeave | undefined,
  { day, lastDay }: Pick<Lot, "day" | "lastDay">,
): readonly string[] {
  return Object.entries(state?.requests ?? {}).flatMap(([request, { refused, from }]) => {
    const on = dayOf(from);
    return refused && day <= on && on <= lastDay ? [request] : [];
  });
}

/** A warning goes away by what was agreed about it, and by nothing else. */
export function closeWarning(state: CompLeave | undefined, note: string, rules: Rules): Drafts {
  const open = Object.entries(state?.lots ?? {}).filter(([, lot]) => lot.open !== undefined);
  if (open.length === 0)
    throw hoursProblem("warning-unknown", binding(rules, ["yilan-hours/3.3a", "yilan-hours/3.3b"]));
  return one({ type: "WarningClosed", lots: open.map(([lot]) => lot), note });
}

/** Whoever comes from another agency brings it along. */
export function carryOver(
  state: CompLeave | undefined,
  { agency, document }: { readonly agency: string; readonly document: string },
): Drafts {
  if (!state) throw hoursProblem("lot-unknown");
  if (state.agency === agency) throw hoursProblem("carried-already");
  const left = Object.values(state.lots).reduce((sum, each) => sum + each.left, 0);
  return one({ type: "LeaveCarriedOver", from: state.agency, agency, minutes: left, document });
}

function lotIn(state: CompLeave | undefined, lot: string): Lot {
  const found = state && Object.hasOwn(state.lots, lot) ? state.lots[lot] : undefined;
  if (!found) throw hoursProblem("lot-unknown");
  return found;
}

export function requestIn(state: CompLeave | undefined, request: string): Request {
  const found = state && Object.hasOwn(state.requests, request) ? state.requests[request] : undefined;
  if (!found) throw hoursProblem("comp-leave-request-unknown");
  return found;
}
