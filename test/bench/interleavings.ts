// A hundred thousand random interleavings of questions, returns, recalls, list changes and stops over the real database; then as
// many over one in which transactions that meet cancel each other.
import { Conflicts } from "../../infra/local/aws/conflicts.ts";
import { openDoor, pass } from "../../infra/local/aws/database-door.ts";
import { ownJournal } from "../shared/journal/own.ts";

export const title = "random interleavings of questions and facts over the real database";

const INTERLEAVINGS = 100_000;
const TOLD_EVERY = 1_000;

/** Short, since every write takes as long: what matters is who meets whom, not for how long. */
const CONFLICTS = { holdMs: 2, cancelAfterMs: 1 };

export async function run(print: (line: string) => void): Promise<void> {
  const journal = await ownJournal();
  const conflicts = new Conflicts(CONFLICTS);
  let keeper = pass;
  const door = await openDoor({ url: journal.url, close: async () => {} }, passing => keeper(passing));
  process.env.AWS_ENDPOINT_URL_DYNAMODB = door.url;
  try {
    await played(print);
    keeper = conflicts.keeper;
    print("\nwith transactions that cancel each other:");
    await played(print);
    print(`${conflicts.refused} requests met another transaction`);
  } finally {
    await door.close();
    await journal.close();
  }
}

async function played(print: (line: string) => void): Promise<void> {
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
}
