// What the gate knows of the terminal: whose it is, to whom it is lent, how far its return has come, what holds it; pure.
import type { Person } from "../people/person.ts";
import { brandName } from "./adoption.ts";
import type { Deadline, LoanStage, Part, ReturnStep } from "./known.ts";
import type { Found, OpenLoan, TerminalCustody } from "./states.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export function custodyOf(
  terminal: Found<TerminalCustody> | undefined,
  person: Found<Person> | undefined,
  at: string,
): Part {
  if (!terminal) return { known: {} };
  const { state } = terminal;
  const holds = holdsOf(state, person?.state);
  return {
    known: {
      terminal: terminalOf(state, at),
      ...(state.loan && { loan: { ...partOf(state.loan), stage: stageOf(state, state.loan, at) } }),
      ...(holds && { holds }),
    },
    records: { terminal, loan: terminal, holds: state.hold || !person ? terminal : person },
    deadlines: [...loanEnd(state.loan, at), ...testEnd(state, at)],
  };
}

function terminalOf(state: TerminalCustody, at: string) {
  const { role, ownership, agency, system, brand, inServiceFrom, test } = state;
  const since = Date.parse(state.loan?.registeredAt ?? at) - Date.parse(inServiceFrom);
  return {
    inService: !state.retired,
    role,
    ownership,
    agency,
    system,
    brand: brandName(brand),
    daysInService: Math.floor(since / DAY_MS),
    returning: stepOf(state.loan, at),
    tested: test?.passed === true && (test.until === undefined || at < test.until),
    approved: state.approved === true,
  };
}

function partOf({ borrower, pledged }: OpenLoan) {
  return { borrower, pledged };
}

function stageOf({ hold }: TerminalCustody, loan: OpenLoan, at: string): LoanStage {
  if (hold === "lost") return "lost";
  if (hasCome(loan.attestedAt, at)) return "returned";
  if (hasCome(loan.returnDeclaredAt, at)) return "returning";
  if (!hasCome(loan.outAt, at)) return "registered";
  return at < loan.dueAt ? "out" : "overdue";
}

function stepOf(loan: OpenLoan | undefined, at: string): ReturnStep {
  if (!loan || !hasCome(loan.returnDeclaredAt, at)) return "no";
  if (hasCome(loan.attestedAt, at)) return "attested";
  if (hasCome(loan.scannedAt, at)) return "scanned";
  return hasCome(loan.disinfectedAt, at) ? "disinfected" : "declared";
}

function hasCome(instant: string | undefined, at: string): boolean {
  return instant !== undefined && instant <= at;
}

/** Unknown while the person is unknown, since their other loans may hold them. */
function holdsOf(terminal: TerminalCustody, person: Person | undefined): readonly string[] | undefined {
  if (!person) return terminal.hold ? [terminal.hold] : undefined;
  const causes = Object.values(person.holds).map(({ cause }) => cause);
  return [...new Set([...(terminal.hold ? [terminal.hold] : []), ...causes])].sort();
}

function loanEnd(loan: OpenLoan | undefined, at: string): Deadline[] {
  if (!loan || loan.dueAt <= at) return [];
  const reason = { "zh-TW": "借用到期", en: "the loan is due" };
  return [{ at: loan.dueAt, fact: "loan.stage", reason }];
}

function testEnd({ ownership, test }: TerminalCustody, at: string): Deadline[] {
  if (ownership !== "personal" || !test?.until || test.until <= at) return [];
  const reason = { "zh-TW": "自備設備的資安檢測到期", en: "the security test of the own device lapses" };
  return [{ at: test.until, fact: "terminal.tested", reason }];
}
