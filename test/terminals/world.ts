// A small world without a database: terminals, people and one agency, moved by the laws alone.
import { type Agency, UNPREPARED } from "../../functions/agencies/agency.ts";
import { type Person, personLaw } from "../../functions/people/person.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Recorded } from "../../functions/shared/journal/event.ts";
import type { Registration } from "../../functions/terminals/registration.ts";
import type { Parties } from "../../functions/terminals/step.ts";
import { type StepContext, type StepOutcome, stepContext } from "../../functions/terminals/step.ts";
import { type Terminal, terminalLaw } from "../../functions/terminals/terminal.ts";
import { actorOf, Ledger } from "../house/given.ts";

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
  private readonly ledger = new Ledger();

  constructor(terminals: readonly string[] = ["PC"], people: readonly string[] = ["worker"]) {
    const acting = { by: "records", at: "2021-06-01T00:00:00.000Z" };
    for (const propertyNo of terminals) {
      const event = { type: "TerminalRegistered" as const, ...PC, propertyNo, certificateName: propertyNo };
      this.ledger.record(terminalLaw, propertyNo, [event], acting);
    }
    for (const person of people) {
      const event = { type: "PersonEnrolled" as const, agency: "office", status: "civil-servant" as const };
      this.ledger.record(personLaw, person, [event], acting);
    }
  }

  /** Takes one step; answers "done" or the code of the refusal, and then nothing has changed. */
  act(
    { by, at, propertyNo = "PC", borrower }: Act,
    decide: (parties: Parties, context: StepContext) => StepOutcome,
  ): Decided {
    const terminal = this.terminal(propertyNo);
    const owner = terminal.custody.loan?.borrower ?? borrower;
    const person = owner === undefined ? undefined : this.person(owner);
    try {
      const outcome = decide({ terminal, person }, stepContext(actorOf(by), at, this.agency));
      this.ledger.record(terminalLaw, propertyNo, outcome.terminal, { by, at });
      if (owner !== undefined && outcome.borrower)
        this.ledger.record(personLaw, owner, outcome.borrower, { by, at });
      return "done";
    } catch (error) {
      if (error instanceof Problem) return error.kind.code;
      throw error;
    }
  }

  get life(): readonly Recorded[] {
    return this.ledger.recorded;
  }

  terminal(propertyNo = "PC"): Terminal {
    return this.ledger.of(terminalLaw, propertyNo).state as Terminal;
  }

  person(id = "worker"): Person {
    return this.ledger.of(personLaw, id).state as Person;
  }
}
