// What of a session, and of the terminal it was asked with, is told to whom: the journal keeps the truth, an answer carries what
// its reader may know, and of another agency's terminal that is what would be said if there were none; pure.

import { computerStream, type Kept, keptOf } from "../devices/computers.ts";
import type { Verdict } from "../gate/decide.ts";
import { isAllowed } from "../gate/explain.ts";
import type { Question } from "../gate/question.ts";
import type { ReadStates } from "../gate/reads.ts";
import { BROKER } from "../gate/vdi-question.ts";
import { personOf } from "../people/gate-part.ts";
import type { Caller as Actor } from "../shared/http/identity.ts";
import type { Place } from "../shared/http/permit.ts";
import { isShown, isTheirs, type Reader } from "../shared/http/to-be-known.ts";
import type { Held } from "../shared/journal/change.ts";
import { GENESIS } from "../shared/journal/event.ts";
import { kindOf, type StreamKind } from "../shared/journal/keys.ts";
import { servesSystem } from "../shared/rules/systems.ts";
import type { Session } from "./session.ts";
import type { SessionEvent } from "./session-event.ts";

type May = (place: Place) => unknown;

/** Whoever reads an answer: by themselves, or as the policies see them. */
export interface SessionReader {
  readonly person: Pick<Actor, "person" | "roles">;
  readonly may: May;
}

/** Also to whoever sees the sessions of its agency or of its system. */
export function isComputerToBeKnown(computer: Kept | undefined, reader: Reader, may?: May): boolean {
  if (!computer) return false;
  const { number: id, agency, system } = computer;
  if (isTheirs(computer, reader)) return true;
  return may !== undefined && isShown({ type: "Session", id, agency, system }, may);
}

/** A system's plan, report and lists: to whom it is theirs by log-in or by terminal, and to whoever sees its sessions. */
export function isSystemToBeKnown(
  system: string,
  computer: Kept | undefined,
  { person, may }: { readonly person: Pick<Actor, "systems">; readonly may: May },
): boolean {
  if (person.systems.includes(system) || (computer?.system && servesSystem(computer.system, system)))
    return true;
  return isShown({ type: "Session", id: system, system }, may);
}

/** Read as if no system had planned, reported or listed anything: no address can be tried out against a list of others. */
export function withoutSystems(read: ReadStates): ReadStates {
  return async (...wanted) => {
    const { held, holders } = await read(...wanted);
    return {
      holders,
      held: held.map(each => (OF_SYSTEMS.includes(kindOf(each.stream)) ? never(each) : each)),
      open: 0,
    };
  };
}
const OF_SYSTEMS: readonly StreamKind[] = ["SYSTEM", "LIST", "REPORT"];

function never({ stream }: Held<unknown>): Held<unknown> {
  return { stream, version: 0, head: GENESIS, state: undefined };
}

/** The question as it may be answered to whoever asks: without the terminal, where that is not theirs to know. */
export function questionAsKnown(verdict: Verdict, by: Actor): Question | undefined {
  const { question, reads } = verdict;
  const { terminal } = question;
  const computer = terminal ? keptOf(terminal, reads.held(computerStream(terminal))?.state) : undefined;
  if (!computer || isAllowed(verdict)) return undefined;
  // A broker hands the answer on to whom it asks for: it is told what they may know.
  const agency = by.roles.includes(BROKER) ? (personOf(reads)?.state.agency ?? "") : by.agency;
  return isComputerToBeKnown(computer, { person: question.person, agency })
    ? undefined
    : { ...question, terminal: "" };
}

/** What was told is shown instead of the truth, unless the session is the reader's affair and not only their own question. */
export function sessionToBeKnown<S extends Session>(session: S, reader: SessionReader): S {
  if (!session.told) return session;
  return isTruthToBeKnown(session, reader) ? session : { ...session, ...session.told };
}

export function eventToBeKnown(
  event: SessionEvent | undefined,
  session: Session,
  reader: SessionReader,
): SessionEvent | undefined {
  if (event?.type !== "SessionRefused" || !event.told || isTruthToBeKnown(session, reader)) return event;
  return { ...event, ...event.told };
}

/**
 * To whomever the session is of their agency or their system; a broker hands on what it reads, and whoever asked does not come to
 * know by asking through a system that they administer themselves.
 */
export function isTruthToBeKnown(session: Session, { person, may }: SessionReader): boolean {
  if (person.roles.includes(BROKER)) return false;
  const { agency, system = "" } = session;
  const isOwnQuestion = person.person === session.person;
  return isShown({ type: "Session", id: agency, agency, system: isOwnQuestion ? "" : system }, may);
}
