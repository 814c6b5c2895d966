// Puts each question to a second set of policies too, where one was built in: what it says is recorded, and never obeyed.
import { isBuiltIn } from "../shared/policy/policy.ts";
import { type Explanation, explainer } from "./explain.ts";
import type { Facts } from "./facts.ts";
import { gatePolicies, type PoliciesFor } from "./policies.ts";
import { type Difference, replay } from "./replay.ts";

/** Undefined where the second set says the same. One that cannot be read differs as `engine-failed`. */
export type Shadow = (facts: Facts, enforced: Explanation) => Difference | undefined;

/** A copy of policies/connect, changed and laid in policies/shadow, goes with the next deployment. */
export const SHADOW = "shadow";

export function shadowing(load: () => PoliciesFor): Shadow {
  const explain = explainer(load);
  return (facts, { refusals }) => replay({ facts, refusals }, explain);
}

const built = isBuiltIn(SHADOW) ? shadowing(() => gatePolicies(SHADOW)) : undefined;

export const shadow: Shadow = (facts, enforced) => built?.(facts, enforced);
