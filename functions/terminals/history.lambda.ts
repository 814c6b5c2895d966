// HTTP: one loan with its pledge and attestation, as they were, also long after it was closed; reads only.
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { readBlob } from "../shared/journal/blob.ts";
import { history, read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import type { Loan } from "./custody.ts";
import { readAttestation, readLoan, readPledge } from "./loan-routes.ts";
import { keeperDuring, loanNumbered, type Terminal, type TerminalEvent } from "./terminal.ts";

export const handler = http(
  on(readLoan, async asked => answer(200, await readable(asked))),
  on(readPledge, async asked => {
    const { pledgeText, norm, pledgedAt, borrower } = await readable(asked);
    const text = await readBlob(pledgeText);
    return answer(200, {
      digest: pledgeText,
      norm,
      text,
      borrower,
      ...(pledgedAt && { acceptedAt: pledgedAt }),
    });
  }),
  on(readAttestation, async asked => {
    const { attestation } = await readable(asked);
    if (!attestation) throw new Problem(PROBLEM["not-found"]);
    const body = await readBlob(attestation.document);
    return { statusCode: 200, headers: { "content-type": "application/jose" }, body };
  }),
);

/** A borrower reads their own loans, an agency those of its own time: so the policy is asked about that very loan. */
async function readable({ params, may }: Pick<Asked<typeof readLoan>, "params" | "may">): Promise<Loan> {
  const { propertyNo, number } = params;
  const of = stream("TERMINAL", propertyNo);
  const { state } = await read<Terminal>(of);
  const life = state ? await history<TerminalEvent>(of) : [];
  const loan = loanNumbered(life, number);
  const { agency = "", system = "" } = keeperDuring(life, number) ?? state ?? {};
  may({ type: "Terminal", id: propertyNo, agency, system, person: loan?.borrower ?? "" });
  if (!loan) throw new Problem(PROBLEM["not-found"]);
  return loan;
}
