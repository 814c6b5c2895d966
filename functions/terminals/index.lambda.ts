// Follows the journal, and a timer: keeps the words by which terminals are found. Reads the states, so repeats and disorder do no harm.

import type { Held } from "../shared/journal/change.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { follower } from "../shared/journal/follower.ts";
import { readMany, recordedSince } from "../shared/journal/journal.ts";
import { kindOf } from "../shared/journal/keys.ts";
import { lackingWords, putWords } from "../shared/journal/words-view.ts";
import { leadingTo, mayBringWords } from "./search-words.ts";
import type { Terminal } from "./terminal.ts";

/** Thrice as long as from one run to the next: what was missed for longer is for `npm run rebuild -- index`. */
const LOOK_BACK_MS = 30 * 60_000;

export const handler = follower({
  async together(recorded) {
    await putWords((await broughtBy(recorded)).flatMap(leadingTo));
  },
  async timer(at) {
    const from = new Date(at.getTime() - LOOK_BACK_MS).toISOString();
    for await (const rows of recordedSince(from, at.toISOString())) {
      const ours = rows.filter(({ stream }) => kindOf(stream) === "TERMINAL");
      await putWords(await lackingWords((await broughtBy(ours)).flatMap(leadingTo)));
    }
  },
});

/** The terminals as they are now, to which these events may have brought a word. */
async function broughtBy(recorded: readonly Recorded[]): Promise<Terminal[]> {
  const streams = new Set(recorded.filter(({ event }) => mayBringWords(event)).map(each => each.stream));
  const held = (await readMany([...streams])) as Held<Terminal>[];
  return held.flatMap(({ state }) => state ?? []);
}
