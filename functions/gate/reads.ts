// The states one decision rests on, read in one strongly consistent request as far as the hints are right; each only once.

import type { Person } from "../people/person.ts";
import type { Held } from "../shared/journal/change.ts";
import { heldOf, readItems, stateKeyOf } from "../shared/journal/journal.ts";
import { type Stream, seatsKey, stream } from "../shared/journal/keys.ts";
import { openSeats } from "../shared/journal/seats.ts";
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
}
export type Read = (streams: readonly Stream[], way: Way | undefined) => Promise<ReadStates>;

export const readNow: Read = async (streams, way) => {
  const counter = way && seatsKey(way.system, way.channel);
  const found = await readItems([...streams.map(stateKeyOf), ...(counter ? [counter] : [])]);
  return {
    held: streams.map(each => heldOf(each, found.get(each))),
    open: openSeats(counter && found.get(counter.pk.S)),
  };
};

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

export class Ground {
  readonly #held = new Map<Stream, Held<unknown>>();
  readonly #read: Read;
  way: Way | undefined;
  agency = "";
  open = 0;

  private constructor(read: Read) {
    this.#read = read;
  }

  static async of(wanted: Wanted, read: Read = readNow): Promise<Ground> {
    const ground = new Ground(read);
    const guess = wanted.way ?? ways.get(wanted.endpoint);
    const agency = wanted.agencyHint || agencies.get(wanted.terminal) || "";
    await ground.#need([...named(wanted), ...ofAgency(agency), ...(guess ? [] : EVERY_SYSTEM)], guess);
    if (guess && !wanted.way && !ground.#serves(guess, wanted.endpoint))
      await ground.#need(EVERY_SYSTEM, undefined);
    ground.way = ground.#wayOf(wanted);
    ground.agency =
      ground.state<Terminal>("TERMINAL", wanted.terminal)?.agency ??
      ground.state<Person>("PERSON", wanted.person)?.agency ??
      "";
    await ground.#need(ofAgency(ground.agency), ground.way);
    if (ground.way && wanted.endpoint) ways.put(wanted.endpoint, ground.way);
    if (ground.agency && wanted.terminal) agencies.put(wanted.terminal, ground.agency);
    return ground;
  }

  /** Everything that was read, even what is not there: it must not come to be meanwhile. */
  get all(): readonly Held<unknown>[] {
    return [...this.#held.values()];
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
    if (missing.length === 0) return;
    const { held, open } = await this.#read(missing, way);
    for (const each of held) this.#held.set(each.stream, each);
    if (way) this.open = open;
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
    ...(session ? [stream("SESSION", session)] : []),
    ...(person ? [stream("PERSON", person)] : []),
    ...(terminal ? [stream("TERMINAL", terminal), stream("POSTURE", terminal)] : []),
  ];
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
