// By which action, and as whose, a thing with documents is read: what one may not read there is not found here either.
import { packLaw } from "../reports/pack.ts";
import type { Place } from "../shared/http/permit.ts";
import { read } from "../shared/journal/journal.ts";
import { type Stream, stream } from "../shared/journal/keys.ts";
import { isSystem, systemOf } from "../shared/rules/systems.ts";

export const CITY: Place = { type: "City", id: "city" };

/** What is not known is nobody's to read. */
export function readingOf(kind: string, [first = "", ...rest]: readonly string[]): readonly [string, Place] {
  const agency = isSystem(first) ? systemOf(first).managingAgency : "";
  switch (kind) {
    case "AGENCY":
      return ["readAgency", { type: "Agency", id: first, agency: first }];
    case "SYSTEM":
      return ["readSystem", { type: "System", id: first, system: first, agency }];
    case "LIST":
      return ["readList", { type: "List", id: [first, ...rest].join("/"), system: first, agency }];
    case "REPORT":
      return ["readReport", { type: "Report", id: first, system: first, agency }];
    case "PACK":
      return ["readPack", { type: "Report", id: `pack-${first}`, agency: "" }];
    case "PRODUCTS":
      return ["readProducts", CITY];
    case "CALENDAR":
      return ["listCalendars", CITY];
    default:
      throw new Error(`a ${kind} names no documents`);
  }
}

/** Whom a pack was forwarded to: before that it is the center's alone. */
export async function ownerOf(pack: Stream): Promise<string> {
  const { state } = await read(stream(packLaw, pack.slice("PACK#".length)));
  return state?.forwarded?.to ?? "";
}
