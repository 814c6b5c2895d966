// A kept answer is vouched for by the journal: the last event recorded with it bears the sum of it, under its own hash; pure.
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Change } from "./change.ts";
import { bodyOf, hashOf, type Recorded, type Vouched } from "./event.ts";
import { type Item, recordedOf } from "./items.ts";
import { eventKey, REQUEST, requestKey, type Stream } from "./keys.ts";

/** What had to be permitted for an answer, as whoever asks the policies wrote it: the journal only keeps it. */
export type Permitted = object;

/** An answer as it is kept, and all that its sum covers. */
export interface StoredAnswer {
  readonly person: string;
  readonly key: string;
  /** Over the action, its place and its body: a key may not be used for anything else. */
  readonly digest: string;
  /** In seconds, as the table counts them. */
  readonly expires: number;
  /** What had to be permitted for it: asked again before it is given again. */
  readonly places?: readonly Permitted[] | undefined;
  readonly text: string;
}

/** An answer may tell the hash of the event that vouches for it: there the sum covers this instead, which no JSON holds. */
const OWN_HASH = "\0";

export function sumOf({ person, key, digest, expires, places, text }: StoredAnswer, hash: string): string {
  const said = text.replaceAll(hash, OWN_HASH);
  const covered = JSON.stringify([person, key, digest, expires, places ?? null, said]);
  return createHash("sha256").update(covered).digest("hex");
}

/** The change with its last event vouching for the answer, and the answer as it then is. */
export function vouch<S>(
  change: Change<S>,
  keeping: StoredAnswer,
): { change: Change<S>; keeping: StoredAnswer } {
  const last = change.recorded.at(-1);
  if (!last) throw new Error("an answer without an event to vouch for it");
  const { person, key } = keeping;
  const answered: Vouched = { person, key, sum: sumOf(keeping, last.hash) };
  const body = bodyOf({ ...last, answered });
  const hash = hashOf(last.previous, last.stream, last.version, body);
  const recorded = [...change.recorded.slice(0, -1), { ...last, answered, hash }];
  const text = keeping.text.replaceAll(last.hash, hash);
  return {
    change: { ...change, recorded, next: { ...change.next, head: hash } },
    keeping: { ...keeping, text },
  };
}

/** The answer as it lies in the table, and where the event is that vouches for it. */
export function keptItem(
  keeping: StoredAnswer,
  by: { readonly stream: Stream; readonly version: number },
): Item {
  const { person, key, digest, expires, places, text } = keeping;
  return {
    pk: { S: requestKey(person, key) },
    sk: { S: REQUEST },
    digest: { S: digest },
    answer: { S: text },
    expires: { N: String(expires) },
    ...(places && { places: { S: JSON.stringify(places) } }),
    stream: { S: by.stream },
    version: { N: String(by.version) },
  };
}

/** Where its event is; none for an answer kept by the house as it was before, which nothing vouches for. */
export function voucherOf({ stream, version }: Item): Item | undefined {
  if (!stream?.S || !version?.N) return undefined;
  return { pk: { S: stream.S }, sk: { S: eventKey(Number(version.N)) } };
}

/** Undefined unless that event, as it lies in the table, vouches for exactly this. */
export function keptIn(item: Item, event: Item | undefined): StoredAnswer | undefined {
  const recorded = event && readEvent(event);
  const keeping = recorded?.answered && keepingIn(item, recorded.answered);
  if (!keeping || sumOf(keeping, recorded.hash) !== recorded.answered?.sum) return undefined;
  // Every attribute must be the one that keeping it would write again.
  return isDeepStrictEqual(item, keptItem(keeping, recorded)) ? keeping : undefined;
}

function readEvent(item: Item): Recorded | undefined {
  try {
    const recorded = recordedOf(item);
    const { previous, stream, version, hash } = recorded;
    return hash === hashOf(previous, stream, version, bodyOf(recorded)) ? recorded : undefined;
  } catch {
    return undefined;
  }
}

function keepingIn(item: Item, { person, key }: Vouched): StoredAnswer | undefined {
  try {
    const places =
      item.places?.S === undefined ? undefined : (JSON.parse(item.places.S) as readonly Permitted[]);
    const text = item.answer?.S ?? "";
    JSON.parse(text);
    const expires = Number(item.expires?.N);
    return { person, key, digest: item.digest?.S ?? "", expires, ...(places && { places }), text };
  } catch {
    return undefined;
  }
}
