// A decision on record beside what the official engine says of the same facts; pure. Not judged, and said to be so, is what other
// policies decided than those at hand: their text is not here, and by another one nothing could be said of it.
import type { Facts } from "../gate/facts.ts";
import { RULE_FAULTS } from "../gate/fault.ts";
import type { ActDecision, SessionEvent } from "../sessions/session-event.ts";
import { decisionsIn, factsFrom } from "../sessions/session-records.ts";
import { EVALUATION_ERROR, type PolicyVerdict } from "../shared/policy/compiled.ts";

/** What gives the second opinion, and on the decisions of which release. */
export interface OfficialGate {
  readonly release: string;
  ask(facts: Facts): PolicyVerdict;
}

/** `unasked`: refused before any policy was, as where no regulation is in force. */
export type Judged =
  | { readonly kind: "same" | "unasked" | "unjudgeable" }
  | { readonly kind: "differs"; readonly decided: readonly string[]; readonly official: readonly string[] };

const NOTHING_PERMITS = "nothing-permits";
/** What policies say themselves; every other fault kept them from being asked. */
const SAID_BY_POLICIES: readonly string[] = [EVALUATION_ERROR, NOTHING_PERMITS];

/** Nothing where the event is no decision. */
export function judgedOf(event: SessionEvent, official: OfficialGate): readonly Judged[] {
  return decisionsIn(event).map(decision => judged(decision, official));
}

export function judged(decision: ActDecision, official: OfficialGate): Judged {
  const decided = decision.refusals.map(({ policy }) => policy).sort();
  const facts = factsFrom(decision.facts);
  if (decided.some(isFault)) return { kind: "unasked" };
  if (decision.policies !== official.release) return { kind: "unjudgeable" };
  const says = facts.rules === "in-force" ? refusing(official.ask(facts)) : [facts.rules];
  if (says.join() === decided.join()) return { kind: "same" };
  return { kind: "differs", decided, official: says };
}

function refusing({ allowed, because }: PolicyVerdict): readonly string[] {
  if (allowed) return [];
  return because.length > 0 ? because : [NOTHING_PERMITS];
}

function isFault(policy: string): boolean {
  return Object.hasOwn(RULE_FAULTS, policy) && !SAID_BY_POLICIES.includes(policy);
}
