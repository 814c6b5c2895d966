// The journal on the real database: all or nothing, once, in order, and never over what moved meanwhile.
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Person, personLaw } from "../../../functions/people/person.ts";
import { answeredBefore } from "../../../functions/shared/journal/answered.ts";
import { board } from "../../../functions/shared/journal/board.ts";
import { type Change, change, type Held } from "../../../functions/shared/journal/change.ts";
import { commit, Moved, Repeated, settle } from "../../../functions/shared/journal/commit.ts";
import { bodyOf, GENESIS, hashOf } from "../../../functions/shared/journal/event.ts";
import { history, read, readMany, recordedOn } from "../../../functions/shared/journal/journal.ts";
import { stream } from "../../../functions/shared/journal/keys.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();

async function count(stream = counter(), by = 1): Promise<Held<Counter>> {
  return settle(async () => {
    const changed = change(counterLaw, await read<Counter>(stream), counted(by), acting());
    await commit({ changes: [changed] });
    return changed.next;
  });
}

describe("appending", () => {
  test("a stream never written has version 0 and no state", async () => {
    const stream = counter();
    expect(await read(stream)).toEqual({ stream, version: 0, head: GENESIS, state: undefined });
  });

  test("the event and the state are there together, the state's head being the event's hash", async () => {
    const { stream } = await count();
    const [event, ...more] = await history(stream);
    expect(more).toEqual([]);
    expect(await read(stream)).toEqual({ stream, version: 1, head: event?.hash, state: { total: 1 } });
  });

  test("each event carries the hash of the one before, over its own text, place and version", async () => {
    const stream = counter();
    for (const by of [1, 2, 3]) await count(stream, by);
    let previous = GENESIS;
    for (const [index, event] of (await history(stream)).entries()) {
      expect(event.previous).toBe(previous);
      expect(event.hash).toBe(hashOf(previous, stream, index + 1, bodyOf(event)));
      previous = event.hash;
    }
    expect((await read(stream)).head).toBe(previous);
  });

  test("what was decided on an old version is not recorded", async () => {
    const stream = counter();
    const old = await read<Counter>(stream);
    await count(stream);
    const late = commit({ changes: [change(counterLaw, old, counted(5), acting())] });
    await expect(late).rejects.toBeInstanceOf(Moved);
    await expect(late).rejects.toThrow(`${stream} had moved since it was read`);
    expect((await read<Counter>(stream)).state).toEqual({ total: 1 });
    expect(await history(stream)).toHaveLength(1);
  });

  test("of fifty at once each is counted once", async () => {
    const stream = counter();
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => count(stream)));
    const recorded = outcomes.filter(({ status }) => status === "fulfilled").length;
    expect((await read<Counter>(stream)).state).toEqual({ total: recorded });
    expect(await history(stream)).toHaveLength(recorded);
    expect(recorded).toBeGreaterThan(0);
  });

  test("several streams move together or not at all", async () => {
    const [one, other] = [counter(), counter()];
    const both = async () =>
      Promise.all(
        [one, other].map(async each => change(counterLaw, await read<Counter>(each), counted(1), acting())),
      );
    await commit({ changes: await both() });
    const stale = (await both()) as Change[];
    await count(other);
    await expect(commit({ changes: stale })).rejects.toBeInstanceOf(Moved);
    expect((await readMany([one, other])).map(({ state }) => state)).toEqual([{ total: 1 }, { total: 2 }]);
  });

  test("a state the decision only rested on must not have moved either", async () => {
    const [one, ground] = [counter(), counter()];
    const unmoved = [await read<Counter>(ground)];
    const changes = [change(counterLaw, await read<Counter>(one), counted(1), acting())];
    await count(ground);
    const refused = commit({ changes, unmoved });
    await expect(refused).rejects.toBeInstanceOf(Moved);
    await expect(refused).rejects.toThrow(new RegExp(`^${ground} had moved since it was read$`));
    expect((await read(one)).version).toBe(0);
  });

  test("says what moved so that a log can keep it: no seat left, and of whom, but no name", async () => {
    const person = stream("PERSON", `worker-${randomUUID()}`);
    const enrolled = { type: "PersonEnrolled", agency: "a", status: "civil-servant" } as const;
    const draft = [{ event: enrolled }] as const;
    const changes = async () => [change(personLaw, await read<Person>(person), draft, acting())];
    const stale = await changes();
    await commit({ changes: await changes() });
    const seats = [{ system: "fire", channel: "vdi", taken: { of: 1 } }];
    const error = await commit({ changes: stale, seats: [] }).catch(caught => caught);
    expect(String(error)).toBe("Moved: PERSON had moved since it was read");
    await expect(commit({ changes: await changes(), seats })).resolves.toBeUndefined();
    const full = commit({ changes: await changes(), seats });
    await expect(full).rejects.toThrow("SEATS#fire#vdi had no seat left");
  });

  test("the very same commit sent twice, as after a lost answer, is one", async () => {
    const stream = counter();
    const changes = [change(counterLaw, await read<Counter>(stream), counted(1), acting())];
    await commit({ changes });
    await commit({ changes });
    expect((await read<Counter>(stream)).state).toEqual({ total: 1 });
  });
});

describe("reading", () => {
  test("several states come in the order asked, absent ones with version 0", async () => {
    const [{ stream: here }, absent] = [await count(), counter()];
    expect((await readMany([absent, here, absent])).map(({ version }) => version)).toEqual([0, 1, 0]);
  });

  test("more than a hundred states are read in as many rounds as it takes", async () => {
    const written = await Promise.all(Array.from({ length: 5 }, () => count()));
    const streams = [...Array.from({ length: 120 }, () => counter()), ...written.map(({ stream }) => stream)];
    const held = await readMany(streams);
    expect(held.filter(({ version }) => version === 1)).toHaveLength(5);
    expect(held).toHaveLength(125);
  });

  test("a day's events come in the order they were recorded", async () => {
    const stream = counter();
    const times = ["2021-06-30T23:59:59.998Z", "2021-06-30T23:59:59.999Z", "2021-07-01T00:00:00.000Z"];
    for (const time of times) {
      const held = await read<Counter>(stream);
      await commit({ changes: [change(counterLaw, held, counted(1), acting(new Date(time)))] });
    }
    const day = async (name: string) => (await recordedOn(name)).rows.map(({ version }) => version);
    expect([await day("2021-06-30"), await day("2021-07-01")]).toEqual([[1, 2], [3]]);
  });

  test("a board shows each thing once, where it stands now, a page at a time", async () => {
    const streams = [counter(), counter(), counter()];
    for (const [at, stream] of streams.entries()) await count(stream, 900_000 + at);
    await count(streams[0], 50);
    const first = await board<Counter>({
      board: "board1",
      partition: "COUNTERS",
      limit: 2,
      between: ["9", "91"],
    });
    const rest = await board<Counter>({
      board: "board1",
      partition: "COUNTERS",
      limit: 2,
      between: ["9", "91"],
      start: first.next,
    });
    const totals = [...first.rows, ...rest.rows].map(({ state }) => state?.total);
    expect(totals).toEqual([900_001, 900_002, 900_050]);
  });
});

describe("a request asked again", () => {
  const asked = () => ({ person: "records@household", key: randomUUID(), digest: "d1" });

  test("finds its answer, and its commit is refused as a repeat", async () => {
    const request = { ...asked(), at: new Date().toISOString(), answer: { total: 1 } };
    const stream = counter();
    const changed = async () => [change(counterLaw, await read<Counter>(stream), counted(1), acting())];
    await commit({ changes: await changed(), answered: request });
    await expect(commit({ changes: await changed(), answered: request })).rejects.toBeInstanceOf(Repeated);
    const found = await answeredBefore(request.person, request.key, new Date());
    expect(found).toEqual({ digest: "d1", answer: { total: 1 }, by: { stream, version: 1 } });
    expect((await read<Counter>(stream)).state).toEqual({ total: 1 });
  });

  test("is forgotten after its day, though the table still holds it", async () => {
    const request = { ...asked(), at: "2026-12-31T15:59:00.000Z", answer: {} };
    const stream = counter();
    const changes = [change(counterLaw, await read<Counter>(stream), counted(1), acting())];
    await commit({ changes, answered: request });
    const foundAt = (time: string) => answeredBefore(request.person, request.key, new Date(time));
    expect(await foundAt("2027-01-01T15:58:59.000Z")).toBeDefined();
    expect(await foundAt("2027-01-01T15:59:00.000Z")).toBeUndefined();
  });
});
