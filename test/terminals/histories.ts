// Random histories of custody, played on the laws and on the independent model alike; any disagreement is thrown with its story.
import type { Recorded } from "../../functions/shared/journal/event.ts";
import { iso, LAWS } from "./laws.ts";
import { Model } from "./model.ts";
import type { Request } from "./model-moves.ts";
import { type Dice, PCS, requestOf, SUITABLE } from "./request.ts";
import { World } from "./world.ts";

const MINUTE = 60_000;
const START = Date.parse("2021-06-07T01:00:00.000Z");
/** How long nothing happens before a step: mostly little, sometimes days. */
const PAUSES = [0, 1, 5, 20, 60, 600, 3 * 1440, 9 * 1440];

const lawOf = (request: Request) => {
  const law = LAWS[request.step];
  if (!law) throw new Error(`no law of ${request.step}`);
  return law(request);
};

type Told = readonly [request: Request, decided: string];
const told = (story: readonly Told[]) =>
  story.map(([request, decided]) => `${JSON.stringify(request)} -> ${decided}`).join("\n");

export interface Played {
  readonly steps: number;
  readonly taken: number;
  readonly attested: number;
  /** Everything that was recorded, in that order. */
  readonly life: readonly Recorded[];
}

export function play(length: number, dice: Dice): Played {
  const world = new World(PCS, SUITABLE);
  const model = new Model(PCS.length, SUITABLE);
  let at = START;
  let taken = 0;
  const story: Told[] = [];
  for (let n = 0; n < length; n++) {
    at += (PAUSES[dice(8) === 7 ? dice(PAUSES.length) : dice(4)] ?? 0) * MINUTE;
    const request = requestOf(world, at, dice);
    const propertyNo = PCS[request.terminal] ?? "";
    const act = { by: request.by, at: iso(at), propertyNo, borrower: request.borrower };
    const decided = world.act(act, lawOf(request));
    const expected = model.takes(request);
    story.push([request, decided]);
    if ((decided === "done") !== expected) throw new Error(`the model says ${expected}:\n${told(story)}`);
    if (expected) taken++;
    compare(world, model, { at, story });
  }
  return {
    steps: length,
    taken,
    attested: world.life.filter(({ event }) => event.type === "Attested").length,
    life: world.life,
  };
}

function compare(world: World, model: Model, { at, story }: { at: number; story: readonly Told[] }): void {
  model.terminals.forEach((expected, n) => {
    const propertyNo = PCS[n] ?? "";
    const { stage, hold, loan } = world.terminal(propertyNo).custody;
    const person = loan && world.person(loan.borrower);
    const open =
      stage === "out" && !hold && !person?.holds[propertyNo] && loan !== undefined && iso(at) < loan.dueAt;
    const found = [
      open,
      hold !== undefined,
      person?.loans[propertyNo]?.dueAt,
      person?.holds[propertyNo] !== undefined,
    ];
    const { trip } = expected;
    const held = model.held(expected);
    const wanted = [model.open(expected, at), held, trip && iso(trip.due), trip !== undefined && held];
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      throw new Error(`${propertyNo} stands ${found}, the model says ${wanted}:\n${told(story)}`);
    if (!hold) requireProof(world, propertyNo, story);
  });
}

/** The promise itself, read from the events alone: no open hold without a clean attestation for the last return. */
function requireProof(world: World, propertyNo: string, story: readonly Told[]): void {
  const life = world.life
    .filter(({ stream }) => stream === `TERMINAL#${propertyNo}`)
    .map(({ event }) => event.type);
  const shut = Math.max(
    ...["ReturnDeclared", "LossReported", "FoundAgain", "FoundInfected"].map(type => life.lastIndexOf(type)),
  );
  const shown = life.lastIndexOf("Attested");
  if (shut > shown) throw new Error(`${propertyNo} is open without an attestation:\n${told(story)}`);
  if (shown > 0 && life[shown - 1] === "FoundInfected")
    throw new Error(`${propertyNo} was attested infected`);
}
