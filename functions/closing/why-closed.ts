// Why a session is closed: because somebody stopped it, because a fact was recorded, or because nothing but time went by; and how
// much longer it may stay open in that last case.

import { parametersOf } from "../gate/adoption.ts";
import { decide, type Verdict } from "../gate/decide.ts";
import { isAllowed, type Refusal } from "../gate/explain.ts";
import type { FactName, Facts } from "../gate/facts.ts";
import type { ReadStates } from "../gate/reads.ts";
import { saidBy } from "../posture/gate-part.ts";
import { isOver, type Session } from "../sessions/session.ts";
import type { EndCause } from "../sessions/session-event.ts";

/** Had it been asked a moment before its deadline with all that is known now, nothing would have refused: time alone did. */
export async function whyClosed(
  { question, refusals }: Verdict,
  {
    session,
    at,
    read,
  }: { readonly session: Pick<Session, "closesAt">; readonly at: Date; readonly read: ReadStates },
): Promise<Extract<EndCause, "stop" | "fact" | "deadline">> {
  if (refusals.some(refusal => isAbout(refusal, "stopped"))) return "stop";
  if (!isOver(session, at)) return "fact";
  const before = new Date(overAt(session) - 1).toISOString();
  return isAllowed(await decide(question, before, readingAt(before, read))) ? "deadline" : "fact";
}

export function isAbout({ facts }: Refusal, name: FactName): boolean {
  return facts.length > 0 && facts.every(fact => fact.name === name);
}

export function overAt({ closesAt }: Pick<Session, "closesAt">): number {
  return Date.parse(closesAt?.at ?? "");
}

function readingAt(at: string, read: ReadStates): ReadStates {
  return async (streams, through, seats) => {
    const { held, ...rest } = await read(streams, through, seats);
    return { ...rest, held: held.map(each => saidBy(each, at)) };
  };
}

const MINUTE_MS = 60_000;

/** What these say closes at once, even where it was known long before from when on. */
const AT_ONCE: readonly FactName[] = ["stopped", "held", "recalled", "suspended", "active", "inService"];

/** None after a recorded fact: the shortest that the regulations in force allow; without one that allows any, none. */
export function drainMs({ profiles }: Pick<Facts, "profiles">, refusals: readonly Refusal[]): number {
  const names = refusals.flatMap(({ facts }) => facts.map(({ name }) => name));
  if (refusals.length === 0 || names.some(name => AT_ONCE.some(each => each === name))) return 0;
  const allowed = profiles.flatMap(id => {
    const { drainMinutes } = parametersOf(id);
    return typeof drainMinutes === "number" ? [drainMinutes] : [];
  });
  return allowed.length === 0 ? 0 : Math.min(...allowed) * MINUTE_MS;
}
