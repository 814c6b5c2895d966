// Timer: how far each stream came on a day is kept once the day is over, where the journal's keepers cannot reach it; `npm run audit` is told
// it with `--against`, and finds what was cut short, recomputed or taken out since.
import type { Head } from "../shared/journal/event.ts";
import { follower } from "../shared/journal/follower.ts";
import { log } from "../shared/log.ts";
import { isKeptAway, keepAway } from "./kept-away.ts";
import { oldestFirst } from "./recorded.ts";

const DAY_MS = 86_400_000;
/** What a bad day left undone, the next ones do. */
const DAYS_BACK = 3;
/** Nothing is recorded of a day any more so long after its end. */
const SETTLED_MS = 3_600_000;

export const handler = follower({
  async event() {},
  async timer(at) {
    if (!isKeptAway()) return;
    for (let back = DAYS_BACK; back >= 1; back--) await keepDay(back, at);
  },
});

async function keepDay(back: number, at: Date): Promise<void> {
  const day = new Date(at.getTime() - SETTLED_MS - back * DAY_MS).toISOString().slice(0, 10);
  try {
    await keepAway(`heads/${day}.json`, JSON.stringify(await headsOf(day)));
  } catch (error) {
    log("error", "heads-not-kept", { day, error: String((error as Error).message) });
  }
}

/** The newest event of each stream that moved on that day. */
async function headsOf(day: string): Promise<readonly Head[]> {
  const until = new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
  const heads = new Map<string, Head>();
  for await (const { found } of oldestFirst({ from: day, until }))
    for (const { recorded } of found) {
      const { stream, version, hash } = recorded;
      if ((heads.get(stream)?.version ?? 0) < version) heads.set(stream, { stream, version, hash });
    }
  return [...heads.values()];
}
