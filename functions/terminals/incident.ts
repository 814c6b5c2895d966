// What goes wrong with a terminal outside: lost, stolen, found again, written off, and the incident that stays open; pure.
import { isSameAccount } from "../shared/rules/account.ts";
import type { CustodyEvent, Incident, Loss } from "./custody-event.ts";
import { happening, type When } from "./happening.ts";
import { now, type Outcome } from "./outcome.ts";
import { loanAt, proven } from "./stage.ts";
import { type Desk, refusal } from "./step.ts";
import type { Terminal } from "./terminal.ts";

const OUTSIDE = [
  "out",
  "return-declared",
  "disinfected",
  "scanned",
  "infected",
  "cleaned",
  "attested",
  "released",
] as const;

/** What is bound to the terminal is proposed for withdrawal: whoever has it could use that too. */
export function incident(
  { certificateName, propertyNo }: Terminal,
  cause: Incident["cause"],
  note: string,
): CustodyEvent {
  const withdraw = cause === "infected" ? [] : [`certificate:${certificateName}`, `ranges-of:${propertyNo}`];
  return { type: "IncidentOpened", cause, note, withdraw };
}

/** One action closes the gate, whatever stage the terminal is in. */
export function reportLoss(
  terminal: Terminal,
  { loss, note, ...when }: { readonly loss: Loss; readonly note: string } & When,
  desk: Desk,
): Outcome {
  const { outAt } = loanAt(terminal, OUTSIDE, desk);
  const times = happening(when, desk, proven(outAt));
  if (times.happenedAt < proven(outAt)) throw refusal(desk, "returned-before-leaving");
  const { propertyNo } = terminal;
  return {
    terminal: [
      { event: { type: "LossReported", loss }, ...times },
      { event: incident(terminal, loss, note) },
    ],
    borrower: [{ event: { type: "HoldBegun", propertyNo, cause: "lost" }, ...times }],
  };
}

/** Nobody knows where it was: it comes back by the whole way, disinfection first. */
export function reportFound(terminal: Terminal, when: When, desk: Desk): Outcome {
  const { lostAt } = loanAt(terminal, ["lost"], desk);
  const times = happening(when, desk, proven(lostAt));
  if (times.happenedAt < proven(lostAt)) throw refusal(desk, "returned-before-leaving");
  const { propertyNo } = terminal;
  return {
    terminal: [{ event: { type: "FoundAgain" }, ...times }],
    borrower: [{ event: { type: "HoldBegun", propertyNo, cause: "return-declared" }, ...times }],
  };
}

/** Frees the borrower; the terminal itself stays closed for ever. */
export function writeOff(terminal: Terminal, { outcome }: Closing, desk: Desk): Outcome {
  const { borrower } = loanAt(terminal, ["lost"], desk);
  if (isSameAccount(desk.by.person, borrower)) throw refusal(desk, "approver-is-borrower");
  const { propertyNo } = terminal;
  return {
    ...now({ type: "IncidentClosed", outcome }, { type: "WrittenOff" }),
    borrower: [{ event: { type: "HoldEnded", propertyNo } }, { event: { type: "LoanClosed", propertyNo } }],
  };
}

export function closeIncident(terminal: Terminal, { outcome }: Closing, desk: Desk): Outcome {
  loanAt(terminal, ["attested", "released"], desk);
  if (!terminal.custody.incident) throw refusal(desk, "no-incident");
  return now({ type: "IncidentClosed", outcome });
}

export interface Closing {
  readonly outcome: string;
}
