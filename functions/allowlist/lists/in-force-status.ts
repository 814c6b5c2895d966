// How what is wanted of a list and what EC2 was last seen to hold compare, family by family; pure.
import type { Family } from "../../shared/address/address.ts";
import { ofFamily } from "../../shared/address/canonical-range.ts";
import { cover } from "../../shared/address/cover.ts";
import { difference } from "../../shared/address/difference.ts";
import { CEILING } from "../names.ts";
import type { InForce } from "./in-force.ts";

/** Recorded is not in force: only what EC2 was seen to hold is. */
export const IN_FORCE_STATUSES = ["at-the-gate", "in-force", "under-way", "drifted", "over-ceiling"] as const;
export type InForceStatus = (typeof IN_FORCE_STATUSES)[number];

export interface FamilyInForce {
  readonly family: Family;
  readonly standing: InForceStatus;
  /** Ranges of the covering set, how many of them EC2 does not hold, and how many it holds beyond them. */
  readonly wanted: number;
  readonly missing: number;
  readonly extra: number;
  readonly ceiling?: number;
  readonly confirmed?: { readonly at: string; readonly version: number; readonly count: number };
}

/** Of a list that the gate alone judges: all that is wanted is in force, and there is no ceiling. */
export function familyAtTheGate(family: Family, wanted: readonly string[]): FamilyInForce {
  const covering = cover(ofFamily(family, wanted));
  return { family, standing: "at-the-gate", wanted: covering.length, missing: 0, extra: 0 };
}

export function familyInForce(
  family: Family,
  wanted: readonly string[],
  known: { readonly inForce: InForce | undefined; readonly confirmed: readonly string[] },
): FamilyInForce {
  const covering = cover(ofFamily(family, wanted));
  const { add, remove } = difference(covering, known.confirmed);
  const { confirmed } = known.inForce ?? {};
  return {
    family,
    standing: statusOf(covering, add.length + remove.length, known.inForce),
    wanted: covering.length,
    missing: add.length,
    extra: remove.length,
    ceiling: CEILING,
    ...(confirmed && {
      confirmed: { at: confirmed.at, version: confirmed.version, count: confirmed.count },
    }),
  };
}

function statusOf(covering: readonly string[], apart: number, inForce: InForce | undefined): InForceStatus {
  if (covering.length > CEILING) return "over-ceiling";
  if (apart === 0) return "in-force";
  return inForce?.driftFrom === undefined ? "under-way" : "drifted";
}
