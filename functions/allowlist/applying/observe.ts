// What an applier sees of one prefix list before each turn: what the journal wants and knows, and what EC2 holds; reads only.
import type { Family } from "../../shared/address/address.ts";
import { cover } from "../../shared/address/cover.ts";
import { digestOfText, readBlob } from "../../shared/journal/blob.ts";
import type { Held } from "../../shared/journal/change.ts";
import { read } from "../../shared/journal/journal.ts";
import { streamOf } from "../firewalls.ts";
import { type Entry, parseEntries, wantedAt } from "../lists/entry.ts";
import type { List } from "../lists/list.ts";
import type { PrefixListPlace } from "../names.ts";
import type { Ranges, Sight } from "./next-action.ts";
import type { PrefixList, PrefixLists } from "./prefix-list.ts";

export interface Seen {
  readonly held: Held<List>;
  readonly sight: Sight;
  readonly at: string;
}

export async function look(
  place: PrefixListPlace,
  found: PrefixList,
  { lists, now }: { readonly lists: PrefixLists; readonly now: () => Date },
): Promise<Seen> {
  const { family } = place;
  const held = await read<List>(streamOf(place));
  const at = now().toISOString();
  const inForce = held.state?.inForce?.[family] ?? {};
  const confirmed = inForce.confirmed ? await keptRanges(inForce.confirmed.ranges) : rangesOf([]);
  // A version never changes: the same one holds what it held.
  const same = inForce.confirmed?.prefixList === found.id && inForce.confirmed.version === found.version;
  const actual = same ? confirmed : rangesOf(await lists.entries(found));
  const intended = inForce.claim ? (await keptRanges(inForce.claim.wanted)).ranges : [];
  const wanted = rangesOf(held.state ? await wantedIn(held.state, family, at) : []);
  return { held, at, sight: { inForce, wanted, found, actual, confirmed, intended } };
}

async function wantedIn(list: List, family: Family, at: string): Promise<string[]> {
  const wanted = wantedAt(list, await entriesOf(list), at);
  return cover(wanted.filter(range => range.includes(":") === (family === 6)));
}

/** Sorted as text, so that the same ranges have the same digest, in whatever order EC2 names them. */
function rangesOf(ranges: readonly string[]): Ranges {
  const sorted = ranges.toSorted();
  return { digest: digestOfText(JSON.stringify(sorted)), ranges: sorted };
}

// What a digest names never changes, so a warm function reads it once.
const KEPT_AT_MOST = 200;
const kept = new Map<string, unknown>();

function entriesOf({ entries }: List): Promise<readonly Entry[]> {
  return entries === undefined ? Promise.resolve([]) : once(entries, parseEntries);
}

async function keptRanges(digest: string): Promise<Ranges> {
  return { digest, ranges: await once(digest, text => JSON.parse(text) as string[]) };
}

async function once<T>(digest: string, parse: (text: string) => T): Promise<T> {
  const known = kept.get(digest) as T | undefined;
  if (known) return known;
  const parsed = parse(await readBlob(digest));
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  kept.set(digest, parsed);
  return parsed;
}
