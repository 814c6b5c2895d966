// What other policies would have said to decisions already made, by name and clause; it changes no decision.
import type { Explain, Refusal } from "./explain.ts";
import type { Facts } from "./facts.ts";

/** A decision as it is recorded: what was known, and what refused. */
export interface Decided {
  readonly facts: Facts;
  readonly refusals: readonly Pick<Refusal, "policy" | "clause">[];
}

export const DIFFERENCES = ["newly-refused", "newly-allowed", "other-clauses"] as const;

export interface Difference {
  readonly kind: (typeof DIFFERENCES)[number];
  /** The clause, or the house's own policy where there is none. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Undefined where the other policies say the same, for the same clauses. */
export function differenceBetween(
  before: Decided["refusals"],
  after: Decided["refusals"],
): Difference | undefined {
  const [was, is] = [namesOf(before), namesOf(after)];
  if (was.join() === is.join()) return undefined;
  const kind = was.length === 0 ? "newly-refused" : is.length === 0 ? "newly-allowed" : "other-clauses";
  return { kind, before: was, after: is };
}

export function replay({ facts, refusals }: Decided, explain: Explain): Difference | undefined {
  return differenceBetween(refusals, explain(facts).refusals);
}

function namesOf(refusals: Decided["refusals"]): string[] {
  return refusals.map(({ clause, policy }) => clause ?? policy).sort();
}
