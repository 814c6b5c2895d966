// How events and states lie in the table, and how an event is read from there; pure, so that an audit makes the same items again.
import { isDeepStrictEqual } from "node:util";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Change } from "./change.ts";
import { bodyOf, type Happening, type Recorded } from "./event.ts";
import { eventKey, kindOf, STATE, type Stream, timeKeys } from "./keys.ts";
import { lawRelease } from "./law-releases.ts";

export type Item = Record<string, AttributeValue>;

/** An event as it lies in the table. */
export function eventItem(recorded: Recorded): Item {
  const { stream, version, event, recordedAt, previous, hash } = recorded;
  const { day, moment } = timeKeys(recordedAt, stream, version);
  const body = bodyOf(recorded);
  const strings = { pk: stream, sk: eventKey(version), kind: kindOf(stream), type: event.type, body };
  return item(version, { ...strings, previous, hash, day, moment });
}

/** The same as it lies there where it was recorded before the days had shards. */
export function unshardedItem(recorded: Recorded): Item {
  return { ...eventItem(recorded), day: { S: recorded.recordedAt.slice(0, 10) } };
}

/** An event item as it lies in the table or arrives in a stream record. */
export function recordedOf<E extends Happening>(item: Item): Recorded<E> {
  return {
    ...(JSON.parse(item.body?.S ?? "") as Omit<Recorded<E>, "stream" | "version" | "previous" | "hash">),
    stream: item.pk?.S as Stream,
    version: Number(item.version?.N),
    previous: item.previous?.S ?? "",
    hash: item.hash?.S ?? "",
  };
}

/** A state as it lies in the table. */
export function stateItem({ next, boards }: Pick<Change, "next" | "boards">): Item {
  const { stream, version, head, state } = next;
  const sorted = Object.entries(boards).flatMap(([board, [partition, sort]]) => [
    [board, partition],
    [`${board}sort`, sort],
  ]);
  const strings = { pk: stream, sk: STATE, kind: kindOf(stream), head, body: JSON.stringify(state) };
  const { now } = lawRelease(kindOf(stream));
  const made = item(version, { ...strings, ...Object.fromEntries(sorted) });
  return now === 1 ? made : { ...made, law: { N: String(now) } };
}

/** Whether a state as it lies there was folded by a release of its law that still stands; what says none, by the first. */
export function isOfLaw({ pk, law }: Item): boolean {
  const { now, from } = lawRelease(kindOf(pk?.S as Stream));
  const found = Number(law?.N ?? 1);
  return found >= from && found <= now;
}

/** The same state, by whichever release it was folded; the first never says so. */
export function isStateItem({ law, ...stored }: Item, { law: _, ...expected }: Item): boolean {
  return law?.N !== "1" && isDeepStrictEqual(stored, expected);
}

function item(version: number, strings: Record<string, string>): Item {
  const made: Item = { version: { N: String(version) } };
  for (const [name, value] of Object.entries(strings)) made[name] = { S: value };
  return made;
}
