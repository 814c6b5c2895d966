// Sessions, stops and posture as the API shows them: what is held, with the words of each policy that refused; pure.

import { faultWords } from "../gate/fault.ts";
import { policyWords } from "../gate/policies.ts";
import type { Posture } from "../posture/posture.ts";
import type { Held } from "../shared/journal/change.ts";
import { authorityOf, type Stop } from "../stops/stop.ts";
import type { Session } from "./session.ts";
import type { RefusedBy, SessionEvent } from "./session-event.ts";

export function sessionView({ stream, state, version, head }: Held<Session> & { readonly state: Session }) {
  const { refusals, question: _, told: __, ...shown } = state;
  const session = stream.slice("SESSION#".length);
  return { session, ...shown, refusals: refusals.map(refusalView), version, hash: head };
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
  const { scope, because, at, by } = stop;
  return { stop: id, scope, reason: because, at, by, authority: authorityOf(stop), mayLift };
}

export function postureView({ stream, state, version }: Held<Posture> & { readonly state: Posture }) {
  const { key, source, sequence, report } = state;
  const said = report && { medium: report.medium, reportedAt: report.reportedAt };
  return { terminal: stream.slice("POSTURE#".length), key: key.kid, source, sequence, ...said, version };
}
