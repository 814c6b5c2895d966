// Follows the journal, and a timer: keeps the numbers of documents by which events are found. An event never changes, so repeats and
// disorder do no harm.
import type { Recorded } from "../shared/journal/event.ts";
import { follower } from "../shared/journal/follower.ts";
import { recordedSince } from "../shared/journal/journal.ts";
import { lackingWords, putWords } from "../shared/journal/words-view.ts";
import { documentsIn, leadingToDocuments, mayNameDocuments } from "./documents-view.ts";

/** Thrice as long as from one run to the next: what was missed for longer is for `npm run rebuild -- documents`. */
const LOOK_BACK_MS = 30 * 60_000;

export const handler = follower({
  async together(recorded) {
    await putWords(leadingToAll(recorded));
  },
  async timer(at) {
    const from = new Date(at.getTime() - LOOK_BACK_MS).toISOString();
    for await (const rows of recordedSince(from, at.toISOString())) {
      await putWords(await lackingWords(leadingToAll(rows)));
    }
  },
});

function leadingToAll(recorded: readonly Recorded[]) {
  return recorded
    .filter(({ stream }) => mayNameDocuments(stream))
    .flatMap(each => leadingToDocuments(each, documentsIn(each.event)));
}
