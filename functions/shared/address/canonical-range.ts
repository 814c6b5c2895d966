// Canonical ranges as texts: the family of one, its place among others, and how many addresses several hold; pure.
import { BITS, type Family, WORDS, at as wordAt } from "./address.ts";
import { lastRead, scanRange } from "./address-reading.ts";
import { cover } from "./cover.ts";

export const EVERYWHERE = { 4: "0.0.0.0/0", 6: "::/0" } as const satisfies Record<Family, string>;

export function familyOf(range: string): Family {
  return range.includes(":") ? 6 : 4;
}

export function ofFamily(family: Family, ranges: readonly string[]): string[] {
  return ranges.filter(range => familyOf(range) === family);
}

/** Addresses of one family, each counted once. */
export function addressCount(family: Family, ranges: readonly string[]): bigint {
  return cover(ofFamily(family, ranges)).reduce((sum, range) => {
    const prefix = Number(range.slice(range.lastIndexOf("/") + 1));
    return sum + (1n << BigInt(BITS[family] - prefix));
  }, 0n);
}

/** Sorts as text: `10.0.0.0/8` before `10.0.0.0/9` before `10.1.0.0/16`, IPv4 before IPv6. */
export function rangeKey(range: string): string {
  const family = scanRange(range);
  if (family === undefined) throw new Error(`not a canonical range: ${range}`);
  let key = String(family);
  for (let i = 0; i < WORDS[family]; i++) key += wordAt(lastRead.words, i).toString(16).padStart(8, "0");
  return key + String(lastRead.prefix).padStart(3, "0");
}

export function inRangeOrder<T extends { readonly range: string }>(entries: readonly T[]): T[] {
  const keyed = entries.map(entry => ({ entry, key: rangeKey(entry.range) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
