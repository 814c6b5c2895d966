// The way back up to the scan: declared, disinfected, cleaned up where malware was found; pure decisions.
import type { CleanUp, Disinfection } from "./custody-event.ts";
import { happening, meant, type When } from "./happening.ts";
import type { Outcome } from "./outcome.ts";
import { loanAt, proven } from "./stage.ts";
import { type Desk, refusal } from "./step.ts";
import type { Terminal } from "./terminal.ts";

/** Closes the gate for the terminal and its borrower in the same moment. */
export function declareReturn(terminal: Terminal, when: When, desk: Desk): Outcome {
  const { outAt } = loanAt(terminal, ["out"], desk);
  const times = happening(when, desk, proven(outAt));
  if (times.happenedAt < proven(outAt)) throw refusal(desk, "returned-before-leaving");
  const { propertyNo } = terminal;
  return {
    terminal: [{ event: { type: "ReturnDeclared" }, ...times }],
    borrower: [{ event: { type: "HoldBegun", propertyNo, cause: "return-declared" }, ...times }],
  };
}

/** A second record corrects the first, and whatever was scanned in between is scanned again. */
export function disinfect(terminal: Terminal, done: Disinfection & Late, desk: Desk): Outcome {
  const { reason, site } = done;
  const { returnDeclaredAt } = loanAt(terminal, ["return-declared", "disinfected", "scanned"], desk);
  const startedAt = meant(done.startedAt, proven(returnDeclaredAt));
  const doneAt = meant(done.doneAt, startedAt);
  if (!desk.agency.returnSites.some(({ id }) => id === site)) throw refusal(desk, "site-not-listed");
  const times = happening({ happenedAt: doneAt, reason }, desk);
  if (startedAt < proven(returnDeclaredAt) || doneAt < startedAt)
    throw refusal(desk, "disinfection-out-of-order");
  return { terminal: [{ event: { type: "Disinfected", site, startedAt, doneAt }, ...times }] };
}

export function cleanUp(terminal: Terminal, done: CleanUp & Late, desk: Desk): Outcome {
  const { method, reason } = done;
  const { scan } = loanAt(terminal, ["infected", "cleaned"], desk);
  const doneAt = meant(done.doneAt, proven(scan).finishedAt);
  const times = happening({ happenedAt: doneAt, reason }, desk);
  if (doneAt < proven(scan).finishedAt) throw refusal(desk, "clean-up-out-of-order");
  return { terminal: [{ event: { type: "CleanedUp", method, doneAt }, ...times }] };
}

/** Why something is entered late that says itself when it was done. */
export type Late = Pick<When, "reason">;
