// A hundred thousand random interleavings of questions, returns, recalls, list changes and stops over the real database.
import { ownJournal } from "../shared/journal/own.ts";

export const title = "random interleavings of questions and facts over the real database";

const INTERLEAVINGS = 100_000;
const TOLD_EVERY = 1_000;

export async function run(print: (line: string) => void): Promise<void> {
  const journal = await ownJournal();
  try {
    const { play } = await import("../gate/interleavings/play.ts");
    const start = performance.now();
    const seconds = () => ((performance.now() - start) / 1000).toFixed(0);
    const { violations, interleavings, asked, allowed, turned, closed } = await play({
      interleavings: INTERLEAVINGS,
      seed: 20_210_618,
      progress: ({ interleavings }) => {
        if (interleavings % TOLD_EVERY === 0) print(`${interleavings} after ${seconds()} s`);
      },
    });
    print(
      `${interleavings} interleavings in ${seconds()} s: ${asked} questions, ${allowed} let in, ${turned} facts, ${closed} closed`,
    );
    for (const violation of violations) print(violation);
    if (violations.length > 0) throw new Error("a session was let in, or left in, behind a closed gate");
    print("nobody let in or left in behind a closed gate, and never a seat too many");
  } finally {
    await journal.close();
  }
}
