// Timer: once a day somebody is told of what fails by nothing: a key that signs for too long, a day's copy of the journal that was not finished.
import { follower } from "../shared/journal/follower.ts";
import { log } from "../shared/log.ts";
import { signingKeyMade } from "../shared/signing/signing.ts";
import { isExported, newestExports } from "./exports.ts";
import { oldKey, unfinishedExport } from "./overdue.ts";

export const handler = follower({
  async event() {},
  async timer(at) {
    await looked("signing-key-old", async () => oldKey(await signingKeyMade(), at));
    if (isExported())
      await looked("export-unfinished", async () => unfinishedExport(await newestExports(), at));
  },
});

/** What could not be found out is told as much: it is no "well". */
async function looked(happening: string, found: () => Promise<string | undefined>): Promise<void> {
  const why = await found().catch((error: unknown) => `not found out: ${String((error as Error).message)}`);
  if (why !== undefined) log("error", happening, { why });
}
