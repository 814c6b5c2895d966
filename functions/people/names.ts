// How people are employed and by which days they work, and why the gate can be closed for somebody who borrowed a terminal; names only.
export const EMPLOYMENTS = ["civil-servant", "contract", "worker", "temporary", "vendor"] as const;
export type Employment = (typeof EMPLOYMENTS)[number];

/** Whom an agency may cover besides, where a text lets it: its own people alone, never a vendor. */
export const COVERABLE = ["worker", "temporary"] as const satisfies readonly Employment[];

/** Why the gate is closed for the borrower of a terminal. */
export const HOLD_CAUSES = ["return-declared", "infected", "lost"] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];

/** What was broken, and how badly: by the second an agency weighs whether it stops home working. */
export const BREACH_KINDS = ["work-rules", "secrecy"] as const;
export type BreachKind = (typeof BREACH_KINDS)[number];
export const SEVERITIES = ["light", "serious"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** By which days somebody works: the office calendar of the government, or a plan of shifts of their own. */
export const CALENDAR_KINDS = ["office", "shifts"] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** What a city's directory may say of somebody; what it says, personnel do not change here. `agency` with whether they are of it. */
export const SYNCHRONISED_FACTS = ["agency", "status", "unit", "superior"] as const;
export type SynchronisedFact = (typeof SYNCHRONISED_FACTS)[number];

/** By what somebody may act on another. */
export const AUTHORITIES_OVER = ["superior", "unit-head", "deputy"] as const;
export type AuthorityOver = (typeof AUTHORITIES_OVER)[number];
