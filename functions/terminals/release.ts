// The end of a trip: released into the office after a check of its items, and closed when both sides have signed; pure.
import { isSameAccount } from "../shared/rules/account.ts";
import type { Side } from "./custody-event.ts";
import { happening, type When } from "./happening.ts";
import { now, type Outcome } from "./outcome.ts";
import { loanAt, proven } from "./stage.ts";
import { type Desk, refusal } from "./step.ts";
import type { Terminal } from "./terminal.ts";

/** `missing` is the result of the check: an empty list says that everything is there. */
export function release(
  terminal: Terminal,
  { missing, ...when }: { readonly missing: readonly string[] } & When,
  desk: Desk,
): Outcome {
  const { borrower, accessories, attestation } = loanAt(terminal, ["attested"], desk);
  if (isSameAccount(desk.by.person, borrower)) throw refusal(desk, "releaser-is-borrower");
  if (missing.some(item => !accessories.includes(item))) throw refusal(desk, "accessory-unknown");
  const times = happening(when, desk, proven(attestation).at);
  if (times.happenedAt < proven(attestation).at)
    throw refusal(desk, "wrong-stage", { clauses: ["tainan-2021/3.5d"] });
  return { terminal: [{ event: { type: "Released", missing }, ...times }] };
}

/** The second signature closes the loan. A borrower who cannot come is signed for by somebody else, who says why. */
export function sign(
  terminal: Terminal,
  { side, onBehalf }: { readonly side: Side; readonly onBehalf?: string | undefined },
  desk: Desk,
): Outcome {
  const { borrower, signed } = loanAt(terminal, ["released"], desk);
  const { person } = desk.by;
  if (terminal.custody.incident) throw refusal(desk, "incident-open");
  if (signed[side]) throw refusal(desk, "signed-already");
  if (side === "borrower" && !onBehalf && !isSameAccount(person, borrower))
    throw refusal(desk, "not-the-borrower");
  if (
    Object.values(signed).some(name => isSameAccount(name, person)) ||
    (side === "records" && isSameAccount(person, borrower))
  )
    throw refusal(desk, "other-side-needed");
  const signature = { event: { type: "ReturnSigned" as const, side }, ...(onBehalf && { reason: onBehalf }) };
  if (Object.keys(signed).length === 0) return { terminal: [signature] };
  const { propertyNo } = terminal;
  return {
    terminal: [signature, ...now({ type: "LoanClosed" }).terminal],
    borrower: [{ event: { type: "LoanClosed", propertyNo } }],
  };
}
