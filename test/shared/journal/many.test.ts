// Reading many states at once: however many are asked for, each comes back in its place, and what was never written is empty.
import { expect, expectTypeOf, test } from "vitest";
import { type Person, personLaw } from "../../../functions/people/person.ts";
import { change, type Held } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { read, readMany } from "../../../functions/shared/journal/journal.ts";
import { stream } from "../../../functions/shared/journal/keys.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();

test("a thousand states in one reading", async () => {
  const streams = Array.from({ length: 1_000 }, counter);
  const written = [3, 499, 500, 501, 999].map(at => streams[at] as (typeof streams)[number]);
  for (const [at, of] of written.entries()) {
    await commit({ changes: [change(counterLaw, await read(of), counted(at + 1), acting())] });
  }
  const held = await readMany(streams);
  expect(held.map(({ stream }) => stream)).toEqual(streams);
  expect(held.flatMap(({ state }) => state?.total ?? [])).toEqual([1, 2, 3, 4, 5]);
});

test("each state has the type of its stream's law, and a stream named by its kind alone has none", async () => {
  const held = await readMany([counter(), stream(personLaw, "worker@household"), stream("AGENCY", "a")]);
  expectTypeOf(held).toEqualTypeOf<[Held<Counter>, Held<Person>, Held<unknown>]>();
  expectTypeOf(await readMany([1, 2].map(counter))).toEqualTypeOf<Held<Counter>[]>();
  expectTypeOf(await read(stream(personLaw, "worker@household"))).toEqualTypeOf<Held<Person>>();
  expect(held.map(({ state, version }) => [state, version])).toEqual(Array(3).fill([undefined, 0]));
  expect(stream(personLaw, "worker@household")).toBe(stream("PERSON", "worker@household"));
});
