// The law of where a terminal is and who answers for it: one trip from loan to release, and the hold in between; pure.
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

export interface Custody {
  readonly stage: Stage;
}

export const IN_OFFICE: Custody = { stage: "in-office" };
