// The way back up to the scan: declared, disinfected, cleaned up where malware was found; pure decisions.
import { refuseAll, requireAll } from "../shared/http/problem.ts";
import type { CleanUp, Disinfection } from "./custody.ts";
import {
  type LateReason,
  loanAt,
  momentOfMinute,
  proven,
  refusal,
  type StepContext,
  type StepOutcome,
  type StepTime,
  timesAfter,
  timesOf,
} from "./step.ts";
import type { Terminal } from "./terminal.ts";

/** Closes the gate for the terminal and its borrower in the same moment. */
export function declareReturn(terminal: Terminal, when: StepTime, context: StepContext): StepOutcome {
  const { outAt } = loanAt(terminal, ["out"], context);
  const times = timesAfter(when, context, { came: proven(outAt), refused: "returned-before-leaving" });
  const { propertyNo } = terminal;
  return {
    terminal: [{ event: { type: "ReturnDeclared" }, ...times }],
    borrower: [{ event: { type: "HoldBegun", propertyNo, cause: "return-declared" }, ...times }],
    isOfItself: true,
  };
}

/** A second record corrects the first, and whatever was scanned in between is scanned again. */
export function disinfect(
  terminal: Terminal,
  done: Disinfection & LateReason,
  context: StepContext,
): StepOutcome {
  const { reason, site } = done;
  const { returnDeclaredAt } = loanAt(terminal, ["return-declared", "disinfected", "scanned"], context);
  const startedAt = momentOfMinute(done.startedAt, proven(returnDeclaredAt));
  const doneAt = momentOfMinute(done.doneAt, startedAt);
  const isOutOfOrder = startedAt < proven(returnDeclaredAt) || doneAt < startedAt;
  const when = { happenedAt: doneAt, reason };
  requireAll(
    () => requireListed(site, context),
    () => void timesOf(when, context),
    () => refuseAll(isOutOfOrder && refusal(context, "disinfection-out-of-order")),
  );
  const times = timesOf(when, context);
  return { terminal: [{ event: { type: "Disinfected", site, startedAt, doneAt }, ...times }] };
}

function requireListed(site: string, context: StepContext): void {
  if (!context.agency.returnSites.some(({ id }) => id === site)) throw refusal(context, "site-not-listed");
}

export function cleanUp(terminal: Terminal, done: CleanUp & LateReason, context: StepContext): StepOutcome {
  const { method, reason } = done;
  const { scan } = loanAt(terminal, ["infected", "cleaned"], context);
  const doneAt = momentOfMinute(done.doneAt, proven(scan).finishedAt);
  const came = { came: proven(scan).finishedAt, refused: "clean-up-out-of-order" } as const;
  const times = timesAfter({ happenedAt: doneAt, reason }, context, came);
  return { terminal: [{ event: { type: "CleanedUp", method, doneAt }, ...times }] };
}
