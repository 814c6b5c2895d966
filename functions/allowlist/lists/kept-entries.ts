// The entries and ranges of lists as texts kept by digest: stored before an event names them, read once and remembered; a door.
import { keepBlob, readBlob } from "../../shared/journal/blob.ts";
import { Lru } from "../../shared/lru.ts";
import { type Entry, nextMoments, parseEntries, writeEntries } from "./entry.ts";
import type { Contents, List } from "./list.ts";

/** All 36 lists and some of their past: a list may be large, and lists on end must not fill a function's memory. */
const MOST_LISTS = 48;
/** Of each of 36 lists in two families, what EC2 holds and what it is to hold: a few hundred ranges each. */
const MOST_RANGES = 200;

const entriesIn = Lru.loading(MOST_LISTS, async digest => parseEntries(await readBlob(digest)));
/** What EC2 held, as the applier kept it. */
export const keptRanges = Lru.loading(
  MOST_RANGES,
  async digest => JSON.parse(await readBlob(digest)) as readonly string[],
);

export function keptEntries({ entries }: Pick<List, "entries">): Promise<readonly Entry[]> {
  return entries === undefined ? Promise.resolve([]) : entriesIn(entries);
}

export async function keepEntries(entries: readonly Entry[], at: string): Promise<Contents> {
  if (entries.length === 0) return { count: 0 };
  return {
    entries: await keepBlob(writeEntries(entries)),
    count: entries.length,
    ...nextMoments(entries, at),
  };
}
