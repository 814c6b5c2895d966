// Names that reports and packs are told by; names only, so that the route table does not reach the laws behind them.

/** What the archives may answer about a line. */
export const ANSWER_OUTCOMES = ["set", "returned", "withdrawn"] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];
export type AnswerCounts = Readonly<Record<AnswerOutcome, number>>;

/** How a line may differ between the archives' list and ours. */
export const DEVIATIONS = ["missing", "extra", "different", "wrong-system"] as const;
export type DeviationKind = (typeof DEVIATIONS)[number];

/** How far a line has come; it only moves forward. */
export const LINE_STATUSES = [
  "drafted",
  "reported",
  "compiled",
  "forwarded",
  "set-by-archives",
  "withdrawal-sent",
  "withdrawn",
] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/** What became of a row from one pack to the next. */
export const CHANGES = ["add", "change", "remove"] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** When a report was filed, by both readings of its deadline. */
export const TIMELINESS = ["on-time", "late-strict", "late-both", "no-deadline"] as const;
export type Timeliness = (typeof TIMELINESS)[number];
