// What waits for somebody of the overtime and leave there is: their own to claim, their people's to decide, confirm, grade; pure.
import { type CompLeave, isToDecide } from "./comp-leave.ts";
import type { Overtime } from "./overtime.ts";
import { stageOf } from "./piece.ts";

export interface Waits {
  readonly what: "claim" | "decide" | "confirm" | "grade" | "decide-leave" | "close-warning";
  readonly person: string;
  readonly piece: string;
  readonly from: string;
  readonly until: string;
  /** Since when. */
  readonly since?: string;
}

/** What has ended and is not claimed yet. */
export function ownWaiting(person: string, overtime: Overtime | undefined, at: string): readonly Waits[] {
  return Object.entries(overtime?.pieces ?? {}).flatMap(([piece, each]): Waits[] => {
    const { from, until } = each;
    return stageOf(each) === "assigned" && until <= at
      ? [{ what: "claim", person, piece, from, until, since: until }]
      : [];
  });
}

export function teamWaiting(
  person: string,
  { overtime, leave }: { readonly overtime: Overtime | undefined; readonly leave: CompLeave | undefined },
  { by, at }: { readonly by: string; readonly at: string },
): readonly Waits[] {
  const pieces = Object.entries(overtime?.pieces ?? {}).flatMap(([piece, each]): Waits[] => {
    const { from, until, asked, claim, assigned, standby, grade, ended } = each;
    const stage = stageOf(each);
    const row = { person, piece, from, until } as const;
    const isToGrade = standby && !grade && !ended && until <= at;
    return [
      ...(stage === "asked" && from > at
        ? [{ ...row, what: "decide" as const, since: asked?.at ?? from }]
        : []),
      ...(stage === "claimed" && assigned?.by === by
        ? [{ ...row, what: "confirm" as const, since: claim?.at ?? until }]
        : []),
      ...(isToGrade ? [{ ...row, what: "grade" as const, since: until }] : []),
    ];
  });
  const requests = Object.entries(leave?.requests ?? {}).flatMap(([piece, each]): Waits[] => {
    const { from, until, asked } = each;
    return isToDecide(each) && from > at
      ? [{ what: "decide-leave", person, piece, from, until, since: asked.at }]
      : [];
  });
  const warned = Object.entries(leave?.lots ?? {}).flatMap(([piece, { open, day, lastDay }]): Waits[] =>
    open ? [{ what: "close-warning", person, piece, from: day, until: lastDay, since: open.at }] : [],
  );
  return [...pieces, ...requests, ...warned.slice(0, 1)];
}
