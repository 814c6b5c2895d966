// A day ahead for one person, explained at every moment at which the gate turns: one reading, judged again and again.
import { standsAhead } from "../../functions/gate/ahead.ts";
import { type ReadStates, readAhead } from "../../functions/gate/reads.ts";
import { cityInOrder } from "../gate/city.ts";
import { ownJournal } from "../shared/journal/own.ts";
import { spreadOf } from "./measure/contest.ts";

export const title = "a day of the gate ahead, for one person (goal: 5 ms)";

const LIMIT_MS = 5;
const ROUNDS = 101;
const WARM_UP = 50;
const DAY_MS = 24 * 3_600_000;

export async function run(
  print: (line: string) => void,
  { stretch = 1 }: { readonly stretch?: number },
): Promise<void> {
  const journal = await ownJournal();
  try {
    const city = await cityInOrder();
    const { person, propertyNo: terminal } = await city.borrower();
    const asked = {
      ...{
        session: "(bench)",
        connection: "(bench)",
        endpoint: "",
        person,
        terminal,
        address: "198.51.100.7",
      },
      through: { system: city.system, channel: "vpn" } as const,
      details: { factors: 2 },
    };
    const now = Date.now();
    const from = new Date(now).toISOString();
    const until = new Date(now + DAY_MS).toISOString();
    const [times, judging]: [number[], number[]] = [[], []];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      let reading = 0;
      const read: ReadStates = async (...streams) => {
        const start = performance.now();
        const found = await readAhead(...streams);
        reading += performance.now() - start;
        return found;
      };
      const start = performance.now();
      await standsAhead(asked, { from, until, read });
      const took = performance.now() - start;
      if (round < WARM_UP) continue;
      times.push(took);
      judging.push(took - reading);
    }
    const { median } = spreadOf(times);
    const judged = spreadOf(judging).median;
    print(
      `a day ahead, its one reading included: median ${median.toFixed(2)} ms (limit ${LIMIT_MS * stretch}), of which judged ${judged.toFixed(2)}`,
    );
    if (median > LIMIT_MS * stretch) throw new Error("a day ahead takes too long");
  } finally {
    await journal.close();
  }
}
