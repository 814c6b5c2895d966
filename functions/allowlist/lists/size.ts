// How much a list holds: its covering set and its number of addresses by family, now and whenever that changes; pure.
import { FAMILIES, type Family } from "../../shared/address/address.ts";
import { addressCount, EVERYWHERE, familyOf, ofFamily } from "../../shared/address/canonical-range.ts";
import { cover } from "../../shared/address/cover.ts";
import { CEILING } from "../names.ts";
import { type EntryFacts, spanOf, wantedAt } from "./entry.ts";
import type { Mode } from "./list.ts";

export type Moded = { readonly mode: { readonly kind: Mode["kind"] } };

/** What is wanted now or will be: a proposal that begins tomorrow counts as if it had begun. */
export function wantedNowOrLater(list: Moded, entries: readonly EntryFacts[], at: string): string[] {
  if (list.mode.kind === "open") return FAMILIES.map(family => EVERYWHERE[family]);
  return entries.filter(entry => spanOf(entry, at) !== "ended").map(({ range }) => range);
}

export interface FamilySize {
  readonly ranges: number;
  /** As decimal text: IPv6 does not fit a number. */
  readonly addresses: string;
}

export interface FamilyDifference {
  readonly family: Family;
  readonly before: FamilySize;
  readonly after: FamilySize;
  readonly gained: string;
  readonly lost: string;
}

/** What one set of wanted ranges admits that another does not, in addresses, family by family. */
export function familyDifferences(before: readonly string[], after: readonly string[]): FamilyDifference[] {
  return FAMILIES.map(family => {
    const count = (ranges: readonly string[]) => addressCount(family, ranges);
    const [was, is, all] = [count(before), count(after), count([...before, ...after])];
    return {
      family,
      before: { ranges: cover(ofFamily(family, before)).length, addresses: String(was) },
      after: { ranges: cover(ofFamily(family, after)).length, addresses: String(is) },
      gained: String(all - was),
      lost: String(all - is),
    };
  });
}

export interface Overfull {
  readonly family: Family;
  readonly needed: number;
  readonly at: string;
}

/**
 * The first moment from now on at which EC2's list would be too small. Between two beginnings or ends what is wanted stays the same, and a
 * covering set is never larger than what it covers, so most lists are judged by their length alone.
 */
export function overfull(list: Moded, entries: readonly EntryFacts[], now: string): Overfull | undefined {
  if (list.mode.kind === "open") return undefined;
  for (const family of FAMILIES) {
    const own = entries.filter(({ range }) => familyOf(range) === family);
    if (own.length <= CEILING) continue;
    const moments = own.flatMap(({ from, until }) => [from ?? now, until ?? now]);
    for (const at of [now, ...[...new Set(moments)].filter(each => each > now).sort()]) {
      const needed = cover(wantedAt(list, own, at)).length;
      if (needed > CEILING) return { family, needed, at };
    }
  }
  return undefined;
}
