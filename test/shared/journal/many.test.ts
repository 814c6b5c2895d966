// Reading many states at once: however many are asked for, each comes back in its place, and what was never written is empty.
import { expect, test } from "vitest";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { read, readMany } from "../../../functions/shared/journal/journal.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();

test("a thousand states in one reading", async () => {
  const streams = Array.from({ length: 1_000 }, counter);
  const written = [3, 499, 500, 501, 999].map(at => streams[at] as (typeof streams)[number]);
  for (const [at, of] of written.entries()) {
    await commit({ changes: [change(counterLaw, await read<Counter>(of), counted(at + 1), acting())] });
  }
  const held = await readMany(streams);
  expect(held.map(({ stream }) => stream)).toEqual(streams);
  expect(
    held.filter(({ state }) => state !== undefined).map(({ state }) => (state as Counter).total),
  ).toEqual([1, 2, 3, 4, 5]);
});
