// One piece of overtime: what was planned, claimed, confirmed and settled of it, at which stage it is, and what of it counts; pure.
import type { OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import type { Day } from "../shared/time/day.ts";
import { within } from "./outside.ts";
import type { Compensation, EvidenceKind, Settlement } from "./overtime-names.ts";
import type { Stretch } from "./span.ts";
import type { StandbyGrade } from "./standby-pay.ts";

/** Why it must be, in the superior's own words. */
export interface Findings {
  readonly urgency: string;
  readonly necessity: string;
  readonly reasonableness: string;
}

/** What whoever decided saw of the person's month, this piece not in it. */
export interface Seen {
  readonly month: string;
  readonly minutes: number;
}

export interface Evidence {
  readonly kind: EvidenceKind;
  /** Where it is kept, or what it is called there. */
  readonly reference: string;
  readonly sha256?: string | undefined;
}

/** Waiting or being ready under an order is overtime, and paid by a grade of its own. */
export interface StandbyOrder {
  readonly place: string;
  readonly order: string;
}

export interface Planned extends Stretch {
  readonly agency: string;
  readonly category: OvertimeCategory;
  /** The cause by which a category other than the general one is open. */
  readonly cause?: string | undefined;
  readonly task: string;
  readonly standby?: StandbyOrder | undefined;
}

export interface Confirmed extends Stretch {
  /** The day that all of it counts for. */
  readonly day: Day;
  readonly minutes: number;
  readonly seen: Seen;
  /** The person's sessions of that time, as they were shown to whoever confirmed. */
  readonly sessions: readonly string[];
}

export interface Settled {
  readonly as: Settlement;
  readonly minutes: number;
  /** Dollars for an hour as it was given, and of standby what comes of it by the grade. */
  readonly hourly?: string | undefined;
  readonly perHour?: number | undefined;
  readonly amount?: number | undefined;
  readonly remainder?: number | undefined;
  readonly reason?: string | undefined;
}

export interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Piece extends Planned {
  readonly asked?: Said;
  /** Assigned, or agreed to where it was asked for: from then on it is overtime. */
  readonly assigned?: Said & { readonly findings: Findings; readonly seen: Seen };
  readonly ended?: Said & { readonly as: "declined" | "called-off" | "rejected"; readonly reason: string };
  readonly claim?: Said &
    Stretch & {
      readonly evidence: readonly Evidence[];
      readonly wanted: Compensation;
      readonly matter?: string;
    };
  readonly confirmed?: Said & Confirmed;
  readonly grade?: Said & { readonly grade: StandbyGrade; readonly reason: string };
  readonly settled?: Said & Settled;
}

/** Confirmed, and neither given as leave nor settled yet. */
export function isToSettle({ claim, confirmed, settled }: Piece): boolean {
  return confirmed !== undefined && settled === undefined && claim?.wanted === "pay";
}

export const STAGES = [
  "asked",
  "declined",
  "assigned",
  "called-off",
  "claimed",
  "rejected",
  "confirmed",
  "settled",
] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf({ ended, settled, confirmed, claim, assigned }: Piece): Stage {
  if (ended) return ended.as;
  if (settled) return "settled";
  if (confirmed) return "confirmed";
  if (claim) return "claimed";
  return assigned ? "assigned" : "asked";
}

/** What counts against a limit: as confirmed, or else claimed, or else assigned, and never beyond what was assigned. */
export function countedSpan(piece: Piece): Stretch | undefined {
  const { ended, assigned, claim, confirmed } = piece;
  if (ended || !assigned) return undefined;
  return confirmed ? { from: confirmed.from, until: confirmed.until } : within(claim ?? piece, piece);
}
