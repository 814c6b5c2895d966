// A decision as it goes on record and comes back to be replayed: the facts whole, the places they were read from once; pure.

import type { Decision } from "../sessions/session-event.ts";
import type { Stream } from "../shared/journal/keys.ts";
import { profileOf } from "../shared/rules/profile.ts";
import type { Explanation } from "./explain.ts";
import type { FactName, Facts, Known, RecordRef } from "./facts.ts";
import { shadow } from "./shadow.ts";

/** Facts that the gate has come to know since it began to record, in the order they came: as a decision from before is read. */
const CAME_LATER: readonly Partial<Known>[] = [{ terminalSession: "none", personSession: "none" }];

/** As `Facts`, with each state named once and the facts that were read from it. */
export interface RecordedFacts extends Omit<Facts, "records"> {
  /** How many of those were known by then; absent, none. Whatever else is missing was missing, and refused. */
  readonly edition?: number;
  readonly read: readonly (RecordRef & { readonly facts: readonly FactName[] })[];
}

export function recordedFacts({ records, ...facts }: Facts): RecordedFacts {
  const byStream = new Map<Stream, { stream: Stream; version: number; facts: FactName[] }>();
  for (const [name, { stream, version }] of Object.entries(records)) {
    const found = byStream.get(stream) ?? { stream, version, facts: [] };
    found.facts.push(name as FactName);
    byStream.set(stream, found);
  }
  return { ...facts, edition: CAME_LATER.length, read: [...byStream.values()] };
}

export function factsFrom({ read, edition = 0, ...facts }: RecordedFacts): Facts {
  const known = Object.assign({}, ...CAME_LATER.slice(edition), facts.known) as Known;
  const records = read.flatMap(({ stream, version, facts }) =>
    facts.map(name => [name, { stream, version }] as const),
  );
  return { ...facts, known, records: Object.fromEntries(records) };
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
