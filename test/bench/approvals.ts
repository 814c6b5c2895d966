// Bench part: a hundred thousand random histories of approvals against the independent model; one disagreement ends the run.
import { play } from "../approvals/histories.ts";
import { Random } from "./measure/random.ts";

export const title = "random histories of approvals to work from home against an independent model";

const HISTORIES = 100_000;
const STEPS = 40;

export function run(print: (line: string) => void): void {
  Error.stackTraceLimit = 0;
  const random = new Random(20_210_607);
  const start = performance.now();
  let [taken, opened] = [0, 0];
  for (let n = 0; n < HISTORIES; n++) {
    const played = play(STEPS, sides => random.below(sides));
    taken += played.taken;
    opened += played.opened;
  }
  const seconds = (performance.now() - start) / 1000;
  print(`${HISTORIES} histories of ${STEPS} steps: ${taken} steps taken, the rest refused`);
  print(`no disagreement: ${opened} times open at the gate, each with its end; ${seconds.toFixed(0)} s`);
}
