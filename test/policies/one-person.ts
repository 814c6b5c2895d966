// One home worker, their agency and the stops as the entries change them: asked of the policies, decided by the laws, without a server.

import { type Agency, type AgencyEvent, agencyLaw, UNPREPARED } from "../../functions/agencies/agency.ts";
import { isFreed } from "../../functions/agencies/preparation.ts";
import { explain } from "../../functions/gate/explain.ts";
import { type Person, type PersonEvent, personLaw } from "../../functions/people/person.ts";
import { placeOfLifting } from "../../functions/sessions/authorization-targets.ts";
import { type Place, permit } from "../../functions/shared/http/permit.ts";
import { change, type Draft } from "../../functions/shared/journal/change.ts";
import { GENESIS, type Happening, type Law } from "../../functions/shared/journal/event.ts";
import type { Stream } from "../../functions/shared/journal/keys.ts";
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

export const ME = question.person;
export const AGENCY = "household-office";
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
export class World {
  person: Person;
  agency: Agency | undefined;
  stops: Stops = NO_STOPS;
  readonly #roles: readonly string[];

  constructor(roles: readonly string[]) {
    this.#roles = ["worker", ...roles];
    this.person = this.folded(personLaw, "PERSON#p", undefined, {
      type: "PersonEnrolled",
      agency: AGENCY,
      status: "civil-servant",
    });
    this.agency = this.folded(agencyLaw, "AGENCY#a", undefined, {
      type: "ReadinessReviewed",
      hardware: { fit: true, note: "" },
      software: { fit: true, note: "" },
      people: [ME],
      planRef: "plan",
      drillRequired: false,
    });
  }

  private folded<S, E extends Happening>(law: Law<S, E>, stream: Stream, state: S | undefined, event: E): S {
    const by = { person: "somebody", agency: AGENCY, roles: [] };
    const facts = { by, action: "a", request: "r", recordedAt: EARLIER };
    return change(law, { stream, version: 0, head: GENESIS, state }, [{ event }], facts).next.state;
  }

  /** By somebody else, whom the laws let. */
  happened = (event: PersonEvent): void => {
    this.person = this.folded(personLaw, "PERSON#p", this.person, event);
  };
  prepared = (event: AgencyEvent): void => {
    this.agency = this.folded(agencyLaw, "AGENCY#a", this.agency, event);
  };
  stopped = (event: StopEvent): void => {
    this.stops = this.folded(stopLaw, "STOP#city", this.stops, event);
  };

  private may(name: string, place: Place) {
    const me = { person: ME, agency: AGENCY, roles: this.#roles, systems: ["household"], mfa: true };
    return permit(me, { name, kind: "write", request: "r", at: new Date(FRIDAY) }, place);
  }

  /** As the entries do: asked of the policies, decided by the law, folded; whatever is refused changes nothing. */
  standing(name: string, decide: (person: Person) => readonly [Draft<PersonEvent>], newAgency = ""): void {
    const agency = this.person.active ? this.person.agency : newAgency;
    const allowed = this.may(name, { type: "Worker", id: ME, agency, person: ME });
    const held = { stream: "PERSON#p" as const, version: 0, head: GENESIS, state: this.person };
    this.person = change(personLaw, held, decide(this.person), allowed).next.state;
  }

  prepares(name: string, decide: (agency: Agency | undefined) => readonly [Draft<AgencyEvent>]): void {
    const place = { type: "Agency", id: AGENCY, agency: AGENCY } as const;
    const allowed = this.may(name, place);
    const held = { stream: "AGENCY#a" as const, version: 0, head: GENESIS, state: this.agency };
    const { state } = change(agencyLaw, held, decide(this.agency), allowed).next;
    if (isFreed({ person: ME, isHomeWorker: true }, this.agency, state))
      this.may(name, { ...place, person: ME });
    this.agency = state;
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
function inShort({ profiles, bannedBrands, readiness }: Agency): AgencyInShort {
  if (!readiness) return { profiles, bannedBrands };
  const { at, people, drillRequired, drill } = readiness;
  return { profiles, bannedBrands, review: { at, people, drillRequired, drilledAt: drill?.doneAt } };
}

export const EARLIER = "2021-06-11T00:00:00.000Z";

/** Whose a stop is. */
export function ofStop(kind: StopScope, person: string) {
  const system = ["session", "terminal", "system"].includes(kind) ? "household" : "";
  const agency = kind === "system" ? "civil-affairs-bureau" : kind === "city" ? "" : AGENCY;
  return { agency, system, person: ["session", "terminal", "person"].includes(kind) ? person : "" };
}
