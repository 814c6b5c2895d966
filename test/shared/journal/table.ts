// A journal of its own for a test file.
import { afterAll, beforeAll } from "vitest";
import { type OwnJournal, ownJournal } from "./own.ts";

/** Call at the top of a test file; the journal's doors then work as they do in a function. */
export function withJournal(): {
  readonly url: () => string;
  readonly table: () => string;
  /** For a test that wants nothing of what the others recorded. */
  readonly renew: () => Promise<void>;
} {
  let journal: OwnJournal | undefined;
  beforeAll(async () => {
    journal = await ownJournal();
    // Where sources have changed, the stack is built first, on a machine that may have other work.
  });
  afterAll(() => journal?.close());
  return {
    url: () => journal?.url ?? "",
    table: () => journal?.table ?? "",
    renew: async () => journal?.renew(),
  };
}
