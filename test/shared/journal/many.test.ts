// Reading many states at once: however many are asked for, each comes back in its place, and what was never written is empty.
import { expect, expectTypeOf, test } from "vitest";
import { type Person, personLaw } from "../../../functions/people/person.ts";
import { change, type Held } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { read, readEach, readMany } from "../../../functions/shared/journal/journal.ts";
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

test("two states of each, in more requests than one takes: each with its own, in the order asked", async () => {
  const things = Array.from({ length: 60 }, () => [counter(), counter()] as const);
  const [, written] = things[55] ?? [];
  if (written) await commit({ changes: [change(counterLaw, await read(written), counted(7), acting())] });
  const held = await readEach(things, both => [...both]);
  expect(held.map(each => each.map(({ stream }) => stream))).toEqual(things);
  const found = held.flatMap((each, at) => each.flatMap(({ state }) => (state ? [[at, state.total]] : [])));
  expect(found).toEqual([[55, 7]]);
  expect(await readEach([], () => [counter()])).toEqual([]);
});
