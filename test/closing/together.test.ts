// Many ends at once: few transactions, each ending as it would be alone; who moved falls out and is judged again, and no storm of
// conflicts and no half of a batch that cannot be recorded keeps the others open.
import type { TransactWriteItemsCommandInput } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeAll } from "../../functions/closing/closing.ts";
import { idOf, liveSessions } from "../../functions/sessions/live.ts";
import { database, history } from "../../functions/shared/journal/journal.ts";
import { SHARDS, stream } from "../../functions/shared/journal/keys.ts";
import { type ClosingCity, withClosingCity } from "./closing-city.ts";

const MANY = 30;
const fresh = withClosingCity({ accounts: 100 });
let city: ClosingCity;
let ids: string[];
beforeEach(async () => {
  city = fresh();
  ids = [];
  for (let at = 0; at < MANY; at++) ids.push((await city.atWork()).connectionId);
});
afterEach(() => void database.middlewareStack.remove("meddling"));

type Items = NonNullable<TransactWriteItemsCommandInput["TransactItems"]>;
/** Is asked before each transaction, and may do something first or say no by throwing. */
function meddle(by: (items: Items, before: number) => Promise<void> | void) {
  let before = 0;
  database.middlewareStack.add(
    next => async args => {
      const { TransactItems } = args.input as Partial<TransactWriteItemsCommandInput>;
      if (TransactItems) await by(TransactItems, before++);
      return next(args);
    },
    { step: "initialize", name: "meddling" },
  );
}
const cancelled = (items: Items, met: (key: string) => boolean) =>
  Object.assign(new Error("cancelled"), {
    name: "TransactionCanceledException",
    CancellationReasons: items.map(({ Put, Update }) => ({
      Code: met((Put?.Item ?? Update?.Key)?.pk?.S ?? "") ? "TransactionConflict" : "None",
    })),
  });

const everywhere = { scope: { kind: "city", id: "city" }, agency: "", system: "", person: "" } as const;
const stop = () => city.stops({ type: "ConnectionsStopped", stop: "s", because: "test", ...everywhere });
const told = () => city.tell(stream("STOP", "city"));
const statuses = async () => {
  const states = await Promise.all(ids.map(city.session));
  return Object.fromEntries(
    Object.entries(Object.groupBy(states, state => state?.status ?? "")).map(([status, all]) => [
      status,
      all?.length,
    ]),
  );
};

describe("a stop of the city", () => {
  test("ends them in few transactions of at most a hundred actions, seats and all, and each as it would be alone", async () => {
    await stop();
    const sizes: number[] = [];
    meddle(items => void sizes.push(items.length));
    expect(await told()).toEqual({ batchItemFailures: [] });
    expect(await statuses()).toEqual({ ended: MANY });
    expect([sizes.length <= 2 * SHARDS, Math.max(...sizes) <= 100]).toEqual([true, true]);
    expect(await city.seats()).toBe(0);
    const [, ended] = await history(stream("SESSION", ids[0] ?? ""));
    expect(ended).toMatchObject({
      event: { type: "SessionEnded", why: "stop", refusals: [{ policy: "nothing-stopped" }] },
      by: { person: "docgate" },
      action: "closeSession",
      request: ids[0],
    });
    expect(await Promise.all(ids.map(city.cloud))).toEqual(ids.map(() => "terminating"));
  });

  test("told to two functions at once, each ends once and gives back one seat", async () => {
    await stop();
    await Promise.all([told(), told()]);
    expect(await statuses()).toEqual({ ended: MANY });
    expect(await city.seats()).toBe(0);
    expect(await Promise.all(ids.map(city.events))).toEqual(
      ids.map(() => ["SessionAllowed", "SessionEnded"]),
    );
  });

  test("one that ended meanwhile falls out, and the others go on without it", async () => {
    await stop();
    const [gone = ""] = ids;
    let isGone = false;
    meddle(async items => {
      if (isGone || !items.some(({ Put }) => Put?.Item?.pk?.S === stream("SESSION", gone))) return;
      isGone = true;
      await city.hungUp(gone);
    });
    expect(await told()).toEqual({ batchItemFailures: [] });
    expect(await statuses()).toEqual({ ended: MANY });
    expect((await city.session(gone))?.ended?.why).toBe("hung-up");
    expect(await city.seats()).toBe(0);
  });
});

test("one that somebody else ended by the very same event is not taken for all of them", async () => {
  await stop();
  const live = await liveSessions();
  const first = live.filter(held => idOf(held) === ids[0]);
  let isMeddling = false;
  meddle(async () => {
    if (isMeddling) return;
    isMeddling = true;
    // By the frozen clock it is the same moment, so the event is the same to the last byte.
    await closeAll(first, city.closer);
  });
  await closeAll([...first, ...live], city.closer);
  expect(await statuses()).toEqual({ ended: MANY });
  expect(await city.seats()).toBe(0);
});

describe("a bad day", () => {
  test("whoever else writes the counter for a while holds up nobody for good", async () => {
    await stop();
    meddle((items, before) => {
      if (before < 12) throw cancelled(items, key => key.startsWith("SEATS#household"));
    });
    expect(await told()).toEqual({ batchItemFailures: [] });
    expect(await statuses()).toEqual({ ended: MANY });
    expect(await city.seats()).toBe(0);
  });

  test("one that the database never takes does not keep the others open, and is named", async () => {
    await stop();
    const stuck = stream("SESSION", ids[3] ?? "");
    meddle(items => {
      if (items.some(({ Put }) => Put?.Item?.pk?.S === stuck))
        throw Object.assign(new Error("Item size has exceeded"), {
          name: "ValidationException",
          $metadata: { httpStatusCode: 400, attempts: 1 },
        });
    });
    const live = await liveSessions();
    await expect(closeAll(live, city.closer)).rejects.toThrow(stuck);
    expect(await statuses()).toEqual({ ended: MANY - 1, allowed: 1 });
    expect((await liveSessions()).map(idOf)).toEqual([ids[3]]);
  });

  test("a database that is gone changes nothing, and all of it comes again", async () => {
    await stop();
    meddle(() => {
      throw Object.assign(new Error("away"), { name: "TimeoutError" });
    });
    expect((await told()).batchItemFailures).toHaveLength(1);
    expect(await statuses()).toEqual({ allowed: MANY });
    database.middlewareStack.remove("meddling");
    expect(await told()).toEqual({ batchItemFailures: [] });
    expect(await statuses()).toEqual({ ended: MANY });
  });
});
