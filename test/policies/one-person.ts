// One home worker, their agency and the stops as the entries change them: asked of the policies, decided by the laws, without a server.

import { type Agency, type AgencyEvent, agencyLaw, UNPREPARED } from "../../functions/agencies/agency.ts";
import { isFreed } from "../../functions/agencies/preparation.ts";
import { explain } from "../../functions/gate/explain.ts";
import { type Person, type PersonEvent, personLaw } from "../../functions/people/person.ts";
import { placeOfLifting } from "../../functions/sessions/authorization-targets.ts";
import { type Permit, type Place, permit } from "../../functions/shared/http/permit.ts";
import { change, type Draft } from "../../functions/shared/journal/change.ts";
import type { StopScope } from "../../functions/stops/names.ts";
import { NO_STOPS, type StopEvent, type Stops, stopLaw } from "../../functions/stops/stop.ts";
import {
  type AgencyInShort,
  but,
  FRIDAY,
  factsOf,
  found,
  homeDay,
  inOrder,
  question,
} from "../gate/given.ts";
import { AGENCY, enrolled, reviewed } from "../house/city.ts";
import { type Acting, Ledger } from "../house/given.ts";

export const ME = question.person;
const TERMINAL = "HH-01";
export const SCOPES: Readonly<Record<StopScope, string>> = {
  session: "s",
  terminal: TERMINAL,
  person: ME,
  agency: AGENCY,
  system: "household",
  city: "city",
};

/** What the laws hold of one home worker, of their agency and of the stops; that worker may have any roles on top. */
export class OnePerson {
  readonly #roles: readonly string[];
  readonly #ledger = new Ledger();

  constructor(roles: readonly string[]) {
    this.#roles = ["worker", ...roles];
    this.happened(enrolled());
    this.prepared(reviewed(ME));
  }

  get person(): Person {
    return this.#ledger.of(personLaw, ME).state as Person;
  }
  get agency(): Agency | undefined {
    return this.#ledger.of(agencyLaw, AGENCY).state;
  }
  get stops(): Stops {
    return this.#ledger.of(stopLaw, "city").state ?? NO_STOPS;
  }

  /** By somebody else, whom the laws let. */
  happened = (event: PersonEvent): void => void this.#ledger.record(personLaw, ME, [event], BEFORE);
  prepared = (event: AgencyEvent): void => void this.#ledger.record(agencyLaw, AGENCY, [event], BEFORE);
  stopped = (event: StopEvent): void => void this.#ledger.record(stopLaw, "city", [event], BEFORE);

  private may(name: string, place: Place) {
    const me = { person: ME, agency: AGENCY, roles: this.#roles, systems: ["household"], mfa: true };
    return permit(me, { name, kind: "write", request: "r", at: new Date(FRIDAY) }, place);
  }

  /** As the entries do: asked of the policies, decided by the law, folded; whatever is refused changes nothing. */
  standing(name: string, decide: (person: Person) => readonly [Draft<PersonEvent>], newAgency = ""): void {
    const agency = this.person.active ? this.person.agency : newAgency;
    const allowed = this.may(name, { type: "Worker", id: ME, agency, person: ME });
    this.#ledger.record(personLaw, ME, decide(this.person), actingOf(allowed));
  }

  prepares(name: string, decide: (agency: Agency | undefined) => readonly [Draft<AgencyEvent>]): void {
    const place = { type: "Agency", id: AGENCY, agency: AGENCY } as const;
    const allowed = this.may(name, place);
    const drafts = decide(this.agency);
    const { state } = change(agencyLaw, this.#ledger.of(agencyLaw, AGENCY), drafts, allowed).next;
    if (isFreed({ person: ME, isHomeWorker: true }, this.agency, state))
      this.may(name, { ...place, person: ME });
    this.#ledger.record(agencyLaw, AGENCY, drafts, actingOf(allowed));
  }

  throws(kind: StopScope): void {
    const of = ofStop(kind, ME);
    const type = (
      {
        session: "Session",
        terminal: "Terminal",
        person: "Worker",
        agency: "Agency",
        system: "System",
        city: "City",
      } as const
    )[kind];
    this.may("stopConnections", { type, id: SCOPES[kind], ...of });
    this.stopped({
      type: "ConnectionsStopped",
      stop: `own-${kind}`,
      scope: { kind, id: SCOPES[kind] },
      because: "x",
      ...of,
    });
  }

  lifts(stop: string): void {
    const found = this.stops.active[stop];
    if (!found) return;
    const now = found.scope.kind === "terminal" ? ME : found.person;
    this.may("liftStop", placeOfLifting(stop, found, now));
    this.stopped({ type: "StopLifted", stop, because: "x" });
  }

  /** The facts by which the gate refuses. */
  closedBy(): string[] {
    const states = {
      ...inOrder,
      ...homeDay,
      ...but("terminal", { brand: "Acer" }),
      person: found("PERSON#p", this.person),
      agency: found("AGENCY#a", inShort(this.agency ?? UNPREPARED)),
      stops: found("STOP#city", this.stops),
    };
    return explain(factsOf(states, question, FRIDAY)).refusals.flatMap(({ facts }) =>
      facts.map(({ name }) => name),
    );
  }
}

/** Only a review that found everything fit is said in short. */
function inShort({ profiles, bannedBrands, readiness, overlays = [] }: Agency): AgencyInShort {
  if (!readiness) return { profiles, bannedBrands, overlays };
  const { at, people, drillRequired, drill } = readiness;
  return {
    profiles,
    bannedBrands,
    overlays,
    review: { at, people, drillRequired, drilledAt: drill?.doneAt },
  };
}

export const EARLIER = "2021-06-11T00:00:00.000Z";
const BEFORE: Acting = { at: EARLIER };

function actingOf({ by, recordedAt }: Permit): Acting {
  return { by: by.person, at: recordedAt };
}

/** Whose a stop is. */
export function ofStop(kind: StopScope, person: string) {
  const system = ["session", "terminal", "system"].includes(kind) ? "household" : "";
  const agency = kind === "system" ? "civil-affairs-bureau" : kind === "city" ? "" : AGENCY;
  return { agency, system, person: ["session", "terminal", "person"].includes(kind) ? person : "" };
}
