// Who may act on a person: their direct superior, the heads of their unit and of those above, and who stands in for these now; pure.
import type { AuthorityOver } from "./names.ts";
import type { Person } from "./person.ts";
import type { Around, Placed } from "./posting.ts";
import { type Units, unitIn, upwardsFrom } from "./units.ts";

export interface Superior {
  readonly person: string;
  readonly as: AuthorityOver;
  /** In whose place. */
  readonly of?: string;
  /** The unit that they head. */
  readonly unit?: string;
}

/** Those who have left or went elsewhere act for nobody; nobody acts on themselves by it. */
export function superiorsOf({ account, state }: Placed, around: Around, at: string): readonly Superior[] {
  if (!state) return [];
  const isHere = (each: string) => {
    const person = around.person(each);
    return each !== account && person?.active === true && person.agency === state.agency;
  };
  const { posting = {} } = state;
  const direct: Superior[] = posting.superior ? [{ person: posting.superior, as: "superior" }] : [];
  const above: Superior[] = [...direct, ...headsAbove(around.units, posting.unit)];
  const standIns = above.flatMap(({ person: of }): Superior[] =>
    (around.person(of)?.deputies ?? [])
      .filter(({ from, until }) => from <= at && at < until)
      .map(({ deputy }) => ({ person: deputy, as: "deputy", of })),
  );
  // Whoever has left deputises nobody: their place is to be filled.
  const all = [...above, ...standIns.filter(({ of = "" }) => around.person(of)?.active)];
  return all.filter(({ person }) => isHere(person));
}

export function headsAbove(units: Units | undefined, unit: string | undefined): Superior[] {
  return upwardsFrom(units, unit).flatMap((code): Superior[] => {
    const head = unitIn(units, code)?.head;
    return head === undefined ? [] : [{ person: head, as: "unit-head", unit: code }];
  });
}

/** Whose records must be read for it, besides their deputies'. */
export function namedOver({ posting }: Person, units: Units | undefined): readonly string[] {
  const heads = headsAbove(units, posting?.unit).map(({ person }) => person);
  return [...(posting?.superior ? [posting.superior] : []), ...heads];
}
