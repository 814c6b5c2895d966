// The open sessions at the gate: one a terminal, and one a person and system. What is open already, whom a new session takes
// over, which seats it takes; pure.

import { computerOf } from "../devices/gate-part.ts";
import type { FactsFrom, Known } from "../gate/facts.ts";
import type { Found, GatePart, Reads } from "../gate/part.ts";
import type { Held, Row } from "../shared/journal/change.ts";
import { PERSON_SEAT, type Seat, stream, TERMINAL_SEAT } from "../shared/journal/keys.ts";
import type { HeldMove } from "../shared/journal/seats.ts";
import { isLapsed } from "./lease.ts";
import type { Session } from "./session.ts";

export type OpenSession = Row<Session>;

export interface SeatOwner {
  readonly person: string;
  readonly terminal: string;
  readonly system?: string | undefined;
}

export interface Seating {
  /** The person's own on this very terminal, as after a line that dropped, and any that nobody confirmed in time: they end as the new one is let in. */
  readonly takenOver: readonly OpenSession[];
  /** What the session is to have and has not. */
  readonly takes: readonly HeldMove[];
}

export const sessionsPart: GatePart = {
  streams: soFar => [
    stream("SESSION", soFar.question.session),
    ...wantedSeats(soFar).flatMap(seat => {
      const holder = soFar.holder(seat);
      return holder ? [stream("SESSION", holder)] : [];
    }),
  ],
  seats: wantedSeats,
  // What happens to a session says itself which session it is about: one that is taken over is ended together with it.
  touches: {},
  facts(reads, { at }) {
    const { terminal, person, onTerminal, inSystem } = around(reads, at);
    return [
      ...(terminal ? [already("terminalSession", onTerminal, onTerminal?.isOwn ? "own" : "others")] : []),
      ...(person ? [already("personSession", inSystem, inSystem?.isOwn ? "here" : "elsewhere")] : []),
    ];
  },
};

/** The session as it is; a question asked for the first time has none. */
export function sessionOf(reads: Reads): Held<Session> {
  const session = reads.held<Session>(stream("SESSION", reads.question.session));
  if (!session) throw new Error("a question without a session to answer it");
  return session;
}

export function seatingOf(reads: Reads, at: string): Seating {
  const { terminal, person, onTerminal, inSystem, lapsed } = around(reads, at);
  const own = [onTerminal, inSystem].flatMap(open => (open?.isOwn ? [open.session] : []));
  return {
    takenOver: [...new Map([...own, ...lapsed].map(each => [each.stream, each])).values()],
    takes: [terminal, person].flatMap(seat => (seat ? taking(seat, reads) : [])),
  };
}

/** Open ones that give their seat back as this one is let in: itself where it is asked about again, and whom it takes over. */
export function leavingOf(reads: Reads, at: string): OpenSession[] {
  return [sessionOf(reads), ...seatingOf(reads, at).takenOver].filter(isOpen);
}

/** Of a session that ends: a seat that another one has stays with that one. */
export function givenBack(session: string, owner: SeatOwner): HeldMove[] {
  return seatsOf(owner).map(seat => ({ seat, session }));
}

export function seatsOf(owner: SeatOwner): Seat[] {
  return [terminalSeat(owner), personSeat(owner)].filter(seat => seat !== undefined);
}

function wantedSeats({ question: { person, terminal }, through }: Reads): Seat[] {
  return seatsOf({ person, terminal, system: through?.system });
}

/** The two seats, of a terminal, a person and a system that are known themselves, and which other session is open there. */
function around(reads: Reads, at: string) {
  const { person, terminal } = reads.question;
  const owner = { person, terminal: computerOf(reads) ? terminal : "", system: reads.through?.system };
  const seats = { terminal: terminalSeat(owner), person: personSeat(owner) };
  // Asked about again, whoever has its seat instead is no earlier one of the same person, and it has to go.
  const isNew = !isOpen(sessionOf(reads));
  const found = [seats.terminal, seats.person].map(seat => seat && openOn(seat, reads));
  // One that is asked about again waits until what is over is ended on record.
  const isOver = (open: OpenSession | undefined) => isNew && open !== undefined && isLapsed(open, at);
  const [onTerminal, inSystem] = found.map(open => (isOver(open) ? undefined : open));
  return {
    ...seats,
    lapsed: found.filter(open => open !== undefined).filter(isOver),
    onTerminal: onTerminal && { session: onTerminal, isOwn: isNew && onTerminal.state.person === person },
    inSystem: inSystem && { session: inSystem, isOwn: isNew && inSystem.state.terminal === owner.terminal },
  };
}

/** A seat that a session left behind, which should not be, keeps nobody out. */
function openOn(seat: Seat, reads: Reads): OpenSession | undefined {
  const holder = reads.holder(seat);
  if (holder === undefined || holder === reads.question.session) return undefined;
  const session = reads.held<Session>(stream("SESSION", holder));
  return session && isOpen(session) ? session : undefined;
}

function isOpen(session: Held<Session>): session is OpenSession {
  return session.state?.status === "allowed";
}

function already<Name extends "terminalSession" | "personSession">(
  name: Name,
  open: { readonly session: Found<Session> } | undefined,
  whose: Known[Name],
): FactsFrom {
  return open ? { from: open.session, known: { [name]: whose } } : { known: { [name]: "none" } };
}

function taking(seat: Seat, reads: Reads): HeldMove[] {
  const { session } = reads.question;
  const from = reads.holder(seat);
  return from === session ? [] : [{ seat, session, taken: { from } }];
}

function terminalSeat({ terminal }: SeatOwner): Seat | undefined {
  return terminal ? `${TERMINAL_SEAT}${terminal}` : undefined;
}

function personSeat({ person, system }: SeatOwner): Seat | undefined {
  return person && system ? `${PERSON_SEAT}${person}#${system}` : undefined;
}
