// An agency as the API shows it: its state with the version and hash that prove it.
import type { Held } from "../shared/journal/change.ts";
import type { Agency } from "./agency.ts";

export function agencyView({ stream, state, version, head }: Held<Agency>) {
  return { agency: stream.slice("AGENCY#".length), ...state, version, hash: head };
}
