// What goes wrong with a terminal outside: lost, stolen, found again, written off, and the incident that stays open; pure.
import { isSameAccount } from "../shared/rules/account.ts";
import type { CustodyEvent, Incident, Loss } from "./custody.ts";
import {
  loanAt,
  proven,
  recordedNow,
  refusal,
  type StepContext,
  type StepOutcome,
  type StepTime,
  timesAfter,
} from "./step.ts";
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
  { loss, note, ...when }: { readonly loss: Loss; readonly note: string } & StepTime,
  context: StepContext,
): StepOutcome {
  const { outAt } = loanAt(terminal, OUTSIDE, context);
  const times = timesAfter(when, context, { came: proven(outAt), refused: "returned-before-leaving" });
  const { propertyNo } = terminal;
  return {
    terminal: [
      { event: { type: "LossReported", loss }, ...times },
      { event: incident(terminal, loss, note) },
    ],
    borrower: [{ event: { type: "HoldBegun", propertyNo, cause: "lost" }, ...times }],
    isOfItself: true,
  };
}

/** Nobody knows where it was: it comes back by the whole way, disinfection first. */
export function reportFound(terminal: Terminal, when: StepTime, context: StepContext): StepOutcome {
  const { lostAt } = loanAt(terminal, ["lost"], context);
  const times = timesAfter(when, context, { came: proven(lostAt), refused: "returned-before-leaving" });
  const { propertyNo } = terminal;
  return {
    terminal: [{ event: { type: "FoundAgain" }, ...times }],
    borrower: [{ event: { type: "HoldBegun", propertyNo, cause: "return-declared" }, ...times }],
  };
}

/** Frees the borrower; the terminal itself stays closed for ever. */
export function writeOff(terminal: Terminal, { outcome }: Closing, context: StepContext): StepOutcome {
  const { borrower } = loanAt(terminal, ["lost"], context);
  if (isSameAccount(context.by.person, borrower)) throw refusal(context, "approver-is-borrower");
  const { propertyNo } = terminal;
  return {
    ...recordedNow({ type: "IncidentClosed", outcome }, { type: "WrittenOff" }),
    borrower: [{ event: { type: "HoldEnded", propertyNo } }, { event: { type: "LoanClosed", propertyNo } }],
  };
}

export function closeIncident(terminal: Terminal, { outcome }: Closing, context: StepContext): StepOutcome {
  loanAt(terminal, ["attested", "released"], context);
  if (!terminal.custody.incident) throw refusal(context, "no-incident");
  return recordedNow({ type: "IncidentClosed", outcome });
}

export interface Closing {
  readonly outcome: string;
}
