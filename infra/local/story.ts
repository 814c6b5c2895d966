// `npm run story`: plays the worked stories of June 2021 against a gateway of its own, row by row; exit code 1 at the first that differs.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGateway } from "./gateway.ts";
import { City } from "./story/city.ts";
import { LETTER } from "./story/letter.ts";
import { told } from "./story/row.ts";
import { differing, type Step, taipei } from "./story/step.ts";
import { THIRD_DAY } from "./story/third-day.ts";

const STEPS: readonly Step[] = [...LETTER, ...THIRD_DAY];

if (import.meta.main) process.exitCode = await story(line => console.log(line));

/** Plays all of it; how many rows came out as written decides the exit code. */
export async function story(say: (line: string) => void): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), "docgate-story-"));
  const gateway = await startGateway({ data, port: 0 });
  try {
    const city = new City(gateway.endpoints);
    for (const step of STEPS) {
      await city.at(taipei(step.when));
      const seen = await step.play(city);
      const fault = differing(step, seen);
      say(told(step, seen));
      if (fault) {
        say(`✗ 與條文案例不同 differs from the story: ${fault}`);
        return 1;
      }
    }
    say(`${STEPS.length} 步全數相符 | all ${STEPS.length} steps as written`);
    return 0;
  } finally {
    await gateway.close();
    await rm(data, { recursive: true });
  }
}
