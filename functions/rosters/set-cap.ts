// How many home days a week the agency sets for one person whom the caps by weeks of pregnancy do not fit: who works off the office
// calendar, or at something of its own kind (keelung-pregnancy/3.4). A superior asks with the reason, personnel decide; pure.
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { CAP_GROUNDS } from "./names.ts";
import { ROSTER_PROBLEM } from "./problems.ts";

const CLAUSES: readonly ClauseId[] = ["keelung-pregnancy/3.4"];

export interface AskedCap {
  readonly most: number;
  readonly capGround: (typeof CAP_GROUNDS)[number];
  readonly reason: string;
  readonly from: Day;
  readonly to: Day;
  readonly agency: string;
}

interface Said {
  readonly by: string;
  readonly at: string;
}

export type CapAsked = AskedCap & { readonly asked: Said };
/** With who approved it. */
export type SetCap = CapAsked & { readonly approved: Said };

export type CapEvent =
  | ({ readonly type: "HomeDayCapAsked" } & AskedCap)
  | { readonly type: "HomeDayCapDecided"; readonly granted: boolean; readonly reason?: string | undefined };

export interface Caps {
  readonly capAsked?: CapAsked;
  readonly cap?: SetCap;
}

/** A new one takes the place of what was set before once it is granted, and not earlier. */
export function foldCap({ capAsked, cap }: Caps, event: CapEvent, said: Said): Caps {
  if (event.type === "HomeDayCapAsked") {
    const { type: _, ...asked } = event;
    return { capAsked: { ...asked, asked: said }, ...(cap && { cap }) };
  }
  if (!event.granted || !capAsked) return cap ? { cap } : {};
  return { cap: { ...capAsked, approved: said } };
}

export function askCap(asked: AskedCap, at: string): readonly [Draft<CapEvent>] {
  if (asked.to < asked.from) throw refused("cap-order");
  if (asked.to < dayOf(at)) throw refused("cap-past");
  return [{ event: { type: "HomeDayCapAsked", ...asked } }];
}

export function decideCap(
  { capAsked }: Caps,
  decision: { readonly granted: boolean; readonly reason?: string | undefined; readonly by: string },
): readonly [Draft<CapEvent>] {
  const { granted, reason, by } = decision;
  if (!capAsked) throw refused("no-cap-asked");
  if (capAsked.asked.by === by) throw refused("cap-same-officer");
  if (!granted && !reason) throw refused("cap-reason-missing");
  return [{ event: { type: "HomeDayCapDecided", granted, ...(reason && { reason }) } }];
}

/** As approved, on that day, by the agency that somebody is of. */
export function capOn({ cap }: Caps = {}, day: Day, agency: string): SetCap | undefined {
  return cap && cap.agency === agency && cap.from <= day && day <= cap.to ? cap : undefined;
}

function refused(code: keyof typeof ROSTER_PROBLEM): Problem {
  return new Problem(ROSTER_PROBLEM[code], { clauses: CLAUSES });
}
