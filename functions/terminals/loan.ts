// The way out: a loan is registered, approved, extended or cancelled, and the terminal carried out; pure decisions.

import type { Person } from "../people/person.ts";
import { Problem } from "../shared/http/problem.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { endOfDay } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { LoanTerms } from "./custody-event.ts";
import { requireFitTerminal } from "./fitness.ts";
import { happening, type When } from "./happening.ts";
import { now, type Outcome } from "./outcome.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import { loanAt, STANDING } from "./stage.ts";
import { type Desk, refusal } from "./step.ts";
import type { Terminal } from "./terminal.ts";

export interface Parties {
  readonly terminal: Terminal;
  readonly person: Person | undefined;
}

export function lend({ terminal, person }: Parties, wish: Omit<LoanTerms, "number">, desk: Desk): Outcome {
  const { custody, propertyNo } = terminal;
  if (terminal.status === "retired") throw new Problem(TERMINAL_PROBLEM["terminal-retired"]);
  if (custody.stage !== "in-office") {
    const { next } = STANDING[custody.stage];
    throw refusal(desk, "loan-open", { todo: { "zh-TW": `下一步：${next[0]}。`, en: `Next: ${next[1]}.` } });
  }
  requireFitTerminal(terminal, desk);
  requireReadiness(wish.borrower, desk);
  requireFreeBorrower({ terminal, person }, desk);
  const dueAt = endOfDay(wish.dueOn);
  if (dueAt <= desk.at) throw refusal(desk, "due-passed");
  return {
    ...now({ type: "LoanRegistered", number: custody.loans + 1, ...wish }),
    borrower: [{ event: { type: "LoanTaken", propertyNo, dueAt } }],
  };
}

function requireReadiness(borrower: string, desk: Desk): void {
  const { readiness } = desk.agency;
  if (!readiness || readiness.at > desk.at || !readiness.hardware.fit || !readiness.software.fit)
    throw refusal(desk, "readiness-missing");
  if (!readiness.people.some(each => isSameAccount(each, borrower)))
    throw refusal(desk, "borrower-not-reviewed");
  if (readiness.drillRequired && !readiness.drill) throw refusal(desk, "drill-missing");
}

function requireFreeBorrower({ terminal, person }: Parties, desk: Desk): void {
  if (!person?.active || person.agency !== terminal.agency) throw refusal(desk, "borrower-unknown");
  const unfinished = Object.values(person.loans).some(
    ({ dueAt, returning }) => returning || dueAt <= desk.at,
  );
  if (unfinished || Object.keys(person.holds).length > 0) throw refusal(desk, "borrower-return-unfinished");
}

/** The property manager's own act; a later one may lengthen it. */
export function approve(terminal: Terminal, { until }: { readonly until: Day }, desk: Desk): Outcome {
  const { borrower, dueOn } = loanAt(terminal, ["registered", "out"], desk);
  if (isSameAccount(desk.by.person, borrower)) throw refusal(desk, "approver-is-borrower");
  if (until < dueOn) throw refusal(desk, "due-past-approval");
  return now({ type: "LoanApproved", until });
}

export function extend(terminal: Terminal, { dueOn }: { readonly dueOn: Day }, desk: Desk): Outcome {
  const loan = loanAt(terminal, ["registered", "out"], desk);
  if (loan.dueAt <= desk.at) throw refusal(desk, "due-passed");
  if (dueOn <= loan.dueOn) throw refusal(desk, "due-not-later");
  if (!loan.approval || loan.approval.until < dueOn) throw refusal(desk, "due-past-approval");
  const { propertyNo } = terminal;
  return {
    ...now({ type: "LoanExtended", dueOn }),
    borrower: [{ event: { type: "LoanExtended", propertyNo, dueAt: endOfDay(dueOn) } }],
  };
}

/** Only before it leaves; afterwards the way back is through disinfection. */
export function cancel(terminal: Terminal, { reason }: { readonly reason: string }, desk: Desk): Outcome {
  loanAt(terminal, ["registered"], desk);
  const { propertyNo } = terminal;
  return {
    terminal: [{ event: { type: "LoanCancelled" }, reason }],
    borrower: [{ event: { type: "LoanClosed", propertyNo } }],
  };
}

export function carryOut(terminal: Terminal, when: When, desk: Desk): Outcome {
  const { approval, pledgedAt, registeredAt, dueAt } = loanAt(terminal, ["registered"], desk);
  if (!approval) throw refusal(desk, "approval-missing");
  if (!pledgedAt) throw refusal(desk, "pledge-missing");
  const before = [registeredAt, approval.at, pledgedAt];
  const times = happening(when, desk, ...before);
  if (before.some(at => times.happenedAt < at)) throw refusal(desk, "carried-out-too-early");
  if (dueAt <= desk.at) throw refusal(desk, "due-passed");
  return { terminal: [{ event: { type: "CarriedOut" }, ...times }] };
}
