// The law of somebody's overtime: assigned or asked for, worked, claimed, confirmed, settled; what was worked without an assignment
// is written down and never counted. All of one person in one stream, so that the gate reads one item; pure.
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { Day } from "../shared/time/day.ts";
import { overtimeOf } from "./boards.ts";
import type { Compensation } from "./overtime-names.ts";
import {
  type Confirmed,
  type Evidence,
  type Findings,
  isToSettle,
  type Piece,
  type Planned,
  type Said,
  type Seen,
  type Settled,
} from "./piece.ts";
import type { PlannedDays } from "./shift.ts";
import type { Stretch } from "./span.ts";
import type { StandbyGrade } from "./standby-pay.ts";

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
      readonly matter?: string;
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
    } & Stretch)
  /** A matter that nobody has to handle after hours, and by when it is wanted. */
  | ({ readonly type: "MatterTold"; readonly agency: string; readonly matter: string } & MatterSaid)
  | { readonly type: "ShiftsPlanned"; readonly agency: string; readonly days: PlannedDays };

interface MatterSaid {
  readonly what: string;
  readonly dueOn: Day;
}
export interface Matter extends MatterSaid, Said {
  readonly matter: string;
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
  readonly matters?: readonly Matter[];
  /** Of whoever works by shifts. */
  readonly shifts?: PlannedDays;
}

/** What is long over is in the journal: the months that a limit may look back on stay. */
const KEPT_MS = 190 * 24 * 60 * 60 * 1000;
const NOTED_KEPT = 100;
const MATTERS_KEPT = 60;

const NONE: Overtime = { agency: "", last: 0, pieces: {}, noted: [] };

export const overtimeLaw: Law<Overtime, OvertimeEvent> = {
  kind: "OVERTIME",
  evolve(before = NONE, { event, by, recordedAt }) {
    const said = { by: by.person, at: recordedAt };
    switch (event.type) {
      case "WorkNoted": {
        const { type: _, agency, ...noted } = event;
        return { ...before, agency, noted: [...before.noted, { ...noted, at: said.at }].slice(-NOTED_KEPT) };
      }
      case "MatterTold": {
        const { type: _, agency, ...told } = event;
        const matters = [...(before.matters ?? []), { ...told, ...said }].slice(-MATTERS_KEPT);
        return { ...before, agency, matters };
      }
      case "ShiftsPlanned": {
        const { agency, days } = event;
        return { ...before, agency, shifts: { ...recentDays(before.shifts, recordedAt), ...days } };
      }
      case "OvertimeAssigned":
      case "OvertimeAsked": {
        const kept = { ...recent(before.pieces, recordedAt), [event.piece]: begun(event, said) };
        return { ...before, agency: event.agency, last: Number(event.piece), pieces: kept };
      }
      default:
        return withPiece(before, event, said);
    }
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

type Following = Exclude<
  OvertimeEvent,
  Begun | { readonly type: "WorkNoted" | "MatterTold" | "ShiftsPlanned" }
>;

function withPiece(before: Overtime, event: Following, said: Said): Overtime {
  const found = before.pieces[event.piece];
  if (!found) throw new Error(`there is no overtime ${event.piece}`);
  return { ...before, pieces: { ...before.pieces, [event.piece]: followed(found, event, said) } };
}

function followed(found: Piece, event: Following, said: Said): Piece {
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

function recentDays(days: PlannedDays | undefined, at: string): PlannedDays {
  const first = new Date(Date.parse(at) - KEPT_MS).toISOString().slice(0, 10);
  return Object.fromEntries(Object.entries(days ?? {}).filter(([day]) => day >= first));
}

function recent(pieces: Overtime["pieces"], at: string): Overtime["pieces"] {
  const first = new Date(Date.parse(at) - KEPT_MS).toISOString();
  return Object.fromEntries(
    Object.entries(pieces).filter(([, each]) => each.until >= first || isToSettle(each)),
  );
}
