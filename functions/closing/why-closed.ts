// Why a session is closed: because somebody stopped it, because a fact was recorded, or because nothing but time went by.

import { type Asking, type Decided, decide } from "../gate/decide.ts";
import { isAllowed, type Refusal } from "../gate/explain.ts";
import type { FactName } from "../gate/facts.ts";
import { type Read, readNow } from "../gate/reads.ts";
import type { Posture } from "../posture/posture.ts";
import type { Session } from "../sessions/session.ts";
import type { EndCause } from "../sessions/session-event.ts";
import type { Held } from "../shared/journal/change.ts";
import { kindOf } from "../shared/journal/keys.ts";

/** Had it been asked a moment before its deadline with all that is known now, nothing would have refused: time alone did. */
export async function whyClosed(
  asking: Asking,
  { explanation }: Decided,
  { session, at }: { readonly session: Session; readonly at: Date },
): Promise<Extract<EndCause, "stop" | "fact" | "deadline">> {
  if (explanation.refusals.some(refusal => isAbout(refusal, "stopped"))) return "stop";
  if (!isOver(session, at)) return "fact";
  const before = new Date(overAt(session) - 1).toISOString();
  const { explanation: then } = await decide(asking, before, { read: readingAt(before) });
  return isAllowed(then) ? "deadline" : "fact";
}

export function isAbout({ facts }: Refusal, name: FactName): boolean {
  return facts.length > 0 && facts.every(fact => fact.name === name);
}

export function isOver({ closesAt }: Pick<Session, "closesAt">, at: Date): boolean {
  return closesAt !== undefined && closesAt.at <= at.toISOString();
}

export function overAt({ closesAt }: Session): number {
  return Date.parse(closesAt?.at ?? "");
}

/** A terminal goes on telling of its link every few minutes: what it said since counts as if said then. */
function readingAt(at: string): Read {
  return async (streams, way, seats) => {
    const { held, ...rest } = await readNow(streams, way, seats);
    return { ...rest, held: held.map(each => saidBy(each, at)) };
  };
}

function saidBy(held: Held<unknown>, at: string): Held<unknown> {
  if (kindOf(held.stream) !== "POSTURE") return held;
  const { state } = held as Held<Posture>;
  if (!state?.report || state.report.reportedAt <= at) return held;
  return { ...held, state: { ...state, report: { ...state.report, reportedAt: at } } };
}
