// What an applier finds of one prefix list before each action: what the journal wants and knows, and what EC2 holds; reads only.
import type { Family } from "../../shared/address/address.ts";
import { ofFamily } from "../../shared/address/canonical-range.ts";
import { cover } from "../../shared/address/cover.ts";
import { digestOfText } from "../../shared/journal/blob.ts";
import type { Held } from "../../shared/journal/change.ts";
import { read } from "../../shared/journal/journal.ts";
import { streamOf } from "../firewalls.ts";
import { wantedAt } from "../lists/entry.ts";
import { keptEntries, keptRanges } from "../lists/kept-entries.ts";
import type { List } from "../lists/list.ts";
import type { PrefixListPlace } from "../names.ts";
import type { Observation, Ranges } from "./next-action.ts";
import type { PrefixList, PrefixLists } from "./prefix-list.ts";

export interface Observed {
  readonly held: Held<List>;
  readonly observation: Observation;
  readonly at: string;
}

export async function observe(
  place: PrefixListPlace,
  found: PrefixList,
  { lists, now }: { readonly lists: PrefixLists; readonly now: () => Date },
): Promise<Observed> {
  const { family } = place;
  const held = await read(streamOf(place));
  const at = now().toISOString();
  const inForce = held.state?.inForce?.[family] ?? {};
  const confirmed = inForce.confirmed ? await rangesKept(inForce.confirmed.ranges) : rangesOf([]);
  // A version never changes: the same one holds what it held.
  const same = inForce.confirmed?.prefixList === found.id && inForce.confirmed.version === found.version;
  const actual = same ? confirmed : rangesOf(await lists.entries(found));
  const intended = inForce.claim ? await keptRanges(inForce.claim.wanted) : [];
  const wanted = rangesOf(held.state ? await wantedIn(held.state, family, at) : []);
  return { held, at, observation: { inForce, wanted, found, actual, confirmed, intended } };
}

async function wantedIn(list: List, family: Family, at: string): Promise<string[]> {
  return cover(ofFamily(family, wantedAt(list, await keptEntries(list), at)));
}

/** Sorted as text, so that the same ranges have the same digest, in whatever order EC2 names them. */
function rangesOf(ranges: readonly string[]): Ranges {
  const sorted = ranges.toSorted();
  return { digest: digestOfText(JSON.stringify(sorted)), ranges: sorted };
}

async function rangesKept(digest: string): Promise<Ranges> {
  return { digest, ranges: await keptRanges(digest) };
}
