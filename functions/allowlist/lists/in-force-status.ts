// How what is wanted of a list and what EC2 was last seen to hold compare, family by family; pure.
import type { Family } from "../../shared/address/address.ts";
import { cover } from "../../shared/address/cover.ts";
import { difference } from "../../shared/address/difference.ts";
import { CEILING } from "../names.ts";
import type { InForce } from "./in-force.ts";
import { familyOf } from "./size.ts";

/** Recorded is not in force: only what EC2 was seen to hold is. */
export const STANDINGS = ["in-force", "under-way", "drifted", "over-ceiling"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface FamilyStanding {
  readonly family: Family;
  readonly standing: Standing;
  /** Ranges of the covering set, how many of them EC2 does not hold, and how many it holds beyond them. */
  readonly wanted: number;
  readonly missing: number;
  readonly extra: number;
  readonly ceiling: number;
  readonly confirmed?: { readonly at: string; readonly version: number; readonly count: number };
}

export function familyStanding(
  family: Family,
  wanted: readonly string[],
  known: { readonly inForce: InForce | undefined; readonly confirmed: readonly string[] },
): FamilyStanding {
  const covering = cover(wanted.filter(range => familyOf(range) === family));
  const { add, remove } = difference(covering, known.confirmed);
  const { confirmed } = known.inForce ?? {};
  return {
    family,
    standing: standingOf(covering, add.length + remove.length, known.inForce),
    wanted: covering.length,
    missing: add.length,
    extra: remove.length,
    ceiling: CEILING,
    ...(confirmed && {
      confirmed: { at: confirmed.at, version: confirmed.version, count: confirmed.count },
    }),
  };
}

function standingOf(covering: readonly string[], apart: number, inForce: InForce | undefined): Standing {
  if (covering.length > CEILING) return "over-ceiling";
  if (apart === 0) return "in-force";
  return inForce?.driftFrom === undefined ? "under-way" : "drifted";
}
