// What each regulation asks of an application, by its clauses: where two ask alike, each is cited for itself; pure.
import type { ClauseId } from "../shared/rules/clauses.ts";
import { profileOf } from "../shared/rules/profile.ts";
import type { Decider, HomeRegulation } from "./names.ts";

export interface Demands {
  readonly decidedBy: Decider;
  /** Who may apply, and which clause says so. */
  readonly staff: ClauseId;
  /** By which the agency may cover others. */
  readonly others?: ClauseId;
  /** Which clause the span comes from, and how many months it gives; without a number it ends with the ground. */
  readonly span: ClauseId;
  readonly extension?: ClauseId;
  readonly pledge: ClauseId;
  readonly terms: ClauseId;
  readonly findings?: ClauseId;
  readonly contacts?: ClauseId;
  readonly place?: ClauseId;
  readonly residence?: ClauseId;
  readonly room?: ClauseId;
  readonly environment?: ClauseId;
  readonly work?: ClauseId;
  readonly factors?: ClauseId;
  readonly pregnancy?: ClauseId;
  readonly scopes?: ClauseId;
  readonly reviewer?: ClauseId;
}

const DEMANDS: Readonly<Record<HomeRegulation, Demands>> = {
  "ey-draft": {
    decidedBy: "superior",
    staff: "ey-draft/2",
    others: "ey-draft/15",
    span: "ey-draft/4b",
    findings: "ey-draft/3",
    terms: "ey-draft/5a",
    place: "ey-draft/6a",
    contacts: "ey-draft/6b",
    pledge: "ey-draft/11a",
  },
  "keelung-pregnancy": {
    decidedBy: "agency",
    staff: "keelung-pregnancy/2.2",
    residence: "keelung-pregnancy/2.3",
    span: "keelung-pregnancy/3",
    pregnancy: "keelung-pregnancy/3",
    factors: "keelung-pregnancy/4",
    work: "keelung-pregnancy/4.1.1",
    environment: "keelung-pregnancy/4.3.1",
    pledge: "keelung-pregnancy/5.1",
    terms: "keelung-pregnancy/5.3.1",
  },
  "twse-2023": {
    decidedBy: "superior",
    staff: "twse-2023/2.2.7.2a",
    span: "twse-2023/2.1.2a",
    extension: "twse-2023/2.1.2b",
    scopes: "twse-2023/2.2.3",
    reviewer: "twse-2023/2.2.5.1b",
    pledge: "twse-2023/2.2.5.2",
    terms: "twse-2023/2.2.5.2",
    room: "twse-2023/3.5.1",
  },
};

export function demandsOf(regulation: HomeRegulation): Demands {
  return DEMANDS[regulation];
}

/** As employed: the exchange's text speaks of the firm's employees, and its gate asks the same. */
const EMPLOYEES = ["civil-servant", "contract", "worker", "temporary"];

/** With those whom the agency covers besides, where the text lets it. */
export function staffOf(regulation: HomeRegulation, others: readonly string[] = []): readonly string[] {
  const named = profileOf(regulation).parameters.staffStatuses?.value ?? EMPLOYEES;
  return DEMANDS[regulation].others ? [...named, ...others] : named;
}

/** The number of a parameter, no more than what the agency laid down for itself. */
export function monthsOf(regulation: HomeRegulation, own: number | undefined): number | undefined {
  return least(profileOf(regulation).parameters.approvalMonths?.value, own);
}

export function extensionMonthsOf(regulation: HomeRegulation, own: number | undefined): number | undefined {
  return least(profileOf(regulation).parameters.extensionMonths?.value, own);
}

export function extensionsOf(regulation: HomeRegulation, own: number | undefined): number {
  return least(profileOf(regulation).parameters.extensions?.value, own) ?? 0;
}

function least(text: number | null | undefined, own: number | undefined): number | undefined {
  return typeof text === "number" ? Math.min(text, own ?? text) : undefined;
}
