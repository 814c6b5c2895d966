// The same verdict told clause by clause: what holds as well as what refuses, each with its facts and its remedy; pure.
import { type Explanation, factsRead } from "./explain.ts";
import type { Facts } from "./facts.ts";
import type { GatePolicy, PoliciesFor } from "./policies.ts";

/** A fault refuses by itself: then nothing was judged, and there is nothing that holds. */
export function clauseByClause(facts: Facts, { refusals }: Explanation, policies: PoliciesFor) {
  const refusing = refusals.map(refusal => ({ ...refusal, verdict: "refuses" as const }));
  const byPolicy = new Map(refusing.map(refusal => [refusal.policy, refusal]));
  const forbids = facts.rules === "in-force" ? policies(facts.profiles).forbids : [];
  if (refusing.some(({ policy }) => !forbids.some(({ id }) => id === policy))) return refusing;
  return forbids.map(policy => byPolicy.get(policy.id) ?? holding(policy, facts));
}

function holding({ id, clause, says, fix, who, reads }: GatePolicy, facts: Facts) {
  const read = factsRead(reads, facts);
  return { policy: id, ...(clause && { clause }), verdict: "holds" as const, says, facts: read, fix, who };
}
