// A person as the API shows them: the state with the version and hash that prove it.
import type { Held } from "../shared/journal/change.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import type { Person } from "./person.ts";

export function personView({ stream, state, version, head }: Held<Person>) {
  const person = stream.slice("PERSON#".length);
  const nowWritten = foldedAccount(person);
  return { person, ...(nowWritten !== person && { nowWritten }), ...state, version, hash: head };
}
