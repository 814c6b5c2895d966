// A decision as it goes on record and comes back to be replayed: the facts whole, the places they were read from once; pure.

import type { Decision } from "../sessions/session-event.ts";
import type { Stream } from "../shared/journal/keys.ts";
import { profileOf } from "../shared/rules/profile.ts";
import type { Explanation } from "./explain.ts";
import type { FactName, Facts, RecordRef } from "./facts.ts";
import { shadow } from "./shadow.ts";

/** As `Facts`, with each state named once and the facts that were read from it. */
export interface RecordedFacts extends Omit<Facts, "records"> {
  readonly read: readonly (RecordRef & { readonly facts: readonly FactName[] })[];
}

export function recordedFacts({ records, ...facts }: Facts): RecordedFacts {
  const byStream = new Map<Stream, { stream: Stream; version: number; facts: FactName[] }>();
  for (const [name, { stream, version }] of Object.entries(records)) {
    const found = byStream.get(stream) ?? { stream, version, facts: [] };
    found.facts.push(name as FactName);
    byStream.set(stream, found);
  }
  return { ...facts, read: [...byStream.values()] };
}

export function factsFrom({ read, ...facts }: RecordedFacts): Facts {
  const records = read.flatMap(({ stream, version, facts }) =>
    facts.map(name => [name, { stream, version }] as const),
  );
  return { ...facts, records: Object.fromEntries(records) };
}

export function decisionOf(facts: Facts, enforced: Explanation): Decision {
  const { refusals, held, closesAt } = enforced;
  const differs = shadow(facts, enforced);
  return {
    facts: recordedFacts(facts),
    versions: Object.fromEntries(facts.profiles.map(id => [id, profileOf(id).version])),
    held,
    refusals: refusals.map(({ policy, clause }) => ({ policy, ...(clause && { clause }) })),
    ...(closesAt && { closesAt }),
    ...(differs && { shadow: differs }),
  };
}
