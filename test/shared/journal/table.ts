// A journal of its own for a test file.
import { afterAll, beforeAll } from "vitest";
import { PATIENCE } from "../../patience.ts";
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
    await waitLonger();
  });
  afterAll(() => journal?.close());
  return {
    url: () => journal?.url ?? "",
    table: () => journal?.table ?? "",
    renew: async () => journal?.renew(),
  };
}

/** The journal's own time-outs are for a database that has nothing else to do. */
async function waitLonger(): Promise<void> {
  const { database } = await import("../../../functions/shared/journal/journal.ts");
  const { requestHandler } = database.config as unknown as {
    readonly requestHandler: { updateHttpClientConfig(name: string, value: number): void };
  };
  requestHandler.updateHttpClientConfig("connectionTimeout", 1_000 * PATIENCE);
  requestHandler.updateHttpClientConfig("requestTimeout", 4_000 * PATIENCE);
}
