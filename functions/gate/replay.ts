// What other policies would have said, to decisions already made or beside one that is made now; it changes no decision.
import { isBuiltIn } from "../shared/policy/sets.ts";
import { type Explanation, type Refusal, type Refusing, refuser } from "./explain.ts";
import type { Facts } from "./facts.ts";
import type { Difference } from "./names.ts";
import { gatePolicies, type PoliciesFor } from "./policies.ts";

/** A decision as it is recorded: what was known, and what refused. */
export interface PastVerdict {
  readonly facts: Facts;
  readonly refusals: readonly Pick<Refusal, "policy" | "clause">[];
}

/** Undefined where the other policies say the same, for the same clauses. */
export function differenceBetween(
  before: PastVerdict["refusals"],
  after: PastVerdict["refusals"],
): Difference | undefined {
  const [was, is] = [namesOf(before), namesOf(after)];
  if (was.join() === is.join()) return undefined;
  const kind = was.length === 0 ? "newly-refused" : is.length === 0 ? "newly-allowed" : "other-clauses";
  return { kind, before: was, after: is };
}

export function replay({ facts, refusals }: PastVerdict, refusing: Refusing): Difference | undefined {
  return differenceBetween(refusals, refusing(facts));
}

function namesOf(refusals: PastVerdict["refusals"]): string[] {
  return refusals.map(({ clause, policy }) => clause ?? policy).sort();
}

/** Undefined where the second set says the same. One that cannot be read differs as `engine-failed`. */
export type Shadow = (facts: Facts, enforced: Explanation) => Difference | undefined;

/** A copy of policies/connect, changed and laid in policies/shadow, goes with the next deployment. */
const SHADOW = "shadow";

export function shadowing(load: () => PoliciesFor): Shadow {
  const refusing = refuser(load);
  return (facts, { refusals }) => replay({ facts, refusals }, refusing);
}

const built = isBuiltIn(SHADOW) ? shadowing(() => gatePolicies(SHADOW)) : undefined;

export const shadow: Shadow = (facts, enforced) => built?.(facts, enforced);
