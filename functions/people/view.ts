// A person as the API shows them, with the version and hash that prove it, and an agency's units.
import type { Held } from "../shared/journal/change.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import type { Person } from "./person.ts";
import type { Units } from "./units.ts";

export function personView({ stream, state, version, head }: Held<Person>) {
  const person = stream.slice("PERSON#".length);
  const nowWritten = foldedAccount(person);
  return { person, ...(nowWritten !== person && { nowWritten }), ...state, version, hash: head };
}

export function unitsView(units: Units = {}) {
  return { rows: Object.entries(units).map(([unit, of]) => ({ unit, ...of })) };
}
