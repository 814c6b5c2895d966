// Follows the journal: keeps the words by which terminals are found. Reads the state, so repeats and disorder do no harm.
import { follower } from "../shared/journal/follower.ts";
import { read } from "../shared/journal/journal.ts";
import { putWords } from "../shared/journal/words-view.ts";
import type { Terminal } from "./terminal.ts";
import { wordsOf } from "./words.ts";

export const handler = follower({
  event: async ({ stream }) => {
    const { state } = await read<Terminal>(stream);
    if (state) await putWords(`TERMINAL#${state.agency}`, wordsOf(state), state.propertyNo);
  },
});
