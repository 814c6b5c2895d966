// One open session a terminal, and one a person and system: what is open already, whom a new session takes over, which seats it takes; pure.

import type { GateStates, OpenAlready } from "../gate/states.ts";
import type { Held } from "../shared/journal/change.ts";
import { PERSON_SEAT, type Seat, type Stream, stream, TERMINAL_SEAT } from "../shared/journal/keys.ts";
import type { HeldMove } from "../shared/journal/seats.ts";
import type { Session } from "./session.ts";

export type OpenSession = Held<Session> & { readonly state: Session };

export interface Place {
  readonly person: string;
  readonly terminal: string;
  readonly system?: string | undefined;
}

/** Seats as they were read, and what became of the sessions that have them. */
export interface Seating {
  holder(seat: Seat): string | undefined;
  held<State>(of: Stream): Held<State> | undefined;
}

export interface Seated {
  /** Nothing of a terminal, a person or a system that is not known itself. */
  readonly known: Pick<GateStates, "terminalSession" | "personSession">;
  /** The person's own on this very terminal, as after a line that dropped: they end as the new one is let in. */
  readonly takenOver: readonly OpenSession[];
  /** What the session is to have and has not. */
  readonly takes: readonly HeldMove[];
}

interface Own extends Place {
  readonly session: string;
  /** It is asked about again: then whoever has its seat instead is no earlier one of the same person, and it has to go. */
  readonly isOpen: boolean;
}

export function seated(own: Own, seating: Seating): Seated {
  const [terminal, person] = [terminalSeat(own), personSeat(own)];
  const onTerminal = terminal && openOn(terminal, own.session, seating);
  const inSystem = person && openOn(person, own.session, seating);
  const theirs = !own.isOpen && onTerminal?.state.person === own.person ? [onTerminal] : [];
  const here = !own.isOpen && inSystem?.state.terminal === own.terminal ? [inSystem] : [];
  return {
    known: {
      ...(terminal && { terminalSession: already(onTerminal, theirs.length > 0 ? "own" : "others") }),
      ...(person && { personSession: already(inSystem, here.length > 0 ? "here" : "elsewhere") }),
    },
    takenOver: [...new Map([...theirs, ...here].map(each => [each.stream, each])).values()],
    takes: seatsOf(own).flatMap(seat => taking(seat, own.session, seating)),
  };
}

/** A seat that a session left behind, which should not be, keeps nobody out. */
function openOn(seat: Seat, own: string, seating: Seating): OpenSession | undefined {
  const holder = seating.holder(seat);
  const session =
    holder === undefined || holder === own ? undefined : seating.held<Session>(stream("SESSION", holder));
  return session?.state?.status === "allowed" ? { ...session, state: session.state } : undefined;
}

function already<Where>(open: OpenSession | undefined, where: Where): OpenAlready<Where | "none"> {
  return open ? { where, session: { stream: open.stream, version: open.version } } : { where: "none" };
}

function taking(seat: Seat, session: string, seating: Seating): HeldMove[] {
  const from = seating.holder(seat);
  return from === session ? [] : [{ seat, session, taken: { from } }];
}

/** Of a session that ends: a seat that another one has stays with that one. */
export function givenBack(session: string, place: Place): HeldMove[] {
  return seatsOf(place).map(seat => ({ seat, session }));
}

export function seatsOf(place: Place): Seat[] {
  return [terminalSeat(place), personSeat(place)].filter(seat => seat !== undefined);
}

function terminalSeat({ terminal }: Place): Seat | undefined {
  return terminal ? `${TERMINAL_SEAT}${terminal}` : undefined;
}

function personSeat({ person, system }: Place): Seat | undefined {
  return person && system ? `${PERSON_SEAT}${person}#${system}` : undefined;
}
