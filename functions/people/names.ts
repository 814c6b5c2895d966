// How people are employed, and why the gate can be closed for somebody who borrowed a terminal; names only.
export const EMPLOYMENTS = ["civil-servant", "contract", "worker", "temporary", "vendor"] as const;
export type Employment = (typeof EMPLOYMENTS)[number];

/** Why the gate is closed for the borrower of a terminal. */
export const HOLD_CAUSES = ["return-declared", "infected", "lost"] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];
