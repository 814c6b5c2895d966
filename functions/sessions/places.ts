// What of sessions and stops is asked of the policies: whose session it is, of which system, and what a stop would stop.
import type { Person } from "../people/person.ts";
import type { Place } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSystem, systemOf } from "../shared/rules/systems.ts";
import type { Terminal } from "../terminals/terminal.ts";
import { SESSION_PROBLEM } from "./problems.ts";
import type { Session } from "./session.ts";
import { type About, HIGH } from "./session-boards.ts";
import type { Asked } from "./session-event.ts";
import type { Scope, Stop } from "./stop.ts";

export function sessionPlace(
  id: string,
  { agency, system = "", person }: Pick<Asked, "agency" | "system" | "person">,
): Place {
  return { type: "Session", id, agency, system, person };
}

/** The sessions of one person are that person's agency's affair; of a terminal, its agency's, its system's and its borrower's. */
export async function personPlace(person: string): Promise<Place> {
  const { state } = await read<Person>(stream("PERSON", person));
  return { type: "Session", id: person, agency: state?.agency ?? "", person };
}

async function terminalPlace(terminal: string): Promise<Place> {
  const { state } = await read<Terminal>(stream("TERMINAL", terminal));
  return { type: "Session", id: terminal, agency: state?.agency ?? "", system: state?.system ?? "" };
}

/** What is live of an agency, into one system or any: that agency's affair, and that system's. */
export function agencyPlace({ agency, system = "" }: { agency: string; system?: string | undefined }): Place {
  return { type: "Session", id: agency, agency, system };
}

/** Whose affair a list of sessions is; what only sifts it makes nobody see more. */
export async function placeAsked({ system, terminal, person }: About): Promise<Place> {
  if (person !== undefined) return personPlace(person);
  if (terminal !== undefined) return terminalPlace(terminal);
  return { type: "Session", id: system ?? HIGH, system: system ?? "" };
}

/** A stop is of the thing it stops. What is not there cannot be stopped: a slip of the pen would leave the right one open. */
export async function stopPlace({ kind, id }: Scope): Promise<Place> {
  switch (kind) {
    case "session": {
      const { state } = await read<Session>(stream("SESSION", id));
      return sessionPlace(id, there(state));
    }
    case "terminal": {
      const { agency, system, custody } = there((await read<Terminal>(stream("TERMINAL", id))).state);
      return { type: "Terminal", id, agency, system, person: custody.loan?.borrower ?? "" };
    }
    case "person": {
      const { agency } = there((await read<Person>(stream("PERSON", id))).state);
      return { type: "Worker", id, agency, person: id };
    }
    case "agency":
      return { type: "Agency", id, agency: id };
    case "system":
      if (!isSystem(id)) throw new Problem(SESSION_PROBLEM["stop-target-unknown"]);
      return { type: "System", id, system: id, agency: systemOf(id).managingAgency };
    case "city":
      if (id !== "city") throw new Problem(SESSION_PROBLEM["stop-target-unknown"]);
      return { type: "City", id };
    default:
      throw new Error(`an unknown scope: ${kind satisfies never}`);
  }
}

const TYPES = {
  session: "Session",
  terminal: "Terminal",
  person: "Worker",
  agency: "Agency",
  system: "System",
  city: "City",
} as const satisfies Record<Scope["kind"], Place["type"]>;

/** As it was when it was stopped: a stop does not change hands with what it stops. */
export function placeOfStop({ scope: { kind, id }, agency, system, person }: Stop): Place {
  return { type: TYPES[kind], id, agency, system, person };
}

function there<T>(state: T | undefined): T {
  if (state === undefined) throw new Problem(SESSION_PROBLEM["stop-target-unknown"]);
  return state;
}
