// A person as the API shows them: the state with the version and hash that prove it.
import type { Held } from "../shared/journal/change.ts";
import type { Person } from "./person.ts";

export function personView({ stream, state, version, head }: Held<Person>) {
  return { person: stream.slice("PERSON#".length), ...state, version, hash: head };
}
