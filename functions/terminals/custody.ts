// Where a terminal is and who answers for it: the stages of a trip, the loan, and the hold in between; types and names only.
import type { Person } from "../people/person.ts";
import type { Day } from "../shared/time/day.ts";
import type { CleanUp, Disinfection, Incident, LoanTerms, Scan, Side } from "./custody-event.ts";

export const STAGES = [
  "in-office",
  "registered",
  "out",
  "return-declared",
  "disinfected",
  "scanned",
  "infected",
  "cleaned",
  "attested",
  "released",
  "lost",
  "written-off",
] as const;
export type Stage = (typeof STAGES)[number];

/** 管制: why the gate is closed for this terminal and its borrower, whatever else holds. */
export type Hold = Person["holds"][string];

/** One trip; what is not there has not happened yet. */
export interface Loan extends LoanTerms {
  readonly dueAt: string;
  readonly registeredAt: string;
  readonly registeredBy: string;
  readonly approval?: { readonly by: string; readonly at: string; readonly until: Day };
  readonly pledgedAt?: string;
  readonly outAt?: string;
  readonly returnDeclaredAt?: string;
  readonly disinfection?: Disinfection;
  readonly scan?: Scan;
  readonly cleanUp?: CleanUp;
  readonly attestation?: { readonly by: string; readonly at: string; readonly document: string };
  readonly release?: { readonly by: string; readonly at: string; readonly missing: readonly string[] };
  readonly signed: Readonly<Partial<Record<Side, string>>>;
  readonly lostAt?: string;
  /** Which reminders were given, in working days ahead of the due date. */
  readonly notices: readonly number[];
}

export interface Custody {
  readonly stage: Stage;
  readonly hold?: Hold;
  /** How many loans there were: the number of the open or latest one. */
  readonly loans: number;
  readonly loan?: Loan;
  readonly incident?: Incident & { readonly since: string };
  /** The report behind the latest attestation: no later one may rest on it. */
  readonly lastReport?: string;
}

export const IN_OFFICE: Custody = { stage: "in-office", loans: 0 };
