// A person as the API shows them, with the version and hash that prove it, and an agency's units.
import type { Held } from "../shared/journal/change.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import type { Person } from "./person.ts";
import type { Unit, Units } from "./units.ts";

export function personView({ stream, state, version, head }: Held<Person>) {
  const person = stream.slice("PERSON#".length);
  const nowWritten = foldedAccount(person);
  return { person, ...(nowWritten !== person && { nowWritten }), ...state, version, hash: head };
}

/** `heads`: those of them who are of the agency now, where that was looked up. */
export function unitsView(units: Units = {}, heads?: ReadonlySet<string>) {
  const hasLeft = ({ head }: Unit) => heads !== undefined && head !== undefined && !heads.has(head);
  return {
    rows: Object.entries(units).map(([unit, of]) => ({
      unit,
      ...of,
      ...(hasLeft(of) && { headLeft: true }),
    })),
  };
}
