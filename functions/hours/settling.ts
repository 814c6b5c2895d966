// What overtime comes to: standby graded by the head of the unit, and what is not taken as leave paid or awarded; pure decisions.
import { refuseAll } from "../shared/http/problem.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import type { Rules } from "../shared/rules/profiles.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { words } from "../shared/words.ts";
import { type Drafts, one, pieceIn } from "./assigning.ts";
import { FOUND_TRUTHFULLY } from "./claiming.ts";
import { binding, type Known, rulesOn } from "./known.ts";
import { minutesBetween } from "./minutes.ts";
import type { Settlement } from "./overtime-names.ts";
import type { Piece, Settled } from "./piece.ts";
import { hoursProblem } from "./refusing.ts";
import { type StandbyGrade, standbyPay } from "./standby-pay.ts";

export interface Grading {
  readonly piece: string;
  readonly grade: StandbyGrade;
  readonly reason: string;
  readonly isUnitHead: boolean;
}

/** From the facts of the case: there is no grade by default. */
export function gradeStandby(known: Known, { piece, grade, reason, isUnitHead }: Grading): Drafts {
  const found = pieceIn(known.overtime, piece);
  const rules = rulesOn(known.agency, dayOf(found.from));
  if (!isUnitHead) throw hoursProblem("not-the-unit-head", binding(rules, ["yilan-hours/2.7d"]));
  refuseAll(
    !found.standby && hoursProblem("not-standby", binding(rules, ["yilan-hours/2.7a"])),
    (found.ended !== undefined || found.settled !== undefined) && hoursProblem("overtime-not-open"),
  );
  return one({ type: "StandbyGraded", piece, grade, reason });
}

export interface Settling {
  readonly piece: string;
  readonly as: Settlement;
  readonly hourly?: string | undefined;
  /** As whoever pays has worked it out: it must come to the same. */
  readonly amount?: number | undefined;
  readonly reason?: string | undefined;
}

export function settleOvertime(known: Known, { piece, as, hourly, amount, reason }: Settling): Drafts {
  const found = pieceIn(known.overtime, piece);
  const { confirmed, claim: claimed, settled, standby, grade } = found;
  const rules = rulesOn(known.agency, dayOf(found.from));
  if (settled) throw hoursProblem("settled-already");
  if (!confirmed) throw hoursProblem("overtime-not-open", binding(rules, FOUND_TRUTHFULLY));
  const isPay = as === "pay";
  refuseAll(
    claimed?.wanted === "leave" && hoursProblem("paid-as-leave", binding(rules, ["yilan-hours/2.8a"])),
    standby && !grade && hoursProblem("grade-missing", binding(rules, ["yilan-hours/2.7d"])),
    isPay && hourly === undefined && hoursProblem("hourly-missing", binding(rules, ["yilan-hours/2.8b"])),
    !isPay && !reason && hoursProblem("award-reason-missing", binding(rules, ["yilan-hours/2.8c"])),
  );
  const paid = isPay && hourly !== undefined ? amountOf(found, hourly, rules.limits) : {};
  requireAmount(found, { paid, amount }, rules);
  const { minutes } = confirmed;
  return one({ type: "OvertimeSettled", piece, as, minutes, ...paid, ...(reason && { reason }) });
}

/** Rounded for an hour first and only then taken times the hours, or it is another amount. */
function requireAmount(
  { grade }: Piece,
  { paid, amount }: { readonly paid: Partial<Settled>; readonly amount: number | undefined },
  rules: Rules,
): void {
  if (amount === undefined || !grade || amount === paid.amount) return;
  const byGrade = grade.grade === "1" ? "yilan-hours/2.7b" : "yilan-hours/2.7c";
  const detail = words(
    `每小時 ${paid.perHour} 元，合計 ${paid.amount} 元`,
    `${paid.perHour} dollars an hour, ${paid.amount} together`,
  );
  throw hoursProblem("amount-differs", binding(rules, ["yilan-hours/2.7e", byGrade]), detail);
}

/** Of standby by its grade; the county's own rules say what else is paid for an hour. */
function amountOf({ confirmed, grade }: Piece, hourly: string, limits: Limits): Partial<Settled> {
  if (!confirmed || !grade) return { hourly };
  const minutes = minutesBetween(confirmed.from, confirmed.until);
  const paid = standbyPay({ base: hourly, grade: grade.grade, minutes }, limits);
  return paid ? { hourly, perHour: paid.perHour, amount: paid.pay, remainder: paid.remainder } : { hourly };
}
