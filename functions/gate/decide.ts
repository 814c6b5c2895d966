// The one way to a verdict, for the gate, for closing and for explaining: read the states, make facts of them, explain.
import type { Agency } from "../agencies/agency.ts";
import { addressStates } from "../allowlist/lists/gate-part.ts";
import type { Person } from "../people/person.ts";
import type { Posture } from "../posture/posture.ts";
import { type Seated, seated } from "../sessions/gate-part.ts";
import type { Session } from "../sessions/session.ts";
import type { Asked } from "../sessions/session-event.ts";
import type { Held } from "../shared/journal/change.ts";
import { type Stream, type StreamKind, stream } from "../shared/journal/keys.ts";
import { type Stop, type Stops, stopOn } from "../stops/stop.ts";
import type { SystemState } from "../systems/system.ts";
import type { Terminal } from "../terminals/terminal.ts";
import { type Explain, type Explanation, explain } from "./explain.ts";
import type { Facts } from "./facts.ts";
import { factsOf } from "./gather-facts.ts";
import { agencyReading, found, systemReading, terminalReading } from "./readings.ts";
import { CITY_STOPS, Ground, type Read, readNow, type Way } from "./reads.ts";
import type { Found, GateStates, PostureReport } from "./states.ts";

/** A question as it arrives: who, with what, through where, from where. */
export interface Asking extends Omit<Asked, "system" | "channel" | "agency"> {
  readonly session: string;
  /** The name on the certificate, where one was shown: the terminal must bear exactly this one. */
  readonly certificate?: string | undefined;
  readonly agencyHint?: string | undefined;
  /** Only where no endpoint is meant, as when somebody asks what would be. */
  readonly way?: Way | undefined;
}

export interface Decided {
  readonly asked: Asked;
  readonly facts: Facts;
  readonly explanation: Explanation;
  /** The session as it stands; a question asked for the first time has none. */
  readonly session: Held<Session>;
  /** All other states that were read: the verdict holds only while none of them has moved. */
  readonly rested: readonly Held<unknown>[];
  readonly seated: Seated;
  /** Seats planned for the channel; none where nothing is planned. */
  readonly planned: number;
}

export interface Means {
  /** From the journal instead of from now, for a moment that has passed. */
  readonly read?: Read;
  readonly explain?: Explain;
}

export async function decide(asking: Asking, at: string, means: Means = {}): Promise<Decided> {
  const ground = await Ground.of(asking, means.read ?? readNow);
  const session = ground.held<Session>(stream("SESSION", asking.session));
  if (!session) throw new Error("a question without a session to answer it");
  // Where nothing serves the way that is asked about, it is known by which channel it would be, and not into what.
  const way = ground.way ?? (asking.way && { channel: asking.way.channel });
  const question = { ...asking.question, person: asking.person, ...way };
  const seats = seatedOn(ground, asking, session);
  const open = openBeside(ground, [session, ...seats.takenOver]);
  const states = { ...(await statesOf(ground, asking, open, at)), ...seats.known };
  const facts = factsOf(states, question, at);
  return {
    asked: askedOf(asking, ground),
    facts,
    explanation: (means.explain ?? explain)(facts),
    session,
    rested: ground.rested,
    seated: seats,
    planned: (ground.way && states.system?.state.planned[ground.way.channel]) ?? 0,
  };
}

/** The same question once more, as a live session has to answer it again. */
export function askingAgain(session: string, { system, channel, agency, ...asked }: Session): Asking {
  const { person, terminal, endpoint, connection, address, question } = asked;
  return { session, person, terminal, endpoint, connection, address, question, agencyHint: agency };
}

async function statesOf(ground: Ground, asking: Asking, open: number, at: string): Promise<GateStates> {
  const terminal = terminalOf(ground, asking);
  const person = read<Person>(ground, "PERSON", asking.person);
  const agency = read<Agency>(ground, "AGENCY", ground.agency);
  const system = ground.way && read<SystemState>(ground, "SYSTEM", ground.way.system);
  const stop = stopOf(ground, asking);
  const posture = terminal && postureOf(ground, asking.terminal);
  return {
    ...(terminal && { terminal: { ...terminal, state: terminalReading(terminal.state) } }),
    ...(person && { person }),
    ...(agency && { agency: { ...agency, state: agencyReading(agency.state) } }),
    ...(system && { system: { ...system, state: systemReading(system.state, ground.way, open) } }),
    ...(posture && { posture }),
    ...(stop && { stop }),
    ...(await addressStates(ground, { endpoint: asking.endpoint, address: asking.address, at })),
  };
}

/** Another certificate in the same name was withdrawn, or never given out: it speaks for no terminal. */
function terminalOf(ground: Ground, { terminal, certificate }: Asking): Found<Terminal> | undefined {
  const found = read<Terminal>(ground, "TERMINAL", terminal);
  return certificate === undefined || certificate === found?.state.certificateName ? found : undefined;
}

function seatedOn(ground: Ground, asking: Asking, { state }: Held<Session>): Seated {
  const { session, person } = asking;
  const terminal = terminalOf(ground, asking) ? asking.terminal : "";
  const isOpen = state?.status === "allowed";
  return seated({ session, person, terminal, system: ground.way?.system, isOpen }, ground);
}

/** One that is asked about again sits in one of the seats itself, and those that it takes over leave theirs. */
function openBeside({ open, way }: Ground, leaving: readonly Held<Session>[]): number {
  const isLeaving = ({ state }: Held<Session>) =>
    state?.status === "allowed" && state.system === way?.system && state.channel === way?.channel;
  return open - leaving.filter(isLeaving).length;
}

function read<State>(ground: Ground, kind: StreamKind, id: string): Found<State> | undefined {
  const held = id === "" ? undefined : ground.held<State>(stream(kind, id) as Stream);
  return held && found(held);
}

function postureOf(ground: Ground, terminal: string): Found<PostureReport> | undefined {
  const posture = read<Posture>(ground, "POSTURE", terminal);
  return posture?.state.report && { ...posture, state: posture.state.report };
}

function stopOf(ground: Ground, { session, terminal, person }: Asking): Found<Stop> | undefined {
  const stops = ground.held<Stops>(CITY_STOPS);
  const theirs = ground.state<Person>("PERSON", person)?.agency;
  const reach = {
    session,
    terminal,
    person,
    agencies: [ground.agency, ...(theirs ? [theirs] : [])],
    ...(ground.way && { system: ground.way.system }),
  };
  const stop = stops?.state && stopOn(stops.state, reach);
  return stop && stops && { stream: stops.stream, version: stops.version, state: stop };
}

function askedOf(asking: Asking, { way, agency }: Ground): Asked {
  const { person, terminal, endpoint, connection, address, question } = asking;
  return { person, terminal, ...way, agency, endpoint, connection, address, question };
}
