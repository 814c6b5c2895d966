// A hundred thousand decisions in a journal, put to changed policies: how long that takes, reading included.
import type { Facts } from "../../functions/gate/facts.ts";
import { allowingWifi, withPolicies } from "../gate/changed-policies.ts";
import { ownJournal } from "../shared/journal/own.ts";
import { questions } from "./gate/conditions.ts";
import { Random } from "./measure/random.ts";

export const title = "100,000 recorded decisions put to changed policies (goal: under 10 s)";

const DECISIONS = 100_000;
const LIMIT_S = 10;
const SHARE = 2_000;

interface Wish {
  readonly stretch?: number;
}

export async function run(print: (line: string) => void, { stretch = 1 }: Wish): Promise<void> {
  const limit = LIMIT_S * stretch;
  const journal = await ownJournal();
  try {
    await record(questions(DECISIONS, new Random(20_210_611)), print);
    const { decisions } = await import("../../infra/local/commands/replay/decisions.ts");
    const { replayed } = await import("../../infra/local/commands/replay/replayed.ts");
    const all = { from: "0000", until: "9999" };
    const reading = await timed(async () => {
      for await (const _ of decisions(all));
    });
    print(`reading alone, as far as nobody judges: ${reading.said}`);
    for (const [name, edit] of [
      ["the same policies", (letter: string) => letter],
      ["Wi-Fi allowed", allowingWifi],
    ] as const) {
      const { result, seconds, said } = await timed(() =>
        withPolicies(edit, folder => replayed(folder, all, () => {})),
      );
      print(`${name}, read and judged: ${said} (limit ${limit}); ${JSON.stringify(result.json())}`);
      if (result.asked !== DECISIONS || seconds > limit) throw new Error("replay falls short");
    }
  } finally {
    await journal.close();
  }
}

/** With how long of it this process computed: for the rest it waited, for the database, which has a process of its own, or for a processor. */
async function timed<T>(work: () => Promise<T>) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const said = `${seconds.toFixed(1)} s, of which ${((user + system) / 1e6).toFixed(1)} s computing here`;
  return { result, seconds, said };
}

async function record(asked: readonly Facts[], print: (line: string) => void): Promise<void> {
  const { decided, eventsOf, lay } = await import("../gate/recorded.ts");
  const start = performance.now();
  let bytes = 0;
  for (let from = 0; from < asked.length; from += SHARE) {
    const items = eventsOf(asked.slice(from, from + SHARE).map((facts, at) => decided(facts, from + at)));
    bytes += items.reduce((sum, { body }) => sum + (body?.S?.length ?? 0), 0);
    await lay(items);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  print(
    `${asked.length} decisions recorded in ${seconds} s, ${Math.round(bytes / asked.length)} characters each`,
  );
}
