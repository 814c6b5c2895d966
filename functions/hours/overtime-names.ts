// The words of overtime's records: what it is compensated by, what proves it, how standby is graded; names only.
/** What a claim asks for. An award is never asked for: it is what is left where neither can be given. */
export const COMPENSATIONS = ["pay", "leave"] as const;
export type Compensation = (typeof COMPENSATIONS)[number];

export const SETTLEMENTS = ["pay", "award"] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** What shows that it was worked. */
export const EVIDENCE_KINDS = [
  "call-log",
  "messages",
  "delivered-file",
  "clock",
  "session",
  "other",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What an agency keeps on record of its dealing with hours. */
export const HOURS_NOTES = ["publicity", "review"] as const;
export type HoursNote = (typeof HOURS_NOTES)[number];

/** When a lot of leave is warned of: on the first of the month before it ends, and so many days ahead. */
export type WarningStage = "month" | `${number}-days`;
