// A shift of an agency by its code, and the day of somebody who works by them: when it begins and ends, with its pauses; pure.
import type { Day } from "../shared/time/day.ts";
import { minutesBetween } from "./minutes.ts";
import { outside } from "./outside.ts";
import type { Stretch } from "./span.ts";
import { beginningOn } from "./windows.ts";

/** By the clock of Taipei; what ends no later than it begins ends on the next day. */
export interface ShiftTimes {
  readonly from: string;
  readonly until: string;
  readonly rest?: readonly { readonly from: string; readonly until: string }[] | undefined;
}

/** A shift's name is its code; a day off by the plan has none. */
export interface PlannedDay {
  readonly agency: string;
  readonly shift?: string;
  /** As they were when it was planned: a code that changes later changes no day. */
  readonly stretches: readonly Stretch[];
}
export type PlannedDays = Readonly<Record<Day, PlannedDay>>;

export interface OfficeStretch extends Stretch {
  /** Of shift staff: which shift it is. */
  readonly shift?: string;
}

export function officeOfShift(of: PlannedDay | undefined): readonly OfficeStretch[] {
  return (of?.stretches ?? []).map(each => ({ ...each, ...(of?.shift && { shift: of.shift }) }));
}

/** Planned by the agency somebody is of now: what another one planned binds nobody here. */
export function plannedOn(planned: PlannedDays | undefined, day: Day, agency: string | undefined) {
  const found = planned && Object.hasOwn(planned, day) ? planned[day] : undefined;
  return found?.agency === agency ? found : undefined;
}

/** What is worked of it on a day, its pauses left out. */
export function stretchesOn(day: Day, { from, until, rest = [] }: ShiftTimes): readonly Stretch[] {
  const on = (times: { readonly from: string; readonly until: string }) =>
    beginningOn([{ kind: "office", days: "every-day", ...times }], day);
  const [whole] = on({ from, until });
  if (!whole) return [];
  // A pause after midnight of a night shift is of the next day.
  const pauses = rest.flatMap(pause => on(pause).map(each => (each.from < whole.from ? later(each) : each)));
  return outside([whole], pauses);
}

export function lengthOn(day: Day, times: ShiftTimes): number {
  return stretchesOn(day, times).reduce((sum, each) => sum + minutesBetween(each.from, each.until), 0);
}

const DAY_MS = 24 * 60 * 60 * 1000;
function later({ from, until }: Stretch): Stretch {
  const next = (at: string) => new Date(Date.parse(at) + DAY_MS).toISOString();
  return { from: next(from), until: next(until) };
}
