// The end of a trip: released into the office after a check of its items, and closed when both sides have signed; pure.
import { isSameAccount } from "../shared/rules/account.ts";
import type { Side } from "./custody.ts";
import {
  loanAt,
  proven,
  recordedNow,
  refusal,
  type StepContext,
  type StepOutcome,
  type StepTime,
  timesOf,
} from "./step.ts";
import type { Terminal } from "./terminal.ts";

/** `missing` is the result of the check: an empty list says that everything is there. */
export type ReleaseCheck = StepTime & { readonly missing: readonly string[] };

export function release(
  terminal: Terminal,
  { missing, ...when }: ReleaseCheck,
  context: StepContext,
): StepOutcome {
  const { borrower, accessories, attestation } = loanAt(terminal, ["attested"], context);
  if (isSameAccount(context.by.person, borrower)) throw refusal(context, "releaser-is-borrower");
  if (missing.some(item => !accessories.includes(item))) throw refusal(context, "accessory-unknown");
  const times = timesOf(when, context, proven(attestation).at);
  if (times.happenedAt < proven(attestation).at)
    throw refusal(context, "wrong-stage", { clauses: ["tainan-2021/3.5d"] });
  return { terminal: [{ event: { type: "Released", missing }, ...times }] };
}

/** The second signature closes the loan. A borrower who cannot come is signed for by somebody else, who says why. */
export function sign(
  terminal: Terminal,
  { side, onBehalf }: { readonly side: Side; readonly onBehalf?: string | undefined },
  context: StepContext,
): StepOutcome {
  const { borrower, signed } = loanAt(terminal, ["released"], context);
  const { person } = context.by;
  if (terminal.custody.incident) throw refusal(context, "incident-open");
  if (signed[side]) throw refusal(context, "signed-already");
  if (side === "borrower" && !onBehalf && !isSameAccount(person, borrower))
    throw refusal(context, "not-the-borrower");
  if (
    Object.values(signed).some(name => isSameAccount(name, person)) ||
    (side === "records" && isSameAccount(person, borrower))
  )
    throw refusal(context, "other-side-needed");
  const signature = { event: { type: "ReturnSigned" as const, side }, ...(onBehalf && { reason: onBehalf }) };
  if (Object.keys(signed).length === 0) return { terminal: [signature] };
  const { propertyNo } = terminal;
  return {
    terminal: [signature, ...recordedNow({ type: "LoanClosed" }).terminal],
    borrower: [{ event: { type: "LoanClosed", propertyNo } }],
  };
}
