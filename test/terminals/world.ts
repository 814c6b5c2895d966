// A small world without a database: terminals, people and one agency, moved by the laws alone.
import { type Agency, UNPREPARED } from "../../functions/agencies/agency.ts";
import { type Person, type PersonEvent, personLaw } from "../../functions/people/person.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { type Circumstances, change, type Held } from "../../functions/shared/journal/change.ts";
import { GENESIS, type Law, type Recorded } from "../../functions/shared/journal/event.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import type { Parties } from "../../functions/terminals/loan.ts";
import type { Outcome } from "../../functions/terminals/outcome.ts";
import { type Desk, desk } from "../../functions/terminals/refusal.ts";
import type { Registration } from "../../functions/terminals/registration.ts";
import { type Terminal, terminalLaw } from "../../functions/terminals/terminal.ts";

export const OFFICE: Agency = {
  ...UNPREPARED,
  readiness: {
    hardware: { fit: true, note: "" },
    software: { fit: true, note: "" },
    people: ["worker", "colleague", "scan"],
    planRef: "plan",
    drillRequired: false,
    at: "2021-06-04T02:00:00.000Z",
    reviewer: "supervisor",
  },
  returnSites: [{ id: "gate", name: "門外" }],
  scanOfficers: ["scan", "scan2"],
};

export const PC: Registration = {
  propertyNo: "PC",
  serial: "SN",
  agency: "office",
  system: "household",
  role: "exchange-terminal",
  ownership: "agency",
  brand: "Acer",
  certificateName: "PC",
  inServiceFrom: "2019-03-01",
  custodian: "records",
  accessories: ["power cord"],
};

export interface Act {
  readonly by: string;
  readonly at: string;
  readonly propertyNo?: string;
  readonly borrower?: string;
}

export type Decided = "done" | string;

export class World {
  agency = OFFICE;
  readonly life: Recorded[] = [];
  private readonly held = new Map<Stream, Held<unknown>>();

  constructor(terminals: readonly string[] = ["PC"], people: readonly string[] = ["worker"]) {
    const facts = this.circumstances("records", "2021-06-01T00:00:00.000Z");
    for (const propertyNo of terminals) {
      const event = { type: "TerminalRegistered" as const, ...PC, propertyNo, certificateName: propertyNo };
      this.put(change(terminalLaw, this.of<Terminal>("TERMINAL", propertyNo), [{ event }], facts));
    }
    for (const person of people) {
      const event = { type: "PersonEnrolled" as const, agency: "office", status: "civil-servant" as const };
      this.put(change(personLaw, this.of<Person>("PERSON", person), [{ event }], facts));
    }
  }

  /** Takes one step; answers "done" or the code of the refusal, and then nothing has changed. */
  act(
    { by, at, propertyNo = "PC", borrower }: Act,
    decide: (parties: Parties, desk: Desk) => Outcome,
  ): Decided {
    const held = this.of<Terminal>("TERMINAL", propertyNo);
    const terminal = held.state as Terminal;
    const owner = terminal.custody.loan?.borrower ?? borrower;
    const person = owner === undefined ? undefined : this.of<Person>("PERSON", owner);
    const facts = this.circumstances(by, at);
    try {
      const outcome = decide({ terminal, person: person?.state }, desk(facts.by, at, this.agency));
      this.put(change(terminalLaw, held, outcome.terminal, facts));
      if (person && outcome.borrower)
        this.put(change<Person, PersonEvent>(personLaw, person, outcome.borrower, facts));
      return "done";
    } catch (error) {
      if (error instanceof Problem) return error.kind.code;
      throw error;
    }
  }

  terminal(propertyNo = "PC"): Terminal {
    return this.of<Terminal>("TERMINAL", propertyNo).state as Terminal;
  }

  person(id = "worker"): Person {
    return this.of<Person>("PERSON", id).state as Person;
  }

  private of<S>(kind: Law<S, never>["kind"], id: string): Held<S> {
    const key = stream(kind, id);
    return (this.held.get(key) ?? { stream: key, version: 0, head: GENESIS, state: undefined }) as Held<S>;
  }

  private put({ next, recorded }: { next: Held<unknown>; recorded: readonly Recorded[] }): void {
    this.held.set(next.stream, next);
    this.life.push(...recorded);
  }

  private circumstances(person: string, recordedAt: string): Circumstances {
    return { by: { person, agency: "office", roles: [] }, action: "test", request: "test", recordedAt };
  }
}
