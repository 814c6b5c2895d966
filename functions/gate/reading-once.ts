// A reading in which what many sessions rest on is read once: a run over all that are open then costs each only what is its own.
import type { Held } from "../shared/journal/change.ts";
import { kindOf, type Stream, type StreamKind } from "../shared/journal/keys.ts";
import type { Read } from "./reads.ts";

const SHARED: readonly StreamKind[] = ["SYSTEM", "LIST", "REPORT", "AGENCY", "STOP"];

/** For one run and no longer: whatever is recorded later has an event of its own, and a run of its own. */
export function readingOnce(read: Read, kinds: readonly StreamKind[] = SHARED): Read {
  const known = new Map<Stream, Held<unknown>>();
  return async (streams, way, seats) => {
    const missing = streams.filter(each => !known.has(each));
    const { held, ...rest } = await read(missing, way, seats);
    const fresh = new Map(held.map(each => [each.stream, each]));
    for (const each of held) if (kinds.includes(kindOf(each.stream))) known.set(each.stream, each);
    return { held: streams.flatMap(each => fresh.get(each) ?? known.get(each) ?? []), ...rest };
  };
}
