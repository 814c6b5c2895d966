// The entries and ranges of lists as texts kept by digest: stored before an event names them, read once and remembered; a door.
import { keepBlob, readBlob } from "../../shared/journal/blob.ts";
import { type Entry, parseEntries, turnsOf, writeEntries } from "./entry.ts";
import type { Contents, List } from "./list.ts";

/** Texts never change under a digest, so forgetting is the only way they go: lists on end must not fill a function's memory. */
const REMEMBERED = 48;

const entriesIn = remembering(parseEntries);
/** What EC2 held, as the applier kept it. */
export const rangesIn = remembering(text => JSON.parse(text) as readonly string[]);

export function entriesOf({ entries }: Pick<List, "entries">): Promise<readonly Entry[]> {
  return entries === undefined ? Promise.resolve([]) : entriesIn(entries);
}

export async function keepEntries(entries: readonly Entry[], at: string): Promise<Contents> {
  if (entries.length === 0) return { count: 0 };
  return { entries: await keepBlob(writeEntries(entries)), count: entries.length, ...turnsOf(entries, at) };
}

function remembering<T>(parse: (text: string) => T): (digest: string) => Promise<T> {
  const remembered = new Map<string, Promise<T>>();
  return digest => {
    const known = remembered.get(digest) ?? readBlob(digest).then(parse);
    remembered.delete(digest);
    remembered.set(digest, known);
    // A text that could not be read now may be readable later.
    known.catch(() => remembered.delete(digest));
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return known;
  };
}
