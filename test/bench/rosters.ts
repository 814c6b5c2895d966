// Bench part: a week planned for 500 people, with room for all and with too little of it; and a hundred thousand random histories of
// rosters and approvals against the independent model, of which one disagreement ends the run.
import { plan, type Wishing } from "../../functions/rosters/plan.ts";
import { play } from "../rosters/histories.ts";
import { Random } from "./measure/random.ts";

export const title =
  "a week of 500 people planned, and random histories of rosters against an independent model";

const DAYS = ["2021-07-05", "2021-07-06", "2021-07-07", "2021-07-08", "2021-07-09"];
const PEOPLE = 500;
const WITHIN_MS = 2_000;
const HISTORIES = 100_000;
const STEPS = 40;

function wishing(random: Random, at: number): Wishing {
  return {
    person: `person${at}@household`,
    wishes: DAYS.filter(() => random.below(2) === 0).slice(0, 3),
    allowed: DAYS.filter(() => random.below(10) > 0),
    caps: Object.fromEntries(DAYS.map(day => [day, 3])),
    most: 3,
    missed: random.below(3),
  };
}

/** Of the processor, since the planner does nothing but think: what else the machine does at the time says nothing of it. */
function planned(asked: Parameters<typeof plan>[0]) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { short, conflict } = plan(asked);
  const { user, system } = process.cpuUsage(before);
  return { short, conflict, took: (user + system) / 1000, waited: performance.now() - start };
}

export function run(
  print: (line: string) => void,
  { histories = HISTORIES }: { readonly histories?: number } = {},
): void {
  const random = new Random(20_210_705);
  const people = Array.from({ length: PEOPLE }, (_, at) => wishing(random, at));
  for (const places of [PEOPLE, 250, 180, 100]) {
    const room = Object.fromEntries(DAYS.map(day => [day, places]));
    const { short, conflict, took, waited } = planned({ days: DAYS, people, room });
    const why = conflict
      ? `: ${conflict.needed} needed on ${conflict.days.length} days of ${conflict.places} places`
      : "";
    print(
      `${PEOPLE} people, ${places} places a day: ${took.toFixed(0)} ms (${waited.toFixed(0)} ms on the wall), ${short} days short${why}`,
    );
    if (took > WITHIN_MS) throw new Error(`a plan took ${took.toFixed(0)} ms`);
  }
  Error.stackTraceLimit = 0;
  const before = process.cpuUsage();
  let [taken, opened] = [0, 0];
  for (let n = 0; n < histories; n++) {
    const played = play(STEPS, sides => random.below(sides));
    taken += played.taken;
    opened += played.opened;
  }
  const { user } = process.cpuUsage(before);
  print(`${histories} histories of ${STEPS} steps: ${taken} steps taken, the rest refused`);
  print(
    `no disagreement: ${opened} times open at the gate, each to its end; ${(user / 1000 / histories).toFixed(1)} ms a history`,
  );
}
