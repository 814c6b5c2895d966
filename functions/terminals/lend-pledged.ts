// A loan with its pledge: the exact text is kept before the loan that names it is recorded.
import { keepBlob } from "../shared/journal/blob.ts";
import type { LoanTerms } from "./custody.ts";
import { lend, pledgeText } from "./loan.ts";
import type { Parties, StepContext, StepOutcome } from "./step.ts";

export async function lendPledged(
  parties: Parties,
  terms: Omit<LoanTerms, "number" | "pledgeText">,
  context: StepContext,
): Promise<StepOutcome> {
  const text = pledgeText(parties.terminal, terms.borrower, terms.norm);
  return lend(parties, { ...terms, pledgeText: await keepBlob(text) }, context);
}
