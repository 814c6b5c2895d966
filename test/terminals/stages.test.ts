// Every step from every stage: which are taken, and that a refused one changes nothing and says what comes next.
import { describe, expect, test } from "vitest";
import { STAGES, type Stage } from "../../functions/terminals/custody.ts";
import { STAGE_WORDS } from "../../functions/terminals/stage.ts";
import { STEPS, type StepName, worldAt } from "./trip.ts";

/** What is right; every other pair is refused. */
const RIGHT: Readonly<Record<StepName, Partial<Record<Stage, Stage>>>> = {
  lend: { "in-office": "registered" },
  approve: { registered: "registered", out: "out" },
  extend: { registered: "registered", out: "out" },
  cancel: { registered: "in-office" },
  pledge: {},
  carryOut: { registered: "out" },
  declareReturn: { out: "return-declared" },
  disinfect: { "return-declared": "disinfected", disinfected: "disinfected", scanned: "disinfected" },
  scan: { disinfected: "scanned", scanned: "scanned" },
  scanInfected: { disinfected: "infected", scanned: "infected" },
  cleanUp: { infected: "cleaned", cleaned: "cleaned" },
  rescan: { disinfected: "scanned", scanned: "scanned", cleaned: "scanned" },
  attest: { scanned: "attested" },
  closeIncident: {},
  release: { attested: "released" },
  sign: { released: "released" },
  signAsBorrower: { released: "released" },
  reportLoss: {
    out: "lost",
    "return-declared": "lost",
    disinfected: "lost",
    scanned: "lost",
    infected: "lost",
    cleaned: "lost",
    attested: "lost",
    released: "lost",
  },
  reportFound: { lost: "return-declared" },
  writeOff: { lost: "written-off" },
};
/** Refused for a reason of their own, since their stage is right. */
const OTHERWISE: Readonly<Record<string, string>> = {
  "pledge registered": "pledge-accepted-already",
  "closeIncident attested": "no-incident",
  "closeIncident released": "no-incident",
  "scan cleaned": "scan-before-clean-up",
  "scanInfected cleaned": "scan-before-clean-up",
};

const PAIRS = (Object.keys(STEPS) as StepName[]).flatMap(step => STAGES.map(stage => [step, stage] as const));

test.each(PAIRS)("%s when %s", (step, stage) => {
  const world = worldAt(stage);
  const [terminal, person] = [world.terminal(), world.person()];
  const decided = STEPS[step](world);
  const next = RIGHT[step][stage];
  if (next) {
    expect([decided, world.terminal().custody.stage]).toEqual(["done", next]);
  } else {
    const code = step === "lend" ? "loan-open" : (OTHERWISE[`${step} ${stage}`] ?? "wrong-stage");
    expect(decided).toBe(code);
    expect([world.terminal(), world.person()]).toEqual([terminal, person]);
  }
});

describe("the hold", () => {
  const HELD: readonly Stage[] = ["return-declared", "disinfected", "scanned", "infected", "cleaned", "lost"];
  test.each(STAGES.map(stage => [stage, HELD.includes(stage)] as const))(
    "at %s it binds terminal and borrower alike: %s",
    (stage, held) => {
      const world = worldAt(stage);
      const { hold } = world.terminal().custody;
      expect(world.person().holds.PC !== undefined).toBe(held);
      expect(hold !== undefined).toBe(held || stage === "written-off");
    },
  );
});

test.each(STAGES)("%s says in both languages how it stands and what comes next", stage => {
  const { now, next } = STAGE_WORDS[stage];
  expect([...now, ...next].filter(words => words === "")).toEqual([]);
});
