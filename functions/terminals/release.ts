// The end of a trip: released into the office after a check of its items, and closed when both sides have signed; pure.
import { refuseAll, requireAll } from "../shared/http/problem.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import type { Side } from "./custody.ts";
import {
  loanAt,
  momentOfStep,
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
  const attestedAt = proven(attestation).at;
  const isBefore = momentOfStep(when, context, attestedAt) < attestedAt;
  requireAll(
    () =>
      refuseAll(
        isSameAccount(context.by.person, borrower) && refusal(context, "releaser-is-borrower"),
        missing.some(item => !accessories.includes(item)) && refusal(context, "accessory-unknown"),
      ),
    () => void timesOf(when, context, attestedAt),
    () => refuseAll(isBefore && refusal(context, "wrong-stage", { clauses: ["tainan-2021/3.5d"] })),
  );
  const times = timesOf(when, context, attestedAt);
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
  const isForThem = side === "borrower" && !onBehalf && !isSameAccount(person, borrower);
  const isBothSides =
    Object.values(signed).some(name => isSameAccount(name, person)) ||
    (side === "records" && isSameAccount(person, borrower));
  refuseAll(
    terminal.custody.incident && refusal(context, "incident-open"),
    signed[side] !== undefined && refusal(context, "signed-already"),
    isForThem && refusal(context, "not-the-borrower"),
    isBothSides && refusal(context, "other-side-needed"),
  );
  const signature = { event: { type: "ReturnSigned" as const, side }, ...(onBehalf && { reason: onBehalf }) };
  if (Object.keys(signed).length === 0) return { terminal: [signature] };
  const { propertyNo } = terminal;
  return {
    terminal: [signature, ...recordedNow({ type: "LoanClosed" }).terminal],
    borrower: [{ event: { type: "LoanClosed", propertyNo } }],
  };
}
