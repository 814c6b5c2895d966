// The law of a terminal: what it is on paper and where it is in its trip, as one stream, now and at any time before; pure.

import type { Held } from "../shared/journal/change.ts";
import type { Law, Recorded } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import { endOfDay } from "../shared/time/calendar.ts";
import { TERMINALS_OUT, terminalsAt, terminalsOf, terminalsOfSystem } from "./boards.ts";
import {
  type Custody,
  type CustodyEvent,
  type Hold,
  IN_OFFICE,
  isCustodyEvent,
  type Loan,
  type LoanTerms,
  type Stage,
} from "./custody.ts";
import { evolveRegistration, type Keepers, type Registered, type RegistrationEvent } from "./registration.ts";

export type TerminalEvent = RegistrationEvent | CustodyEvent;

export interface Terminal extends Registered {
  readonly custody: Custody;
}

/** Sorts behind every day. */
const NEVER_DUE = "9999-12-31";

export const terminalLaw: Law<Terminal, TerminalEvent> = {
  kind: "TERMINAL",
  evolve(before, recorded) {
    const { event } = recorded;
    if (!isCustodyEvent(event))
      return { ...evolveRegistration(before, { ...recorded, event }), custody: before?.custody ?? IN_OFFICE };
    if (!before) throw new Error(`${event.type} before the terminal was registered`);
    return { ...before, custody: evolveCustody(before.custody, { ...recorded, event }) };
  },
  boards({ agency, system, propertyNo, custody: { stage, loan } }) {
    const byDueDay = `${loan?.dueOn ?? NEVER_DUE}#${propertyNo}`;
    return shownOn(
      [terminalsOf(agency), propertyNo],
      [terminalsOfSystem(system, agency), propertyNo],
      [terminalsAt(stage, agency), byDueDay],
      ...(stage === "out" ? [[TERMINALS_OUT, byDueDay] as const] : []),
    );
  },
};

function evolveCustody(before: Custody, recorded: Recorded<CustodyEvent>): Custody {
  const { event, happenedAt: at, recordedAt, by } = recorded;
  if (event.type === "LoanRegistered") return { ...before, ...begun(recorded, event) };
  const { loan } = before;
  if (!loan) throw new Error(`${event.type} without a loan`);
  const on = (stage: Stage, more: Partial<Loan> = {}): Custody => ({
    ...before,
    stage,
    loan: { ...loan, ...more },
  });
  const held = (stage: Stage, cause: Hold["cause"], more: Partial<Loan>): Custody => ({
    ...on(stage, more),
    hold: { cause, since: recordedAt },
  });
  switch (event.type) {
    case "LoanApproved":
      return on(before.stage, { approval: { by: by.person, at, until: event.until } });
    case "LoanExtended":
      return on(before.stage, { dueOn: event.dueOn, dueAt: endOfDay(event.dueOn), notices: [] });
    case "PledgeAccepted":
      return on("registered", { pledgedAt: at });
    case "CarriedOut":
      return on("out", { outAt: at });
    case "ReturnDeclared":
      return held("return-declared", "return-declared", { returnDeclaredAt: at });
    case "Disinfected": {
      const { type: _, ...disinfection } = event;
      return withoutProof(on("disinfected", { disinfection }));
    }
    case "Scanned": {
      const { type: _, ...scan } = event;
      // Attested before, but by a report that does not count: from here it is held again.
      if (!before.hold) return withoutAttestation(held("scanned", "return-declared", { scan }));
      return on("scanned", { scan });
    }
    case "FoundInfected":
      return held("infected", "infected", {});
    case "CleanedUp":
      return on("cleaned", { cleanUp: { method: event.method, doneAt: event.doneAt } });
    case "Attested": {
      const { hold: _, ...free } = on("attested", {
        attestation: { by: by.person, at, document: event.document },
      });
      return { ...free, lastReport: event.report };
    }
    case "Released":
      return on("released", { release: { by: by.person, at, missing: event.missing } });
    case "ReturnSigned":
      return on(before.stage, { signed: { ...loan.signed, [event.side]: by.person } });
    case "LoanCancelled":
    case "LoanClosed":
      return ended("in-office", before);
    case "LossReported":
      return held("lost", "lost", { lostAt: at });
    case "FoundAgain":
      return withoutProof(held("return-declared", "return-declared", { returnDeclaredAt: at }));
    case "WrittenOff":
      // The hold stays for ever: nobody has shown that terminal clean.
      return { ...ended("written-off", before), ...(before.hold && { hold: before.hold }) };
    case "IncidentOpened": {
      const { type: _, ...incident } = event;
      return { ...before, incident: { ...incident, since: at } };
    }
    case "IncidentClosed": {
      const { incident: _, ...rest } = before;
      return rest;
    }
    case "NoticeGiven":
      return on(before.stage, { notices: [...loan.notices, event.workingDays] });
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function begun({ happenedAt, by }: Recorded, { type: _, ...terms }: { readonly type: string } & LoanTerms) {
  const dueAt = endOfDay(terms.dueOn);
  const loan = {
    ...terms,
    dueAt,
    registeredAt: happenedAt,
    registeredBy: by.person,
    signed: {},
    notices: [],
  };
  return { stage: "registered" as const, loans: terms.number, loan };
}

/** What was shown clean is shown no longer: from here everything after disinfection is done again. */
function withoutProof(custody: Custody): Custody {
  const { scan: _, cleanUp: __, attestation: ___, release: ____, ...loan } = custody.loan as Loan;
  return { ...custody, loan: { ...loan, signed: {} } };
}

function withoutAttestation(custody: Custody): Custody {
  const { attestation: _, ...loan } = custody.loan as Loan;
  return { ...custody, loan };
}

function ended(stage: Stage, { loans, lastReport }: Custody): Custody {
  return { stage, loans, ...(lastReport && { lastReport }) };
}

type Keeper = Pick<Keepers, "agency" | "system">;

type Life = readonly Recorded<TerminalEvent>[];

/** A loan as it was at its end. */
export function loanNumbered(life: Life, number: number): Loan | undefined {
  return withLoan(life, number)?.custody.loan;
}

/** Whose terminal it was during a loan, which does not change hands with it. */
export function keeperDuring(life: Life, number: number): Keeper | undefined {
  return withLoan(life, number);
}

function withLoan(life: Life, number: number): Terminal | undefined {
  return statesOf(life).findLast(({ custody }) => custody.loan?.number === number);
}

/** Each event with who kept the terminal from it on. */
export function keptBy(life: Life): { recorded: Recorded<TerminalEvent>; keeper: Keeper }[] {
  const states = statesOf(life);
  return life.map((recorded, at) => ({ recorded, keeper: states[at] as Terminal }));
}

function statesOf(life: Life): Terminal[] {
  const states: Terminal[] = [];
  for (const recorded of life) states.push(terminalLaw.evolve(states.at(-1), recorded));
  return states;
}

/** As the API shows it: its state with the version and hash that prove it. */
export function terminalView({ state, version, head }: Held<Terminal>) {
  return { ...state, version, hash: head };
}
