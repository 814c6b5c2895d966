// The states one decision rests on, read in one strongly consistent request as far as the hints are right; each only once.

import type { Person } from "../people/person.ts";
import { type Place, seatsOf } from "../sessions/gate-part.ts";
import type { Held } from "../shared/journal/change.ts";
import { heldOf, readItems, stateKeyOf } from "../shared/journal/journal.ts";
import { kindOf, type Seat, type Stream, seatKey, seatsKey, stream } from "../shared/journal/keys.ts";
import { holderOf, openSeats } from "../shared/journal/seats.ts";
import { Kept } from "../shared/lru.ts";
import { SYSTEMS, type SystemCode } from "../shared/rules/systems.ts";
import { endpointOf, type SystemState } from "../systems/system.ts";
import type { Terminal } from "../terminals/terminal.ts";
import { isServed } from "./endpoints.ts";
import type { Channel } from "./facts.ts";

export const CITY_STOPS = stream("STOP", "city");

/** Which system an endpoint serves, and how. */
export interface Way {
  readonly system: SystemCode;
  readonly channel: Exclude<Channel, "direct">;
}

export interface ReadStates {
  readonly held: readonly Held<unknown>[];
  /** Seats taken, where a way was given. */
  readonly open: number;
  /** Which session has each of the seats asked about; nobody has those that are not in it. */
  readonly holders: ReadonlyMap<Seat, string>;
}
export type Read = (
  streams: readonly Stream[],
  way: Way | undefined,
  seats?: readonly Seat[],
) => Promise<ReadStates>;

export const readNow: Read = async (streams, way, seats = []) => {
  const counter = way && seatsKey(way.system, way.channel);
  const found = await readItems([
    ...streams.map(stateKeyOf),
    ...(counter ? [counter] : []),
    ...seats.map(seatKey),
  ]);
  const holders = seats.flatMap(seat => {
    const holder = holderOf(found.get(seat));
    return holder === undefined ? [] : [[seat, holder] as const];
  });
  return {
    held: streams.map(each => heldOf(each, found.get(each))),
    open: openSeats(counter && found.get(counter.pk.S)),
    holders: new Map(holders),
  };
};

/** Of a moment to come nobody knows who is connected then: what is open now says nothing of it. */
export const readAhead: Read = (streams, way) => readNow(streams, way);

/** What has to be found: names as the question gives them, empty where it gives none. */
export interface Wanted {
  readonly session: string;
  readonly person: string;
  readonly terminal: string;
  readonly endpoint: string;
  /** What the certificate says of its agency: worth a guess, and never believed. */
  readonly agencyHint?: string | undefined;
  readonly way?: Way | undefined;
}

// What the last question about the same endpoint or terminal found: a wrong guess costs one more read and decides nothing.
const ways = new Kept<Way>(1_000);
const agencies = new Kept<string>(20_000);
const sessions = new Kept<string>(40_000);

/** Who was let in just now is likely to be the one found there next. */
export function remember(session: string, place: Place): void {
  for (const seat of seatsOf(place)) sessions.put(seat, session);
}

export class Ground {
  readonly #held = new Map<Stream, Held<unknown>>();
  readonly #holders = new Map<Seat, string | undefined>();
  readonly #read: Read;
  readonly #wanted: Wanted;
  way: Way | undefined;
  agency = "";
  open = 0;

  private constructor(wanted: Wanted, read: Read) {
    this.#wanted = wanted;
    this.#read = read;
  }

  static async of(wanted: Wanted, read: Read = readNow): Promise<Ground> {
    const ground = new Ground(wanted, read);
    const guess = wanted.way ?? ways.get(wanted.endpoint);
    const agency = wanted.agencyHint || agencies.get(wanted.terminal) || "";
    const likely = seatsOf({ ...wanted, system: guess?.system }).map(seat => sessions.get(seat));
    const first = [...named(wanted), ...ofAgency(agency), ...likely.flatMap(ofSession)];
    await ground.#need([...first, ...(guess ? [] : EVERY_SYSTEM)], guess);
    if (guess && !wanted.way && !ground.#serves(guess, wanted.endpoint))
      await ground.#need(EVERY_SYSTEM, undefined);
    ground.way = ground.#wayOf(wanted);
    ground.agency =
      ground.state<Terminal>("TERMINAL", wanted.terminal)?.agency ??
      ground.state<Person>("PERSON", wanted.person)?.agency ??
      "";
    await ground.#need([...ofAgency(ground.agency), ...ground.#sessions()], ground.way);
    // Where the seats themselves were read only just now.
    await ground.#need(ground.#sessions(), undefined);
    if (ground.way && wanted.endpoint) ways.put(wanted.endpoint, ground.way);
    if (ground.agency && wanted.terminal) agencies.put(wanted.terminal, ground.agency);
    return ground;
  }

  /** All that was read besides sessions, even what is not there: it must not come to be meanwhile. Sessions are proved by their seats. */
  get rested(): readonly Held<unknown>[] {
    return [...this.#held.values()].filter(held => kindOf(held.stream) !== "SESSION");
  }

  holder(seat: Seat): string | undefined {
    return this.#holders.get(seat);
  }

  held<State>(of: Stream): Held<State> | undefined {
    return this.#held.get(of) as Held<State> | undefined;
  }

  state<State>(kind: "TERMINAL" | "PERSON", id: string): State | undefined {
    return id === "" ? undefined : this.held<State>(stream(kind, id))?.state;
  }

  async #need(streams: readonly Stream[], way: Way | undefined): Promise<void> {
    const all = new Set([...streams, ...(way ? ofWay(way) : [])]);
    const missing = [...all].filter(each => !this.#held.has(each));
    const seats = seatsOf({ ...this.#wanted, system: way?.system }).filter(each => !this.#holders.has(each));
    if (missing.length === 0 && seats.length === 0) return;
    const { held, open, holders } = await this.#read(missing, way, seats);
    for (const each of held) this.#held.set(each.stream, each);
    for (const seat of seats) this.#holders.set(seat, holders.get(seat));
    for (const [seat, holder] of holders) sessions.put(seat, holder);
    if (way) this.open = open;
  }

  /** Those that have a seat the session wants. */
  #sessions(): Stream[] {
    return seatsOf({ ...this.#wanted, system: this.way?.system }).flatMap(seat =>
      ofSession(this.holder(seat)),
    );
  }

  #serves({ system, channel }: Way, endpoint: string): boolean {
    return isServed(this.#systemState(system), channel, endpoint);
  }

  #wayOf({ way, endpoint }: Wanted): Way | undefined {
    if (way) return this.#serves(way, endpoint) ? way : undefined;
    for (const system of SYSTEMS) {
      const found = endpointOf(this.#systemState(system), endpoint);
      if (found) return { system, channel: found.channel };
    }
    return undefined;
  }

  #systemState(system: SystemCode): SystemState | undefined {
    return this.held<SystemState>(stream("SYSTEM", system))?.state;
  }
}

const EVERY_SYSTEM = SYSTEMS.map(system => stream("SYSTEM", system));

function named({ session, person, terminal }: Wanted): Stream[] {
  return [
    CITY_STOPS,
    ...ofSession(session),
    ...(person ? [stream("PERSON", person)] : []),
    ...(terminal ? [stream("TERMINAL", terminal), stream("POSTURE", terminal)] : []),
  ];
}

function ofSession(session: string | undefined): Stream[] {
  return session ? [stream("SESSION", session)] : [];
}

function ofAgency(agency: string): Stream[] {
  return agency === "" ? [] : [stream("AGENCY", agency)];
}

function ofWay({ system, channel }: Way): Stream[] {
  return [
    stream("SYSTEM", system),
    stream("LIST", system, channel, "inbound"),
    stream("LIST", system, channel, "outbound"),
    stream("REPORT", system),
  ];
}
