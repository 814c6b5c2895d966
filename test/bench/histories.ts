// Bench part: a hundred thousand random histories of custody against the independent model; one disagreement ends the run.
import { play } from "../terminals/histories.ts";
import { Random } from "./measure/random.ts";

export const title = "random histories of custody against an independent model";

const HISTORIES = 100_000;
const STEPS = 60;

export function run(print: (line: string) => void): void {
  // Every refusal is a Problem: what it costs to note where each was thrown would drown what is measured.
  Error.stackTraceLimit = 0;
  const random = new Random(20_210_607);
  const start = performance.now();
  let [taken, attested] = [0, 0];
  for (let n = 0; n < HISTORIES; n++) {
    const played = play(STEPS, sides => random.below(sides));
    taken += played.taken;
    attested += played.attested;
  }
  const seconds = (performance.now() - start) / 1000;
  print(
    `${HISTORIES} histories of ${STEPS} steps: ${taken} steps taken, the rest refused, ${attested} attested`,
  );
  print(
    `no disagreement, and no hold open without a clean attestation; ${((seconds * 1e6) / HISTORIES / STEPS).toFixed(1)} µs a step`,
  );
}
