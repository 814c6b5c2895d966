// What becomes of overtime that was assigned: worked and claimed by whoever worked it, confirmed by whoever assigned it; what nobody
// assigned is written down and never counted; pure decisions.
import { refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import { dayOf, endOfDay } from "../shared/time/calendar.ts";
import { type Drafts, one, pieceIn, plannedOf, requireJudged, seenOf } from "./assigning.ts";
import { claimDue } from "./due.ts";
import { binding, judged, type Known, rulesOn } from "./known.ts";
import { minutesBetween } from "./minutes.ts";
import { within } from "./outside.ts";
import type { Compensation } from "./overtime-names.ts";
import { countedSpan, type Evidence, type Piece, stageOf } from "./piece.ts";
import { hoursProblem, orUnknown } from "./refusing.ts";
import { type Span, type Stretch, spanFaults } from "./span.ts";

const PROVED: readonly ClauseId[] = ["keelung-pregnancy/5.4.3a"];
export const FOUND_TRUTHFULLY: readonly ClauseId[] = ["keelung-pregnancy/5.4.3a", "yilan-hours/3.1c"];
const OUTSIDE_CLAIM: readonly ClauseId[] = ["yilan-hours/2.2a", "ey-draft/9", "keelung-pregnancy/5.4.3a"];

export interface Claiming extends Stretch {
  readonly piece: string;
  readonly evidence: readonly Evidence[];
  readonly wanted: Compensation;
  /** What it was worked for, where that was told as not to be handled after hours. */
  readonly matter?: string | undefined;
  /** Whoever claims is whoever worked. */
  readonly isOwn: boolean;
  readonly known: Known;
  readonly at: string;
}

export function claim(claiming: Claiming): Drafts {
  const { piece, from, until, evidence, wanted, matter, isOwn, known, at } = claiming;
  const found = pieceIn(known.overtime, piece);
  const rules = rulesOn(known.agency, dayOf(found.from));
  const proved = binding(rules, PROVED);
  if (!isOwn) throw hoursProblem("not-the-worker", proved);
  if (stageOf(found) !== "assigned") throw hoursProblem("overtime-not-open");
  const due = dueOf(found, rules.limits, until);
  const isOutside = within({ from, until }, found) === undefined;
  requireAll(
    () => requireSpan({ from, until }),
    () =>
      refuseAll(
        until > at && hoursProblem("claim-early"),
        due !== undefined &&
          at >= due &&
          hoursProblem("claim-late", binding(rules, ["keelung-pregnancy/5.4.3b"])),
        isOutside && hoursProblem("claim-outside", binding(rules, OUTSIDE_CLAIM)),
        evidence.length === 0 && hoursProblem("evidence-missing", proved),
        matter !== undefined && !isTold(known, matter) && hoursProblem("matter-unknown"),
      ),
  );
  const about = matter === undefined ? {} : { matter };
  return one({ type: "OvertimeClaimed", piece, from, until, evidence, wanted, ...about });
}

function isTold({ overtime }: Known, matter: string): boolean {
  return (overtime?.matters ?? []).some(each => each.matter === matter);
}

/** The first instant at which it is too late to claim; undefined where no text in force says one. */
export function dueOf({ until }: Pick<Piece, "until">, limits: Limits, ended = until): string | undefined {
  // Whoever stopped early does not have less time for it than the assignment says.
  const due = orUnknown(() => claimDue(dayOf(ended > until ? ended : until), limits));
  return due && endOfDay(due.on);
}

export interface Confirming {
  readonly piece: string;
  /** Less than was claimed, where the superior finds less. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly by: string;
  /** Whoever assigned it has left: another superior may. */
  readonly assignerLeft: boolean;
  readonly isSuperior: boolean;
  readonly sessions: readonly string[];
  readonly known: Known;
}

export function confirm(confirming: Confirming): Drafts {
  const { piece, known, sessions } = confirming;
  const found = claimedPiece(confirming);
  const rules = rulesOn(known.agency, dayOf(found.from));
  const most = countedSpan(found);
  if (!most) throw hoursProblem("overtime-not-open");
  const span = { from: confirming.from ?? most.from, until: confirming.until ?? most.until };
  const isUngraded = found.standby && !found.grade && found.claim?.wanted === "leave";
  requireAll(
    () => requireSpan(span),
    () => {
      const isMore = span.from < most.from || span.until > most.until;
      refuseAll(
        isMore && hoursProblem("confirmed-more", binding(rules, FOUND_TRUTHFULLY)),
        // As leave it counts by the clock, and like pay only once it is graded.
        isUngraded && hoursProblem("grade-missing", binding(rules, ["yilan-hours/2.7d"])),
      );
    },
    () => requireJudged(known, { ...plannedOf(found), ...span }, piece),
  );
  const planned = { ...plannedOf(found), ...span };
  const { counted } = judged(known, planned, piece);
  const [day, minutes] = [counted?.day ?? dayOf(span.from), minutesBetween(span.from, span.until)];
  const seen = seenOf(known, planned, piece);
  return one({ type: "OvertimeConfirmed", piece, ...span, day, minutes, seen, sessions });
}

export function reject(rejecting: Confirming & { readonly reason: string }): Drafts {
  claimedPiece(rejecting);
  return one({ type: "OvertimeRejected", piece: rejecting.piece, reason: rejecting.reason });
}

/** It is for whoever assigned it to say what was worked. */
function claimedPiece({ piece, by, assignerLeft, isSuperior, known }: Confirming): Piece {
  const found = pieceIn(known.overtime, piece);
  const rules = rulesOn(known.agency, dayOf(found.from));
  const isFor = found.assigned?.by === by || (assignerLeft && isSuperior);
  if (!isFor) throw hoursProblem("not-the-assigner", binding(rules, FOUND_TRUTHFULLY));
  if (stageOf(found) !== "claimed") throw hoursProblem("overtime-not-open");
  return found;
}

/** By oneself, and it counts for nothing: what was worked without an assignment is at least not denied. */
export function noteWork(
  { overtime }: Known,
  {
    agency,
    from,
    until,
    note,
    at,
  }: Stretch & { readonly agency: string; readonly note: string; readonly at: string },
): readonly [
  Draft<{ readonly type: "WorkNoted" } & Stretch & { readonly agency: string; readonly note: string }>,
] {
  requireSpan({ from, until });
  const isNoted = overtime?.noted.some(each => each.from === from && each.until === until) === true;
  refuseAll(until > at && hoursProblem("claim-early"), isNoted && hoursProblem("hours-span-faulty"));
  return [{ event: { type: "WorkNoted", agency, from, until, note } }];
}

function requireSpan(stretch: Stretch): void {
  const span: Span = { id: "claimed", kind: "overtime", ...stretch };
  refuseAll(...spanFaults([span]).map(fault => hoursProblem("hours-span-faulty", [], fault.words)));
}
