// What a clerk asks next: mostly what usually comes next, said rightly; now and then anything at all.
import { LAWS } from "./laws.ts";
import { dayOfTaipei, type Request } from "./model-moves.ts";
import type { World } from "./world.ts";

export const PCS = ["PC0", "PC1", "PC2"] as const;
export const SUITABLE = ["worker", "colleague", "scan"] as const;
const PEOPLE = [...SUITABLE, "scan2", "records", "property"] as const;
const BORROWERS = [...SUITABLE, "stranger"] as const;
const MINUTE = 60_000;
const AGO = [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 29, 31, 600, -1];

/** Throws one number below the sides; zero is the plainest step there is. */
export type Dice = (sides: number) => number;

const STEPS = Object.keys(LAWS);
/** What usually comes next, so that histories reach deep; the rest of the time any step is tried. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  "in-office": ["lend"],
  registered: ["approve", "pledge", "carryOut"],
  out: ["declareReturn"],
  "return-declared": ["disinfect"],
  disinfected: ["scan"],
  scanned: ["attest"],
  infected: ["cleanUp"],
  cleaned: ["scan"],
  attested: ["release", "closeIncident"],
  released: ["sign", "signForBorrower", "closeIncident"],
  lost: ["reportFound"],
  "written-off": ["lend"],
};

export function requestOf(world: World, at: number, dice: Dice): Request {
  // Mostly the first one, so that some trip gets far.
  const terminal = Math.max(0, dice(6) - 3);
  const { stage, loan } = world.terminal(PCS[terminal]).custody;
  const usual = dice(5) < 4 ? (USUAL[stage] ?? STEPS) : STEPS;
  const step = usual[dice(usual.length)] ?? "lend";
  const to = at - (AGO[dice(AGO.length)] ?? 0) * MINUTE;
  const right = dice(8) < 7;
  const reports = ["a", "b", "c", "d"].map(letter => letter.repeat(64));
  const known = loan?.scan?.report ?? "";
  return {
    step,
    terminal,
    by: right ? rightPerson(step, loan?.borrower) : (PEOPLE[dice(PEOPLE.length)] ?? ""),
    at,
    from: to - (right ? 1 : dice(5) - 1) * MINUTE,
    to,
    excused: dice(3) < 2,
    borrower: BORROWERS[dice(BORROWERS.length)] ?? "",
    day: dayOfTaipei(at) + 18 - dice(20),
    sound: dice(12) < 11,
    dirty: dice(8) === 7,
    loan: (loan?.number ?? 1) - (dice(12) === 11 ? 1 : 0),
    report: step === "attest" && right ? known : (reports[dice(reports.length)] ?? ""),
  };
}

function rightPerson(step: string, borrower = "worker"): string {
  if (step === "pledge" || step === "declareReturn") return borrower;
  if (step === "attest") return borrower === "scan" ? "scan2" : "scan";
  return step === "approve" || step === "signForBorrower" || step === "writeOff" ? "property" : "records";
}
