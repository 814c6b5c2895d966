// The law of an agency's units: what each is called, who heads it, to which it belongs; pure, and all of one agency in one stream.
import { Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import { words } from "../shared/words.ts";
import { insiderOf } from "./belonging.ts";
import type { Person } from "./person.ts";
import { PERSON_PROBLEM } from "./problems.ts";

export interface Unit {
  readonly name: string;
  readonly head?: string | undefined;
  readonly parent?: string | undefined;
}

export type Units = Readonly<Record<string, Unit>>;

export type UnitEvent =
  | ({ readonly type: "UnitSet"; readonly unit: string } & Unit)
  | { readonly type: "UnitClosed"; readonly unit: string };

export const unitsLaw: Law<Units, UnitEvent> = {
  kind: "UNITS",
  evolve(before = {}, { event }) {
    if (event.type === "UnitSet") {
      const { type: _, unit, ...of } = event;
      return { ...before, [unit]: of };
    }
    const { [event.unit]: _, ...rest } = before;
    return rest;
  },
};

/** They lie in one item, which many acts on people read. */
const MOST_UNITS = 500;

export function unitIn(units: Units | undefined, code: string): Unit | undefined {
  return units && Object.hasOwn(units, code) ? units[code] : undefined;
}

/** The unit itself first, then each to which the one before belongs; it ends where a record points nowhere or comes round. */
export function upwardsFrom(units: Units | undefined, code: string | undefined): readonly string[] {
  const passed: string[] = [];
  for (let at = code; at !== undefined && !passed.includes(at); at = unitIn(units, at)?.parent)
    if (unitIn(units, at)) passed.push(at);
  return passed;
}

export interface UnitWish {
  readonly agency: string;
  readonly unit: string;
  readonly wanted: Unit;
  /** Who is to head it, as they stand. */
  readonly head: Person | undefined;
}

export function setUnit(
  units: Units | undefined,
  { agency, unit, wanted, head }: UnitWish,
): readonly [Draft<UnitEvent>] {
  const isNew = unitIn(units, unit) === undefined;
  const isFull = isNew && Object.keys(units ?? {}).length >= MOST_UNITS;
  requireAll(
    () => {
      if (wanted.head !== undefined) insiderOf(agency, wanted.head, head);
    },
    () => {
      if (wanted.parent !== undefined) requireParent(units, unit, wanted.parent);
    },
    () => refuseAll(isFull && new Problem(PERSON_PROBLEM["too-many-units"])),
  );
  return [{ event: { type: "UnitSet", unit, ...wanted } }];
}

function requireParent(units: Units | undefined, unit: string, parent: string): void {
  if (unit !== parent && !unitIn(units, parent))
    throw new Problem(PERSON_PROBLEM["unit-unknown"], { detail: words(parent, parent) });
  const upwards = [unit, ...(unit === parent ? [unit] : upwardsFrom(units, parent))];
  if (!upwards.slice(1).includes(unit)) return;
  const round = upwards.slice(0, upwards.indexOf(unit, 1) + 1).join(" → ");
  throw new Problem(PERSON_PROBLEM["unit-circle"], { detail: words(round, round) });
}

export function closeUnit(units: Units | undefined, unit: string): readonly [Draft<UnitEvent>] {
  if (!unitIn(units, unit)) throw new Problem(PERSON_PROBLEM["unit-unknown"]);
  const below = Object.entries(units ?? {}).filter(([, { parent }]) => parent === unit);
  if (below.length > 0) {
    const named = below.map(([code, { name }]) => `${name}（${code}）`).join("、");
    throw new Problem(PERSON_PROBLEM["unit-has-units"], { detail: words(named, named) });
  }
  return [{ event: { type: "UnitClosed", unit } }];
}
