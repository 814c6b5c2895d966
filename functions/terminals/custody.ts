// A terminal's trip: its stages, the loan and the hold in between, and what can happen to it; names and types only.
import type { Person } from "../people/person.ts";
import type { Day } from "../shared/time/day.ts";

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

export const LOSSES = ["lost", "stolen"] as const;
export type Loss = (typeof LOSSES)[number];
export const INCIDENT_CAUSES = ["infected", ...LOSSES] as const;
export const SIDES = ["borrower", "records"] as const;
export type Side = (typeof SIDES)[number];
export const SCAN_MODES = ["full-detailed", "quick", "custom"] as const;
export const SCAN_NETWORKS = ["offline", "online"] as const;

export interface LoanTerms {
  readonly number: number;
  readonly borrower: string;
  readonly purpose: string;
  readonly dueOn: Day;
  readonly accessories: readonly string[];
  /** The digest of the pledge's exact text, and the version of the norm it names. */
  readonly pledgeText: string;
  readonly norm: string;
}

export interface Disinfection {
  readonly site: string;
  readonly startedAt: string;
  readonly doneAt: string;
}

export interface Scan {
  readonly tool: string;
  readonly toolVersion: string;
  readonly patternVersion: string;
  readonly patternDate: Day;
  readonly mode: (typeof SCAN_MODES)[number];
  readonly network: (typeof SCAN_NETWORKS)[number];
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly findings: readonly string[];
  /** SHA-256 of the tool's own report file. */
  readonly report: string;
}

export interface CleanUp {
  readonly method: string;
  readonly doneAt: string;
}

export interface Incident {
  readonly cause: (typeof INCIDENT_CAUSES)[number];
  readonly note: string;
  /** What was bound to the terminal and is proposed to be withdrawn. */
  readonly withdraw: readonly string[];
}

export type CustodyEvent =
  | ({ readonly type: "LoanRegistered" } & LoanTerms)
  | { readonly type: "LoanApproved"; readonly until: Day }
  | { readonly type: "LoanExtended"; readonly dueOn: Day }
  | { readonly type: "LoanCancelled" }
  | { readonly type: "PledgeAccepted"; readonly text: string }
  | { readonly type: "CarriedOut" }
  | { readonly type: "ReturnDeclared" }
  | ({ readonly type: "Disinfected" } & Disinfection)
  | ({ readonly type: "Scanned" } & Scan)
  | { readonly type: "FoundInfected" }
  | ({ readonly type: "CleanedUp" } & CleanUp)
  /** `document` is the digest of the signed statement, `report` that of the scan it speaks of. */
  | { readonly type: "Attested"; readonly document: string; readonly report: string }
  | { readonly type: "Released"; readonly missing: readonly string[] }
  | { readonly type: "ReturnSigned"; readonly side: Side }
  | { readonly type: "LoanClosed" }
  | { readonly type: "LossReported"; readonly loss: Loss }
  | { readonly type: "FoundAgain" }
  | { readonly type: "WrittenOff" }
  | ({ readonly type: "IncidentOpened" } & Incident)
  | { readonly type: "IncidentClosed"; readonly outcome: string }
  /** Working days ahead of the due date; negative once it has passed. */
  | {
      readonly type: "NoticeGiven";
      readonly workingDays: number;
      /** The office calendar by which they were counted was not yet official. */
      readonly provisional?: true;
    };

const CUSTODY_EVENTS = [
  "LoanRegistered",
  "LoanApproved",
  "LoanExtended",
  "LoanCancelled",
  "PledgeAccepted",
  "CarriedOut",
  "ReturnDeclared",
  "Disinfected",
  "Scanned",
  "FoundInfected",
  "CleanedUp",
  "Attested",
  "Released",
  "ReturnSigned",
  "LoanClosed",
  "LossReported",
  "FoundAgain",
  "WrittenOff",
  "IncidentOpened",
  "IncidentClosed",
  "NoticeGiven",
] as const satisfies readonly CustodyEvent["type"][];

export function isCustodyEvent(event: { readonly type: string }): event is CustodyEvent {
  return (CUSTODY_EVENTS as readonly string[]).includes(event.type);
}
