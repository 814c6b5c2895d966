// A small world without a database: terminals, people and one agency, moved by the laws alone.
import { type Agency, agencyLaw } from "../../functions/agencies/agency.ts";
import { type Person, personLaw } from "../../functions/people/person.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Recorded } from "../../functions/shared/journal/event.ts";
import type { Registration } from "../../functions/terminals/registration.ts";
import type { Parties } from "../../functions/terminals/step.ts";
import { type StepContext, type StepOutcome, stepContext } from "../../functions/terminals/step.ts";
import { type Terminal, terminalLaw } from "../../functions/terminals/terminal.ts";
import { enrolled, registered, reviewed } from "../house/city.ts";
import { actorOf, given, Ledger } from "../house/given.ts";

/** An agency that reviewed its readiness, and where what was carried out comes back. */
export const OFFICE: Agency = {
  ...(given(agencyLaw)
    .as({ by: "supervisor" })
    .events(reviewed("worker", "colleague", "scan")).state as Agency),
  returnSites: [{ id: "gate", name: "門外" }],
  scanOfficers: ["scan", "scan2"],
};

const { type: _, ...paper } = registered("PC", { accessories: ["power cord"] });
export const PC: Registration = paper;

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
      const { accessories } = PC;
      this.ledger.record(terminalLaw, propertyNo, [registered(propertyNo, { accessories })], acting);
    }
    for (const person of people) {
      this.ledger.record(personLaw, person, [enrolled()], acting);
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
