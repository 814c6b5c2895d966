// Which acts come next for a terminal at each stage of its trip, the usual one first; names only.
import type { Stage } from "../../terminals/custody.ts";

export const NEXT_STEPS: Readonly<Record<Stage, readonly string[]>> = {
  "in-office": ["lendTerminal"],
  registered: ["approveLoan", "carryOut", "extendLoan", "cancelLoan"],
  out: ["declareReturn", "extendLoan", "approveLoan", "reportLoss"],
  "return-declared": ["disinfectTerminal", "reportLoss"],
  disinfected: ["scanTerminal", "reportLoss"],
  scanned: ["attestTerminal"],
  infected: ["cleanUpTerminal"],
  cleaned: ["scanTerminal"],
  attested: ["releaseTerminal"],
  released: ["signReturn", "signForBorrower"],
  lost: ["reportFound", "writeOffTerminal"],
  "written-off": [],
};

/** Acts that take many terminals in one go, by the stage they are at. */
export const BATCHES: Readonly<Partial<Record<Stage, string>>> = {
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
