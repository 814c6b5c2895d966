// Follows the journal: keeps the words by which terminals are found. Reads the states, so repeats and disorder do no harm.

import type { Held } from "../shared/journal/change.ts";
import { follower } from "../shared/journal/follower.ts";
import { readMany } from "../shared/journal/journal.ts";
import { putWords } from "../shared/journal/words-view.ts";
import { terminalsOf } from "./boards.ts";
import { mayBringWords, searchWords } from "./search-words.ts";
import type { Terminal } from "./terminal.ts";

export const handler = follower({
  async together(recorded) {
    const streams = new Set(recorded.filter(({ event }) => mayBringWords(event)).map(each => each.stream));
    const held = (await readMany([...streams])) as Held<Terminal>[];
    const terminals = held.flatMap(({ state }) => state ?? []);
    await putWords(
      terminals.map(terminal => ({
        partition: terminalsOf(terminal.agency).partition,
        words: searchWords(terminal),
        id: terminal.propertyNo,
      })),
    );
  },
});
