// The signed statement that a returned terminal was scanned clean: who may make it and what it binds; pure.
import type { Agency } from "../agencies/agency.ts";
import { refuseAll } from "../shared/http/problem.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import type { Custody, Loan } from "./custody.ts";
import { loanAt, proven, recordedNow, refusal, type StepContext, type StepOutcome } from "./step.ts";
import type { Terminal } from "./terminal.ts";

const TYPE = "docgate/attestation";

/** Which loan and which scan report the officer has before them: an older statement cannot be said again. */
export interface Claim {
  readonly loan: number;
  readonly report: string;
}

/** What is signed: enough to be judged without docgate, and bound to this terminal, loan and scan. */
export interface Statement {
  readonly type: typeof TYPE;
  readonly result: "clean";
  readonly propertyNo: string;
  readonly agency: string;
  readonly system: string;
  readonly loan: number;
  readonly returnDeclaredAt: string;
  readonly disinfection: Loan["disinfection"];
  readonly scan: Loan["scan"];
  readonly officer: string;
  readonly attestedAt: string;
  readonly profiles: Agency["profiles"];
}

export function attest(terminal: Terminal, claim: Claim, context: StepContext): Statement {
  const { borrower, scan, disinfection, number, returnDeclaredAt } = loanAt(terminal, ["scanned"], context);
  const { by, at, agency } = context;
  const isNamed = agency.scanOfficers.some(officer => isSameAccount(officer, by.person));
  refuseAll(
    isSameAccount(by.person, borrower) && refusal(context, "attester-is-borrower"),
    !isNamed && refusal(context, "attester-not-named"),
    claim.loan !== number && refusal(context, "attestation-of-another-loan"),
    claim.report !== proven(scan).report && refusal(context, "attestation-of-another-scan"),
  );
  return {
    type: TYPE,
    result: "clean",
    propertyNo: terminal.propertyNo,
    agency: terminal.agency,
    system: terminal.system,
    loan: number,
    returnDeclaredAt: proven(returnDeclaredAt),
    disinfection,
    scan,
    officer: by.person,
    attestedAt: at,
    profiles: agency.profiles,
  };
}

/** Ends the hold; `document` is the digest of the signed statement. */
export function attested({ propertyNo, scan }: Statement, document: string): StepOutcome {
  return {
    ...recordedNow({ type: "Attested", document, report: proven(scan).report }),
    borrower: [{ event: { type: "HoldEnded", propertyNo } }],
  };
}

/** Whether a signed payload is the statement this terminal's present attestation rests on. */
export function isStatementOf(payload: unknown, propertyNo: string, { loan }: Custody): boolean {
  const { type, result, propertyNo: about, loan: number, scan, attestedAt } = payload as Partial<Statement>;
  if (!loan?.scan || !loan.attestation) return false;
  return (
    type === TYPE &&
    result === "clean" &&
    about === propertyNo &&
    number === loan.number &&
    scan?.report === loan.scan.report &&
    attestedAt === loan.attestation.at
  );
}
