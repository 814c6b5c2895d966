// Which clause is enforced by which policy and shown by which cases; a clause of the gate without all of them is a gap.

import type { PolicySet } from "../../../../functions/shared/policy/text.ts";
import { CLAUSES } from "../../../../functions/shared/rules/clauses.ts";
import type { Case } from "./cases.ts";

export interface Covered {
  readonly about: string;
  readonly policies: readonly string[];
  readonly allowed: number;
  readonly denied: number;
  readonly isGap: boolean;
}

/** Every clause marked for the session gate, every clause and house rule that has a policy or a case. */
export function coverage(policies: PolicySet, cases: readonly Case[]): readonly Covered[] {
  const forbids = Object.entries(policies).filter(([, { policy }]) => policy.effect === "forbid");
  const aboutOf = ([id, { annotations }]: (typeof forbids)[number]) => annotations.clause ?? id;
  const order = CLAUSES.map(({ id }): string => id);
  const marked = CLAUSES.filter(({ part, where }) => part === "E" && where === "session gate").map(
    ({ id }): string => id,
  );
  const named = new Set([...marked, ...forbids.map(aboutOf), ...cases.map(({ about }) => about)]);
  return [...named]
    .sort((one, other) => order.indexOf(one) - order.indexOf(other) || (one < other ? -1 : 1))
    .map(about => {
      const found = forbids.filter(each => aboutOf(each) === about).map(([id]) => id);
      const allowed = cases.filter(each => each.about === about && each.verdict === "ALLOW").length;
      const denied = cases.filter(
        each => each.about === about && each.verdict === "DENY" && each.refused.includes(about),
      ).length;
      return {
        about,
        policies: found,
        allowed,
        denied,
        isGap: found.length === 0 || allowed === 0 || denied === 0,
      };
    });
}
