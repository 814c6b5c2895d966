// Whoever records a change and dies before its guards are raised: who reads after it refuses, and once the closer has been there nobody
// who read before it comes in either.
import { randomUUID } from "node:crypto";
import { type TransactWriteItemsCommandInput, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditJournal, auditStreamAt } from "../../functions/audit/journal-audit.ts";
import { sharedStreams } from "../../functions/closing/shared-states.ts";
import { isOutcomeUnknown } from "../../functions/shared/journal/commit.ts";
import { guardCheck } from "../../functions/shared/journal/guards.ts";
import { database, read, readItems, table } from "../../functions/shared/journal/journal.ts";
import { guardKey, isShared, type Stream } from "../../functions/shared/journal/keys.ts";
import { ALL_SHARDS } from "../../functions/shared/journal/seats.ts";
import { wholeTable } from "../../functions/shared/journal/whole-table.ts";
import { CITY_STOPS } from "../../functions/stops/stop.ts";
import { type ClosingCity, withClosingCity } from "./closing-city.ts";

const fresh = withClosingCity();
let city: ClosingCity;
beforeEach(() => {
  city = fresh();
});
afterEach(() => {
  for (const name of ["crash", "meanwhile"]) database.middlewareStack.remove(name);
});

/** From now on no guard is raised, as if whoever is to do it were gone. */
function crashing(): () => void {
  database.middlewareStack.add(
    (next, { commandName }) =>
      async args => {
        if (commandName !== "UpdateItemCommand") return next(args);
        throw Object.assign(new Error("gone"), {
          name: "AccessDeniedException",
          $metadata: { httpStatusCode: 400 },
        });
      },
    { step: "initialize", name: "crash" },
  );
  return () => void database.middlewareStack.remove("crash");
}

/** Does this once, when somebody has read and decided and is about to be let in. */
function meanwhile(act: () => Promise<unknown>): void {
  let isDone = false;
  database.middlewareStack.add(
    next => async args => {
      const { TransactItems = [] } = args.input as TransactWriteItemsCommandInput;
      if (!isDone && TransactItems.some(({ Put }) => Put?.Item?.type?.S === "SessionAllowed")) {
        isDone = true;
        await act();
      }
      return next(args);
    },
    { step: "initialize", name: "meanwhile" },
  );
}

const stopped = () => {
  const facts = { because: "x", agency: "", system: "", person: "" };
  return city.stops({
    type: "ConnectionsStopped",
    stop: randomUUID(),
    scope: { kind: "city", id: "" },
    ...facts,
  });
};
const crashed = async () => {
  const revive = crashing();
  const error = await stopped().catch((caught: unknown) => caught);
  revive();
  return error;
};
const guards = async (of: Stream) => {
  const found = await readItems(ALL_SHARDS.map(shard => guardKey(of, shard)));
  return [...found.values()].map(({ version }) => Number(version?.N));
};

describe("a stop that is recorded by somebody who dies before its guards are raised", () => {
  test("is on record, is not said to have failed, and refuses whoever reads from then on", async () => {
    const who = await city.borrower();
    const error = await crashed();
    expect([(error as Error).name, isOutcomeUnknown(error)]).toEqual(["GuardsLow", true]);
    expect([(await read(CITY_STOPS)).version, await guards(CITY_STOPS)]).toEqual([1, []]);
    expect((await city.connected(who)).allowed).toBe(false);
    expect((await auditJournal({ keys: [], earlier: [] })).findings).toEqual([]);
  });

  test("lets in who read before, until the closer has been there, which closes them at once", async () => {
    const who = await city.borrower();
    meanwhile(crashed);
    const session = await city.connected(who);
    expect(session.allowed).toBe(true);
    await city.tell(CITY_STOPS, `SESSION#${session.connectionId}`);
    expect(await city.session(session.connectionId)).toMatchObject({ ended: { why: "stop" } });
    expect(await guards(CITY_STOPS)).toEqual(ALL_SHARDS.map(() => 1));
  });

  test.each([
    ["its stream", () => city.tell(CITY_STOPS)],
    ["its timer alone", () => city.handler({ source: "aws.scheduler" })],
  ])("lets in nobody who read before, once the closer was told by %s", async (_, told) => {
    const who = await city.borrower();
    meanwhile(async () => {
      await crashed();
      await told();
    });
    const { allowed } = await city.connected(who);
    expect([allowed, await guards(CITY_STOPS)]).toEqual([false, ALL_SHARDS.map(() => 1)]);
  });

  test("while the closer cannot raise them either, all comes to it again, and is closed all the same", async () => {
    const worker = await city.atWork();
    await crashed();
    const revive = crashing();
    const { batchItemFailures } = await city.tell(CITY_STOPS);
    revive();
    expect([batchItemFailures.length, await guards(CITY_STOPS)]).toEqual([1, []]);
    expect(await city.session(worker.connectionId)).toMatchObject({ ended: { why: "stop" } });
    await city.tell(CITY_STOPS);
    expect(await guards(CITY_STOPS)).toEqual(ALL_SHARDS.map(() => 1));
  });
});

test("the timer knows every shared state there is", async () => {
  await city.borrower();
  await stopped();
  const known = await sharedStreams();
  const there = new Set<string>();
  for await (const { pk, sk } of wholeTable()) if (sk?.S === "STATE" && pk?.S) there.add(pk.S);
  const shared = [...there].filter(pk => isShared(pk as Stream));
  expect(new Set(shared.map(pk => pk.split("#")[0])).size).toBe(5);
  expect(shared.filter(pk => !known.some(each => each === pk))).toEqual([]);
});

test("a guard ahead of its state is found by the audit, and so is what is none", async () => {
  await stopped();
  const { ConditionCheck } = guardCheck({ stream: CITY_STOPS, version: 7 }, 3);
  const put = (Key: typeof ConditionCheck & object) =>
    database.send(
      new UpdateItemCommand({
        ...{ TableName: table(), Key: Key.Key, UpdateExpression: "SET version = :read" },
        ExpressionAttributeValues: Key.ExpressionAttributeValues,
      }),
    );
  await put(ConditionCheck as NonNullable<typeof ConditionCheck>);
  await put({ ...ConditionCheck, Key: { pk: { S: "GUARD#STOP#city#16" }, sk: { S: "GUARD" } } } as never);
  const ahead = { flaw: "guard-ahead", pk: "GUARD#STOP#city#3", sk: "GUARD" };
  const { findings } = await auditJournal({ keys: [], earlier: [] });
  expect(findings.toSorted((a, b) => (a.pk < b.pk ? -1 : 1))).toEqual([
    { flaw: "item-foreign", pk: "GUARD#STOP#city#16", sk: "GUARD" },
    ahead,
  ]);
  expect((await auditStreamAt(CITY_STOPS, [], new Date())).findings).toEqual([ahead]);
});
