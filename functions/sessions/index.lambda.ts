// Follows the journal, and a timer: keeps what every question to the gate is found by. Reads the states, so repeats and disorder do no harm.

import type { Recorded } from "../shared/journal/event.ts";
import { follower } from "../shared/journal/follower.ts";
import { readMany, recordedSince } from "../shared/journal/journal.ts";
import { kindOf, type StreamOf } from "../shared/journal/keys.ts";
import { lackingWords, putWords } from "../shared/journal/words-view.ts";
import { isAct } from "./act.ts";
import { leadingToAsked } from "./asked-view.ts";
import { idOf, isThere } from "./live.ts";
import type { Session } from "./session.ts";

/** Thrice as long as from one run to the next: what was missed for longer is for `npm run rebuild -- asked`. */
const LOOK_BACK_MS = 30 * 60_000;

export const handler = follower({
  async together(recorded) {
    const begun = recorded.filter(({ version }) => version === 1);
    await putWords(await leadingToAll(begun));
    await putWords(await lackingWords(await leadingToAll(recorded.filter(isAct))));
  },
  async timer(at) {
    const from = new Date(at.getTime() - LOOK_BACK_MS).toISOString();
    for await (const rows of recordedSince(from, at.toISOString())) {
      const ours = rows.filter(
        each => kindOf(each.stream) === "SESSION" && (each.version === 1 || isAct(each)),
      );
      await putWords(await lackingWords(await leadingToAll(ours)));
    }
  },
});

/** What a question is found by is known when it is asked, and what tells of the acts inside it after each of them. */
async function leadingToAll(recorded: readonly Recorded[]) {
  const streams = new Set(recorded.map(each => each.stream));
  const held = await readMany([...streams] as StreamOf<Session>[]);
  return held.filter(isThere).flatMap(each => leadingToAsked(idOf(each), each.state));
}
