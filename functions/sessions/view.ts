// Sessions, stops, posture and the rules as the API shows them, with the words of each policy; pure.

import { type Explanation, factsRead } from "../gate/explain.ts";
import type { Facts } from "../gate/facts.ts";
import { faultWords } from "../gate/fault.ts";
import { type GatePolicy, type PoliciesFor, policyWords } from "../gate/policies.ts";
import { proofShown } from "../gate/proof.ts";
import { changeShown } from "../gate/told-by-cause.ts";
import type { Posture } from "../posture/posture.ts";
import type { Held, Row } from "../shared/journal/change.ts";
import type { CompiledPolicy } from "../shared/policy/compiled.ts";
import { readSet } from "../shared/policy/sets.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { authorityOf, type Stop } from "../stops/stop.ts";
import { asItCounts } from "./lease.ts";
import type { Session } from "./session.ts";
import type { RefusedBy, SessionEvent } from "./session-event.ts";

/** As it counts at that moment: one that nobody confirmed in time is over, though nobody has ended it yet. */
export function sessionView(held: Row<Session>, at: Date) {
  const { stream, state, version, head } = asItCounts(held, at.toISOString());
  const { refusals, question: _, told: __, lease, acts, ...shown } = state;
  const session = stream.slice("SESSION#".length);
  const until = lease && { lease: { until: lease.until } };
  const done = acts && { acts: { asked: acts.asked, refused: acts.refused, at: acts.at } };
  return { session, ...shown, ...until, ...done, refusals: refusals.map(refusalView), version, hash: head };
}

export function refusalView({ policy, clause }: RefusedBy) {
  const { says, fix, who } = policyWords(policy) ?? faultWords(policy);
  return { policy, ...(clause && { clause }), says, fix, who };
}

/** Of a session that was decided, what it rested on; the others have nothing to show. */
export function decisionView(event: SessionEvent | undefined) {
  if (event?.type !== "SessionAllowed" && event?.type !== "SessionRefused") return {};
  const { facts, versions, held, refusals, closesAt, shadow } = event;
  const more = { ...(closesAt && { closesAt }), ...(shadow && { shadow }) };
  return { decision: { facts, versions, held, refusals, ...more } };
}

/** `mayLift`: whether the one who reads it may. */
export function stopView(id: string, stop: Stop, mayLift: boolean) {
  const { scope, because, at, by, drill } = stop;
  const told = { scope, reason: because, at, by, ...(drill && { drill }) };
  return { stop: id, ...told, authority: authorityOf(stop), mayLift };
}

export function postureView({ stream, state, version }: Held<Posture> & { readonly state: Posture }) {
  const { key, source, sequence, report } = state;
  const said = report && { medium: report.medium, reportedAt: report.reportedAt };
  return { terminal: stream.slice("POSTURE#".length), key: key.kid, source, sequence, ...said, version };
}

/** A verdict clause by clause: what holds as well as what refuses. A fault refuses by itself: then nothing was judged, and there is nothing that holds. */
export function clauseByClause(facts: Facts, { refusals }: Explanation, policies: PoliciesFor) {
  const refusing = refusals.map(refusal => ({ ...refusal, verdict: "refuses" as const }));
  const byPolicy = new Map(refusing.map(refusal => [refusal.policy, refusal]));
  const forbids = facts.rules === "in-force" ? policies(facts.profiles, facts.overlay).forbids : [];
  if (refusing.some(({ policy }) => !forbids.some(({ id }) => id === policy))) return refusing;
  return forbids.map(policy => byPolicy.get(policy.id) ?? holding(policy, facts));
}

function holding({ id, clause, says, fix, who, reads }: GatePolicy, facts: Facts) {
  const read = factsRead(reads, facts);
  return { policy: id, ...(clause && { clause }), verdict: "holds" as const, says, facts: read, fix, who };
}

/** Each fact that a policy looks at, with what it is compared with; and what would change it, where somebody can. */
function conditionsOf(compares: CompiledPolicy["compares"]) {
  return Object.entries(compares).map(([fact, compared]) => ({ fact, compared, ...changeShown(fact) }));
}

/** The policies of one clause, or all, in words and as the Cedar text that is judged by; the one permit has no clause and no words. */
export function ruleBook(clause?: ClauseId) {
  return readSet("connect")
    .filter(({ annotations }) => clause === undefined || annotations.clause === clause)
    .map(({ id: policy, effect, annotations, compares, text }) => {
      const cited = annotations.clause as ClauseId | undefined;
      const proof = proofShown(policy, cited);
      const words = effect === "forbid" && refusalView({ policy, ...(cited && { clause: cited }) });
      return {
        policy,
        effect,
        ...(cited && { clause: cited }),
        ...(words && { says: words.says, fix: words.fix, who: words.who }),
        conditions: conditionsOf(compares),
        ...(proof && { proof }),
        text,
      };
    });
}
