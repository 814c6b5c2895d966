// Guards on the real database: raised one by one whatever gets in the way, never lowered, and acknowledged by nobody before.
import { randomUUID } from "node:crypto";
import type { UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import { afterEach, describe, expect, test } from "vitest";
import { agencyLaw } from "../../../functions/agencies/agency.ts";
import { Problem } from "../../../functions/shared/http/problem.ts";
import { write } from "../../../functions/shared/http/write.ts";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit, isOutcomeUnknown, Moved } from "../../../functions/shared/journal/commit.ts";
import { GuardsLow, raiseGuards, raiseLowGuards } from "../../../functions/shared/journal/guards.ts";
import { database, read, readItems } from "../../../functions/shared/journal/journal.ts";
import { guardKey, stream } from "../../../functions/shared/journal/keys.ts";
import { ALL_SHARDS } from "../../../functions/shared/journal/seats.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();
afterEach(() => void database.middlewareStack.remove("busy"));

const agency = () => stream(agencyLaw, `agency-${randomUUID()}`);
type Agency = ReturnType<typeof agency>;
const adopted = { type: "BrandBanned", brand: "x", because: "y" } as never;
const changed = async (of: Agency) =>
  change({ ...agencyLaw, evolve: () => ({}) as never }, await read(of), [{ event: adopted }], acting());
const guards = async (of: Agency) => {
  const found = await readItems(ALL_SHARDS.map(shard => guardKey(of, shard)));
  return ALL_SHARDS.map(shard => Number(found.get(guardKey(of, shard).pk.S)?.version?.N ?? 0));
};
const all = (version: number) => ALL_SHARDS.map(() => version);

/** Answers some of the raises by an error instead; how many were sent is told. */
function busy(failing: (guard: number, tries: number) => Error | undefined) {
  const tries = new Map<number, number>();
  database.middlewareStack.add(
    (next, { commandName }) =>
      async args => {
        if (commandName !== "UpdateItemCommand") return next(args);
        const { Key } = args.input as UpdateItemCommandInput;
        const guard = Number(Key?.pk?.S?.split("#").at(-1));
        tries.set(guard, (tries.get(guard) ?? 0) + 1);
        const error = failing(guard, tries.get(guard) ?? 0);
        if (error) throw error;
        return next(args);
      },
    { step: "initialize", name: "busy" },
  );
  return tries;
}
const failure = (name: string, status = 400) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });

describe("raising", () => {
  test.each([
    "TransactionConflictException",
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
  ])("goes on through %s, each guard by itself and no other once more", async name => {
    const of = agency();
    const tries = busy((guard, times) => (guard < 4 && times < 4 ? failure(name) : undefined));
    await commit({ changes: [await changed(of)] });
    expect(await guards(of)).toEqual(all(1));
    expect([...tries.entries()].sort(([a], [b]) => a - b).map(([, times]) => times)).toEqual(
      ALL_SHARDS.map(shard => (shard < 4 ? 4 : 1)),
    );
  });

  test("through a database that is away for a moment", async () => {
    const of = agency();
    busy((_, times) => (times < 3 ? new Error("socket hang up") : undefined));
    await commit({ changes: [await changed(of)] });
    expect(await guards(of)).toEqual(all(1));
  });

  test("never lowers one, and never raises what is not shared", async () => {
    const [of, own] = [agency(), counter()];
    await raiseGuards([
      { stream: of, version: 5 },
      { stream: own, version: 5 },
    ]);
    await raiseGuards([{ stream: of, version: 3 }]);
    expect(await guards(of)).toEqual(all(5));
    expect((await readItems([guardKey(own, 0)])).size).toBe(0);
  });

  test("of one that cannot be, the others are raised, it is on record, and nobody says that it failed", async () => {
    const of = agency();
    busy(guard => (guard === 7 ? failure("TransactionConflictException") : undefined));
    const time = new AbortController();
    const low = raiseGuards([{ stream: of, version: 1 }], time.signal).catch(caught => caught);
    await expect.poll(() => guards(of)).toEqual(ALL_SHARDS.map(shard => (shard === 7 ? 0 : 1)));
    time.abort();
    expect(await low).toBeInstanceOf(GuardsLow);
    database.middlewareStack.remove("busy");
    busy(guard => (guard === 7 ? failure("AccessDeniedException") : undefined));
    const error = await commit({ changes: [await changed(of)] }).catch(caught => caught);
    expect([isOutcomeUnknown(error), (await read(of)).version]).toEqual([true, 1]);
    database.middlewareStack.remove("busy");
    const tries = busy(() => undefined);
    await raiseLowGuards([{ stream: of, version: 1 }]);
    await raiseLowGuards([{ stream: of, version: 1 }]);
    // Sixteen at most, and none when none is low.
    expect([await guards(of), Math.max(...tries.values())]).toEqual([all(1), 1]);
  });
});

describe("whoever rests on a shared state by its guard", () => {
  const resting = async (of: Agency, version: number, shard: number) => {
    const held = [{ ...(await read(of)), version }];
    return commit({
      changes: [change(counterLaw, await read<Counter>(counter()), counted(1), acting())],
      guarded: { shard, held },
    });
  };

  test("is recorded where none was ever raised, or none is newer than what was read", async () => {
    const of = agency();
    await expect(resting(of, 0, 3)).resolves.toBeUndefined();
    await raiseGuards([{ stream: of, version: 2 }]);
    await expect(resting(of, 2, 3)).resolves.toBeUndefined();
    await expect(resting(of, 3, 3)).resolves.toBeUndefined();
  });

  test("is not recorded where one is, and is told of which state, in words", async () => {
    const of = agency();
    await raiseGuards([{ stream: of, version: 2 }]);
    const refused = resting(of, 1, 3);
    await expect(refused).rejects.toBeInstanceOf(Moved);
    await expect(refused).rejects.toThrow(`${of} (by its guard 3) had moved since it was read`);
  });
});

describe("a request with a key whose guards could not be raised", () => {
  const person = { person: `who-${randomUUID()}`, agency: "a", roles: [], systems: [], mfa: true };
  const asking = (key: string) => {
    const repeat = { key, digest: "d", granted: [{ type: "Agency" as const, id: "a", agency: "a" }] };
    return { at: new Date(), person, repeat, may: (() => {}) as never };
  };
  const asked = (key: string, of: Agency) =>
    write(asking(key) as never, async () => ({
      changes: [await changed(of)],
      answer: { statusCode: 201, headers: {}, body: "{}" } as never,
    }));

  test("is not known to be done, and sent again is answered only when they are, and recorded once", async () => {
    const [key, of] = [randomUUID(), agency()];
    busy(() => failure("AccessDeniedException"));
    for (const _ of [1, 2]) {
      const unknown = await asked(key, of).catch(caught => caught);
      expect([unknown instanceof Problem, unknown.kind?.code]).toEqual([true, "outcome-unknown"]);
    }
    database.middlewareStack.remove("busy");
    expect(await asked(key, of)).toMatchObject({ statusCode: 201 });
    expect([(await read(of)).version, await guards(of)]).toEqual([1, all(1)]);
  });
});
