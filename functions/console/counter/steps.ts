// The stages of a trip as the counter shows them: their order, their look, and what takes many at once further; names only.
import type { Stage } from "../../terminals/custody.ts";

/** Acts that take many terminals in one go, by the stage they are at. */
export const BATCHES: Readonly<Partial<Record<Stage, string>>> = {
  "in-office": "lendTerminals",
  registered: "approveLoans",
  out: "declareReturns",
  "return-declared": "disinfectTerminals",
  disinfected: "scanTerminals",
  cleaned: "scanTerminals",
  attested: "releaseTerminals",
};

/** The way of an untroubled trip. */
export const TRIP_STAGES = [
  "registered",
  "out",
  "return-declared",
  "disinfected",
  "scanned",
  "attested",
  "released",
] as const satisfies readonly Stage[];

export type Look = "is-open" | "is-shut" | "is-hold" | "";

export function stageLook(stage: Stage): Look {
  switch (stage) {
    case "out":
      return "is-open";
    case "return-declared":
    case "disinfected":
    case "scanned":
    case "cleaned":
      return "is-hold";
    case "infected":
    case "lost":
      return "is-shut";
    default:
      return "";
  }
}
