// From a stop of the whole city to the denial in force in all nine networks and on record, with EC2 throttled as it is documented.
import { read } from "../../functions/shared/journal/journal.ts";
import { SYSTEMS } from "../../functions/shared/rules/systems.ts";
import { networkOf } from "../../functions/stops/network.ts";
import { ownJournal } from "../shared/journal/own.ts";
import { networkCity } from "../stops/network-city.ts";

export const title =
  "a stop of the city to all nine networks cut (limit: 5 s; EC2: 50 calls at once, 5 a second more)";

const LIMIT_MS = 5_000;
const ROUNDS = 5;

export async function run(print: (line: string) => void): Promise<void> {
  const journal = await ownJournal();
  try {
    const whole = [await fresh(print, 50), await fresh(print, 36)];
    // What others in the account used up of the bucket costs time.
    await fresh(print, 18);
    if (Math.max(...whole) > LIMIT_MS) throw new Error("the cut falls short");
  } finally {
    await journal.close();
  }
}

/** The slowest of some rounds, each with so many calls left. */
async function fresh(print: (line: string) => void, bucket: number): Promise<number> {
  const times: number[] = [];
  let calls = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const city = await networkCity(SYSTEMS, { bucket, aSecond: 5 });
    try {
      const stop = await city.stopped({ kind: "city", id: "city" });
      const began = performance.now();
      await settled(city);
      times.push(performance.now() - began);
      calls = Math.max(calls, city.calls.length);
      await city.lifted(stop);
      await settled(city);
    } finally {
      await city.close();
    }
  }
  const [slowest = 0] = times.sort((a, b) => b - a);
  print(`${bucket} calls left: slowest of ${ROUNDS} ${slowest.toFixed(0)} ms, at most ${calls} calls`);
  return slowest;
}

/** As the follower would: what failed comes again. */
async function settled(city: Awaited<ReturnType<typeof networkCity>>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await city.cut();
      break;
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
  const networks = await Promise.all(SYSTEMS.map(system => read(networkOf(system))));
  if (new Set(networks.map(({ state }) => state?.is)).size > 1) throw new Error("they are not all the same");
}
