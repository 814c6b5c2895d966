// The lists and report lines that states name by digest, compiled once per digest: a version that changed has another name.

import { type Entry, parseEntries } from "../allowlist/lists/entry.ts";
import { Confirmed, type ConfirmedByFamily, ListedEntries } from "../allowlist/lists/listed.ts";
import { EgressStatuses } from "../reports/egress-status.ts";
import { parseLines } from "../reports/line.ts";
import { FAMILIES } from "../shared/address/address.ts";
import { readBlob } from "../shared/journal/blob.ts";
import { Kept } from "../shared/lru.ts";

/** Nine systems, two channels, two directions, and what EC2 holds of each, twice over. */
const MOST = 160;

const NO_ENTRIES = new ListedEntries([]);

const listed = Kept.loading(
  MOST,
  async digest => new ListedEntries(parseEntries(await readBlob(digest)) as readonly Entry[]),
);
const held = Kept.loading(
  MOST,
  async digest => new Confirmed(JSON.parse(await readBlob(digest)) as readonly string[]),
);

export const standingsOf = Kept.loading(
  MOST,
  async digest => new EgressStatuses(parseLines(await readBlob(digest))),
);

/** A list that names no entries has none. */
export async function entriesOf(digest: string | undefined): Promise<ListedEntries> {
  return digest === undefined ? NO_ENTRIES : listed(digest);
}

export async function confirmedOf(inForce: InForceByFamily | undefined): Promise<ConfirmedByFamily> {
  const found = await Promise.all(
    FAMILIES.map(async family => {
      const digest = inForce?.[family]?.confirmed?.ranges;
      return digest === undefined ? [] : [[family, await held(digest)] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}
