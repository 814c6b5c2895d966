// The law of somebody's overtime: assigned or asked for, worked, claimed, confirmed, settled; what was worked without an assignment
// is written down and never counted. All of one person in one stream, so that the gate reads one item; pure.
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import type { Day } from "../shared/time/day.ts";
import { overtimeOf } from "./boards.ts";
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

type Of = { readonly piece: string };
export type OvertimeEvent =
  | ({ readonly type: "OvertimeAssigned"; readonly findings: Findings; readonly seen: Seen } & Of & Planned)
  /** With who is told that it waits. */
  | ({ readonly type: "OvertimeAsked"; readonly to?: string } & Of & Planned)
  | ({
      readonly type: "OvertimeAgreed";
      readonly findings: Findings;
      readonly seen: Seen;
    } & Of)
  | ({ readonly type: "OvertimeDeclined"; readonly reason: string } & Of)
  | ({ readonly type: "OvertimeCalledOff"; readonly reason: string } & Of)
  | ({
      readonly type: "OvertimeClaimed";
      readonly evidence: readonly Evidence[];
      readonly wanted: Compensation;
    } & Of &
      Stretch)
  | ({ readonly type: "OvertimeConfirmed" } & Of & Confirmed)
  | ({ readonly type: "OvertimeRejected"; readonly reason: string } & Of)
  | ({ readonly type: "StandbyGraded"; readonly grade: StandbyGrade; readonly reason: string } & Of)
  | ({ readonly type: "OvertimeSettled" } & Of & Settled)
  | ({
      readonly type: "WorkNoted";
      readonly agency: string;
      readonly note: string;
    } & Stretch);

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Piece extends Planned {
  readonly asked?: Said;
  /** Assigned, or agreed to where it was asked for: from then on it is overtime. */
  readonly assigned?: Said & { readonly findings: Findings; readonly seen: Seen };
  readonly ended?: Said & { readonly as: "declined" | "called-off" | "rejected"; readonly reason: string };
  readonly claim?: Said & Stretch & { readonly evidence: readonly Evidence[]; readonly wanted: Compensation };
  readonly confirmed?: Said & Confirmed;
  readonly grade?: Said & { readonly grade: StandbyGrade; readonly reason: string };
  readonly settled?: Said & Settled;
}

export interface Noted extends Stretch {
  readonly note: string;
  readonly at: string;
}

export interface Overtime {
  readonly agency: string;
  readonly last: number;
  readonly pieces: Readonly<Record<string, Piece>>;
  readonly noted: readonly Noted[];
}

/** What is long over is in the journal: the months that a limit may look back on stay. */
const KEPT_MS = 190 * 24 * 60 * 60 * 1000;
const NOTED_KEPT = 100;

const NONE: Overtime = { agency: "", last: 0, pieces: {}, noted: [] };

export const overtimeLaw: Law<Overtime, OvertimeEvent> = {
  kind: "OVERTIME",
  evolve(before = NONE, { event, by, recordedAt }) {
    const said = { by: by.person, at: recordedAt };
    if (event.type === "WorkNoted") {
      const { type: _, agency, ...noted } = event;
      return { ...before, agency, noted: [...before.noted, { ...noted, at: said.at }].slice(-NOTED_KEPT) };
    }
    if (event.type === "OvertimeAssigned" || event.type === "OvertimeAsked") {
      const kept = { ...recent(before.pieces, recordedAt), [event.piece]: begun(event, said) };
      return { ...before, agency: event.agency, last: Number(event.piece), pieces: kept };
    }
    const found = before.pieces[event.piece];
    if (!found) throw new Error(`there is no overtime ${event.piece}`);
    return { ...before, pieces: { ...before.pieces, [event.piece]: followed(found, event, said) } };
  },
  boards({ agency }, stream) {
    return shownOn([overtimeOf(agency), stream]);
  },
};

type Begun = Extract<OvertimeEvent, { readonly type: "OvertimeAssigned" | "OvertimeAsked" }>;

function begun(event: Begun, said: Said): Piece {
  if (event.type === "OvertimeAsked") {
    const { type: _, piece: __, to: ___, ...planned } = event;
    return { ...planned, asked: said };
  }
  const { type: _, piece: __, findings, seen, ...planned } = event;
  return { ...planned, assigned: { ...said, findings, seen } };
}

function followed(
  found: Piece,
  event: Exclude<OvertimeEvent, Begun | { readonly type: "WorkNoted" }>,
  said: Said,
): Piece {
  switch (event.type) {
    case "OvertimeAgreed":
      return { ...found, assigned: { ...said, findings: event.findings, seen: event.seen } };
    case "OvertimeDeclined":
      return { ...found, ended: { ...said, as: "declined", reason: event.reason } };
    case "OvertimeCalledOff":
      return { ...found, ended: { ...said, as: "called-off", reason: event.reason } };
    case "OvertimeRejected":
      return { ...found, ended: { ...said, as: "rejected", reason: event.reason } };
    case "OvertimeClaimed": {
      const { type: _, piece: __, ...claim } = event;
      return { ...found, claim: { ...said, ...claim } };
    }
    case "OvertimeConfirmed": {
      const { type: _, piece: __, ...confirmed } = event;
      return { ...found, confirmed: { ...said, ...confirmed } };
    }
    case "StandbyGraded":
      return { ...found, grade: { ...said, grade: event.grade, reason: event.reason } };
    case "OvertimeSettled": {
      const { type: _, piece: __, ...settled } = event;
      return { ...found, settled: { ...said, ...settled } };
    }
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function recent(pieces: Overtime["pieces"], at: string): Overtime["pieces"] {
  const first = new Date(Date.parse(at) - KEPT_MS).toISOString();
  return Object.fromEntries(
    Object.entries(pieces).filter(([, each]) => each.until >= first || isToSettle(each)),
  );
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
