// An agency as the API shows it, and the place it is to whoever acts on it; pure.
import type { Place } from "../shared/http/permit.ts";
import type { Held } from "../shared/journal/change.ts";
import type { Agency } from "./agency.ts";

export function placeOfAgency(agency: string): Place {
  return { type: "Agency", id: agency, agency };
}

/** Its state with the version and hash that prove it. */
export function agencyView({ stream, state, version, head }: Held<Agency>) {
  return { agency: stream.slice("AGENCY#".length), ...state, version, hash: head };
}
