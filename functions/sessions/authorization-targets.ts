// What of sessions and stops is asked of the policies: whose session it is, of which system, and what a stop would stop.

import { agencyLaw } from "../agencies/agency.ts";
import type { KnownChannel } from "../gate/names.ts";
import type { RecordedQuestion } from "../gate/question.ts";
import { personLaw } from "../people/person.ts";
import type { Place } from "../shared/http/permit.ts";
import { countOn, everyRow } from "../shared/journal/board.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSystem, systemOf } from "../shared/rules/systems.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { authorityOf, type Scope, type Stop } from "../stops/stop.ts";
import { isOnOwnServer, OWN_VPN } from "../systems/names.ts";
import { terminalLaw } from "../terminals/terminal.ts";
import { HIGH } from "./boards.ts";
import { type Session, sessionLaw } from "./session.ts";
import { type About, sessionsOf } from "./session-boards.ts";

export function sessionPlace(
  id: string,
  {
    agency,
    system = "",
    person,
    channel,
    endpoint = "",
  }: Pick<RecordedQuestion, "agency" | "system" | "person" | "channel"> & { readonly endpoint?: string },
): Place {
  return { type: "Session", id, agency, system, person, ...(channel && channelOf({ channel, endpoint })) };
}

/** A session on the city's own server is its broker's, as one by VDI is; one of Client VPN is no broker's. */
function channelOf(way: {
  readonly channel: KnownChannel;
  readonly endpoint: string;
}): Pick<Place, "channel"> {
  return { channel: isOnOwnServer(way) ? OWN_VPN : way.channel };
}

/** The sessions of one person are that person's agency's affair; of a terminal, its agency's, its system's and its borrower's. */
export async function personPlace(person: string): Promise<Place> {
  const { state } = await read(stream(personLaw, person));
  return { type: "Session", id: person, agency: state?.agency ?? "", person };
}

async function terminalPlace(terminal: string): Promise<Place> {
  const { state } = await read(stream(terminalLaw, terminal));
  return { type: "Session", id: terminal, agency: state?.agency ?? "", system: state?.system ?? "" };
}

/** Whether on that day the person asked for a way into the system with that terminal: then it is the system's affair as well. */
export async function wasAsked(
  { person, terminal, system }: Required<Pick<About, "person" | "terminal" | "system">>,
  at: string,
): Promise<boolean> {
  const question = sessionsOf({ person, terminal, system, day: dayOf(at) });
  if (!question) return false;
  const { name: _, keep, ...part } = question;
  for await (const { state } of everyRow<Session>(part)) if (keep(state)) return true;
  return false;
}

/** What is live of an agency, into one system or any: that agency's affair, and that system's. */
export function agencyPlace({ agency, system = "" }: { agency: string; system?: string | undefined }): Place {
  return { type: "Session", id: agency, agency, system };
}

/** Whose affair a list of sessions is; what only sifts it makes nobody see more. */
export async function placeAsked({ system, channel, endpoint, terminal, person }: About): Promise<Place> {
  if (person !== undefined) return personPlace(person);
  if (terminal !== undefined) return terminalPlace(terminal);
  const sifted = channel === "vpn" || channel === "vdi" ? { channel } : {};
  const through = endpoint === undefined ? sifted : channelOf({ channel: "vpn", endpoint });
  return { type: "Session", id: system ?? HIGH, system: system ?? "", ...through } as const;
}

/** What is not there cannot be stopped: a typo would leave the right one open. Who may not stop it is not told so. */
export interface StopTarget {
  readonly place: Place;
  readonly isThere: boolean;
}

/** A stop is of the thing it stops. */
export async function stopTarget({ kind, id }: Scope): Promise<StopTarget> {
  const type = TYPES[kind];
  switch (kind) {
    case "session": {
      const { state } = await read(stream(sessionLaw, id));
      return target(sessionPlace(id, state ?? { agency: "", person: "" }), state);
    }
    case "terminal": {
      const { state } = await read(stream(terminalLaw, id));
      const { agency = "", system = "", custody } = state ?? {};
      return target({ type, id, agency, system, person: custody?.loan?.borrower ?? "" }, state);
    }
    case "person": {
      const { state } = await read(stream(personLaw, id));
      return target({ type, id, agency: state?.agency ?? "", person: id }, state);
    }
    case "agency":
      return { place: { type, id, agency: id }, isThere: await hasAnything(id) };
    case "system":
      if (!isSystem(id)) return target({ type, id });
      return { place: { type, id, system: id, agency: systemOf(id).managingAgency }, isThere: true };
    case "city":
      return { place: { type, id }, isThere: id === "city" };
    default:
      throw new Error(`an unknown scope: ${kind satisfies never}`);
  }
}

/** An agency is one that has prepared itself, or to which a terminal or a person belongs. */
async function hasAnything(agency: string): Promise<boolean> {
  const { state } = await read(stream(agencyLaw, agency));
  if (state !== undefined) return true;
  const partitions = [`TERMINAL#${agency}`, `PERSON#${agency}`];
  const counts = await Promise.all(partitions.map(partition => countOn("board1", partition, 1)));
  return counts.some(count => count > 0);
}

function target(place: Place, state?: object): StopTarget {
  return { place, isThere: state !== undefined };
}

const TYPES = {
  session: "Session",
  terminal: "Terminal",
  person: "Worker",
  agency: "Agency",
  system: "System",
  city: "City",
} as const satisfies Record<Scope["kind"], Place["type"]>;

/** The stop itself, as it is to be lifted: who threw it, by whose authority, and whom it stops now where that is one person. */
export function placeOfLifting(id: string, stop: Stop, person = stop.person): Place {
  const { scope, by: thrownBy, agency, system } = stop;
  const about = { scope: scope.kind, thrownBy, authority: authorityOf(stop) };
  return { type: "Stop", id, agency, system, person, stop: about };
}

/** A stopped terminal stops whoever borrowed it since, too. */
export async function placeToLift(id: string, stop: Stop, by: string): Promise<Place> {
  if (stop.scope.kind !== "terminal") return placeOfLifting(id, stop);
  const { state } = await read(stream(terminalLaw, stop.scope.id));
  return placeOfLifting(id, stop, state?.custody.loan?.borrower === by ? by : stop.person);
}

/** As it was when it was stopped: a stop does not change hands with what it stops. */
export function placeOfStop({ scope: { kind, id }, agency, system, person }: Stop): Place {
  return { type: TYPES[kind], id, agency, system, person };
}
