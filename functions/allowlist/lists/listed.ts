// A firewall list as the gate asks it: who is on it at a moment, and whether EC2 really holds it; pure, compiled once per version.

import { FAMILIES, type Family } from "../../shared/address/address.ts";
import { lastRead, scanRange } from "../../shared/address/address-reading.ts";
import { EVERYWHERE } from "../../shared/address/canonical-range.ts";
import { cover } from "../../shared/address/cover.ts";
import { Membership } from "../../shared/address/membership.ts";
import { type Entry, spanOf } from "./entry.ts";
import type { InForceByFamily } from "./in-force.ts";

type Spanned = Pick<Entry, "range" | "from" | "until" | "addedAt">;

/** The entries of one version of a list. Between two of its changes the same ones are alive, and one compilation serves. */
export class ListedEntries {
  readonly #entries: readonly Spanned[];
  readonly #changes: readonly string[];
  readonly #compiled = new Map<number, CurrentEntries>();

  constructor(entries: readonly Entry[]) {
    this.#entries = entries.map(({ range, from, until, addedAt }) => ({
      range,
      from,
      ...(until !== undefined && { until }),
      addedAt,
    }));
    const changes = entries.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]));
    this.#changes = [...new Set(changes)].sort();
  }

  /** When one begins or ends, within a span. */
  changesWithin(from: string, until: string): readonly string[] {
    return this.#changes.filter(each => from < each && each < until);
  }

  currentAt(at: string): CurrentEntries {
    const change = this.#changes.findLastIndex(each => each <= at);
    const found = this.#compiled.get(change);
    if (found) return found;
    const current = new CurrentEntries(this.#entries.filter(entry => spanOf(entry, at) === "current"));
    // Time goes on: of the past only what is asked about at this moment is worth keeping.
    if (this.#compiled.size > 3) this.#compiled.clear();
    this.#compiled.set(change, current);
    return current;
  }
}

export class CurrentEntries {
  readonly entries: readonly Spanned[];
  readonly #membership: Membership;

  constructor(entries: readonly Spanned[]) {
    this.entries = entries;
    this.#membership = new Membership(entries.map(({ range }) => range));
  }

  entryOf(address: string): Spanned | undefined {
    const place = this.#membership.entryOf(address);
    return place === undefined ? undefined : this.entries[place];
  }
}

/** What EC2 was last seen to hold of a list in one family. */
export class Confirmed {
  readonly #blocks: readonly string[];
  readonly #membership: Membership;

  constructor(ranges: readonly string[]) {
    this.#blocks = cover(ranges);
    this.#membership = new Membership(this.#blocks);
  }

  has(address: string): boolean {
    return this.#membership.has(address);
  }

  /** The blocks are maximal, so a range is held whole or not whole by the one that holds its first address. */
  holds(range: string): boolean {
    const place = this.#membership.entryOf(range.slice(0, range.indexOf("/")));
    const block = place === undefined ? undefined : this.#blocks[place];
    return block !== undefined && prefixOf(block) <= prefixOf(range);
  }
}

export type ConfirmedByFamily = { readonly [F in Family]?: Confirmed };

interface Outbound {
  readonly mode: "restrict" | "open";
  readonly wanted: readonly Spanned[];
  readonly inForce: InForceByFamily | undefined;
  readonly confirmed: ConfirmedByFamily;
}

/**
 * Something wanted is in force, and so is all that was wanted when EC2 was last made equal: an addition not yet applied shuts
 * nobody out, and a range that somebody took out of EC2 does.
 */
export function isOutboundInForce({ mode, wanted, inForce, confirmed }: Outbound): boolean {
  if (mode === "open") return isOpenInForce(inForce, confirmed);
  let found = false;
  for (const { range, from, addedAt } of wanted) {
    const family = scanRange(range);
    if (family === undefined) return false;
    const { at = "" } = inForce?.[family]?.confirmed ?? {};
    if (confirmed[family]?.holds(range)) found = true;
    else if (from < at && addedAt < at) return false;
  }
  return found;
}

/** Opening a list wants everything from one moment to the next: until it is applied, what was in force still is. */
function isOpenInForce(inForce: InForceByFamily | undefined, confirmed: ConfirmedByFamily): boolean {
  const known = FAMILIES.filter(family => inForce?.[family]?.confirmed);
  const isWhole = (family: Family) => confirmed[family]?.holds(EVERYWHERE[family]);
  const isPending = (family: Family) =>
    inForce?.[family]?.driftFrom === undefined && (inForce?.[family]?.confirmed?.count ?? 0) > 0;
  return known.length > 0 && known.every(family => isWhole(family) || isPending(family));
}

function prefixOf(range: string): number {
  scanRange(range);
  return lastRead.prefix;
}
