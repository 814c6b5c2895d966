// The law of somebody's compensatory leave: lots earned by confirmed overtime, asked for, granted or refused, warned of, and what
// became of what was left. Who was refused can prove it, so that a refused request stays as long as a lot it could have used; pure.
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { Day } from "../shared/time/day.ts";
import { COMP_LEAVE_ENDING, compLeaveOf } from "./boards.ts";
import type { Settlement, WarningStage } from "./overtime-names.ts";
import type { Stretch } from "./span.ts";

/** As it was earned; a lot has the name of the overtime it comes from. */
export interface Earned {
  readonly lot: string;
  readonly agency: string;
  /** The day its overtime counts for. */
  readonly day: Day;
  readonly minutes: number;
  /** The last day on which it can be used. */
  readonly lastDay: Day;
}

/** So much of a lot. */
export interface Part {
  readonly lot: string;
  readonly minutes: number;
}

export interface LotSettled {
  readonly lot: string;
  readonly as: Settlement;
  readonly minutes: number;
  readonly reason: string;
  /** The refused requests that show that it could not be taken. */
  readonly proof: readonly string[];
}

type Of = { readonly request: string };
export type CompLeaveEvent =
  | ({ readonly type: "LeaveEarned" } & Earned)
  | ({
      readonly type: "CompLeaveAsked";
      readonly agency: string;
      readonly minutes: number;
      /** Who is told that it waits. */
      readonly to?: string;
    } & Of &
      Stretch)
  | ({ readonly type: "CompLeaveGranted"; readonly parts: readonly Part[] } & Of)
  | ({ readonly type: "CompLeaveRefused"; readonly reason: string } & Of)
  | ({ readonly type: "CompLeaveWithdrawn"; readonly reason: string } & Of)
  | {
      readonly type: "LotsWarned";
      readonly stage: WarningStage;
      readonly lots: readonly Part[];
      /** Of the person's unit; both are told. */
      readonly head?: string | undefined;
    }
  | { readonly type: "WarningClosed"; readonly lots: readonly string[]; readonly note: string }
  | ({ readonly type: "LotSettled" } & LotSettled)
  | {
      readonly type: "LeaveCarriedOver";
      readonly from: string;
      readonly agency: string;
      readonly minutes: number;
      readonly document: string;
    };

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Lot extends Omit<Earned, "lot"> {
  readonly left: number;
  readonly warned?: readonly WarningStage[];
  /** Of the last warning, until somebody has said what is done about it. */
  readonly open?: { readonly stage: WarningStage; readonly at: string };
  readonly notes?: readonly (Said & { readonly note: string })[];
  readonly settled?: Said & Omit<LotSettled, "lot">;
}

export interface Request extends Stretch {
  readonly minutes: number;
  readonly asked: Said;
  readonly granted?: Said & { readonly parts: readonly Part[] };
  readonly refused?: Said & { readonly reason: string };
  readonly withdrawn?: Said & { readonly reason: string };
}

export interface CompLeave {
  readonly agency: string;
  readonly last: number;
  readonly lots: Readonly<Record<string, Lot>>;
  readonly requests: Readonly<Record<string, Request>>;
}

/** Of what is all over so many stay to be read; older ones are in the journal. */
const CLOSED_KEPT = 24;
const NONE: CompLeave = { agency: "", last: 0, lots: {}, requests: {} };

export const compLeaveLaw: Law<CompLeave, CompLeaveEvent> = {
  kind: "COMPLEAVE",
  evolve(before = NONE, { event, by, recordedAt }) {
    const said = { by: by.person, at: recordedAt };
    switch (event.type) {
      case "LeaveEarned": {
        const { type: _, lot, ...earned } = event;
        const lots = { ...openLots(before.lots), [lot]: { ...earned, left: earned.minutes } };
        return { ...before, agency: before.agency || earned.agency, lots };
      }
      case "CompLeaveAsked": {
        const { type: _, request, agency, to: __, ...asked } = event;
        const requests = { ...keptRequests(before), [request]: { ...asked, asked: said } };
        return { ...before, agency, last: Number(request), requests };
      }
      case "LotsWarned":
        return warned(before, event, said.at);
      case "WarningClosed":
        return onLots(before, event.lots, ({ open: _, ...lot }) => ({
          ...lot,
          notes: [...(lot.notes ?? []), { ...said, note: event.note }].slice(-CLOSED_KEPT),
        }));
      case "LotSettled": {
        const { type: _, lot, ...settled } = event;
        return onLots(before, [lot], ({ open: __, ...of }) => ({
          ...of,
          left: of.left - settled.minutes,
          settled: { ...said, ...settled },
        }));
      }
      case "LeaveCarriedOver":
        return { ...before, agency: event.agency };
      default:
        return decided(before, event, said);
    }
  },
  boards({ agency, lots }, stream) {
    const ends = Object.values(lots).flatMap(each => (each.left > 0 ? [each.lastDay] : []));
    const [first] = ends.sort();
    const soon = first ? ([[COMP_LEAVE_ENDING, `${first}#${stream}`]] as const) : [];
    return shownOn([compLeaveOf(agency), stream], ...soon);
  },
};

type Decided = Extract<
  CompLeaveEvent,
  { readonly type: "CompLeaveGranted" | "CompLeaveRefused" | "CompLeaveWithdrawn" }
>;

function decided(before: CompLeave, event: Decided, said: Said): CompLeave {
  const found = before.requests[event.request];
  if (!found) throw new Error(`nobody asked for ${event.request}`);
  const withRequest = (state: CompLeave, next: Request): CompLeave => ({
    ...state,
    requests: { ...state.requests, [event.request]: next },
  });
  switch (event.type) {
    case "CompLeaveGranted":
      return withRequest(spent(before, event.parts, -1), {
        ...found,
        granted: { ...said, parts: event.parts },
      });
    case "CompLeaveRefused":
      return withRequest(before, { ...found, refused: { ...said, reason: event.reason } });
    case "CompLeaveWithdrawn": {
      const given = found.granted?.parts ?? [];
      return withRequest(spent(before, given, 1), { ...found, withdrawn: { ...said, reason: event.reason } });
    }
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function spent(state: CompLeave, parts: readonly Part[], sign: 1 | -1): CompLeave {
  return parts.reduce(
    (so, { lot, minutes }) => onLots(so, [lot], of => ({ ...of, left: of.left + sign * minutes })),
    state,
  );
}

function warned(
  before: CompLeave,
  { stage, lots }: Extract<CompLeaveEvent, { readonly type: "LotsWarned" }>,
  at: string,
): CompLeave {
  const names = lots.map(({ lot }) => lot);
  return onLots(before, names, lot => ({
    ...lot,
    warned: [...(lot.warned ?? []), stage],
    open: { stage, at },
  }));
}

function onLots(state: CompLeave, names: readonly string[], change: (lot: Lot) => Lot): CompLeave {
  const changed = names.flatMap(name => {
    const lot = Object.hasOwn(state.lots, name) ? state.lots[name] : undefined;
    return lot ? [[name, change(lot)] as const] : [];
  });
  return { ...state, lots: { ...state.lots, ...Object.fromEntries(changed) } };
}

/** What nothing is left of goes, but for the last of them. */
function openLots(lots: CompLeave["lots"]): CompLeave["lots"] {
  const all = Object.entries(lots);
  const closed = all.filter(([, { left }]) => left === 0).slice(-CLOSED_KEPT);
  return Object.fromEntries(all.filter(entry => entry[1].left > 0 || closed.includes(entry)));
}

/** A refused one stays while a lot is open that was there when it was refused. */
function keptRequests({ requests, lots }: CompLeave): CompLeave["requests"] {
  const open = Object.values(lots).filter(({ left }) => left > 0);
  const oldest = open.map(({ day }) => day).sort()[0] ?? "9999";
  const all = Object.entries(requests);
  const isOpen = ({ granted, refused, withdrawn, until }: Request) =>
    !(granted || refused || withdrawn) || (refused !== undefined && until.slice(0, 10) >= oldest);
  const closed = all.filter(([, each]) => !isOpen(each)).slice(-CLOSED_KEPT);
  return Object.fromEntries(all.filter(entry => isOpen(entry[1]) || closed.includes(entry)));
}

export function isToDecide({ granted, refused, withdrawn }: Request): boolean {
  return !granted && !refused && !withdrawn;
}
