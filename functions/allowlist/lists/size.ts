// How much a list holds: its covering set and its number of addresses by family, now and at every turn to come; pure.
import { BITS, FAMILIES, type Family } from "../../shared/address/address.ts";
import { cover } from "../../shared/address/cover.ts";
import { CEILING } from "../names.ts";
import { type EntryFacts, EVERYWHERE, spanOf, wantedAt } from "./entry.ts";
import type { Mode } from "./list.ts";

export type Moded = { readonly mode: { readonly kind: Mode["kind"] } };

export function familyOf(range: string): Family {
  return range.includes(":") ? 6 : 4;
}

/** What is wanted now or will be: a proposal that begins tomorrow is weighed as if it had begun. */
export function livingAt(list: Moded, entries: readonly EntryFacts[], at: string): string[] {
  if (list.mode.kind === "open") return FAMILIES.map(family => EVERYWHERE[family]);
  return entries.filter(entry => spanOf(entry, at) !== "ended").map(({ range }) => range);
}

/** Addresses, each counted once. */
export function sizeOf(ranges: readonly string[], family: Family): bigint {
  return coverOf(ranges, family).reduce((sum, range) => {
    const prefix = Number(range.slice(range.lastIndexOf("/") + 1));
    return sum + (1n << BigInt(BITS[family] - prefix));
  }, 0n);
}

function coverOf(ranges: readonly string[], family: Family): string[] {
  return cover(ranges.filter(range => familyOf(range) === family));
}

export interface Weight {
  readonly ranges: number;
  /** As decimal text: IPv6 does not fit a number. */
  readonly addresses: string;
}

export interface FamilyDifference {
  readonly family: Family;
  readonly before: Weight;
  readonly after: Weight;
  readonly gained: string;
  readonly lost: string;
}

/** What one set of wanted ranges admits that another does not, in addresses, family by family. */
export function weighed(before: readonly string[], after: readonly string[]): FamilyDifference[] {
  return FAMILIES.map(family => {
    const [old, next] = [before, after].map(ranges => ranges.filter(range => familyOf(range) === family));
    const [was, is, all] = [old ?? [], next ?? [], [...(old ?? []), ...(next ?? [])]].map(ranges =>
      sizeOf(ranges, family),
    ) as [bigint, bigint, bigint];
    return {
      family,
      before: { ranges: cover(old ?? []).length, addresses: String(was) },
      after: { ranges: cover(next ?? []).length, addresses: String(is) },
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
 * The first moment from now on at which EC2's list would be too small. Between two turns what is wanted stays the same, and a
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
