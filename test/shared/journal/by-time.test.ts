// A day of the by-time index is one, however many partitions it lies in: nothing lost or twice at a page's edge, and a journal
// from before the shards opens, reads, audits and goes on beside them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchWriteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { partition } from "../../../functions/audit/partitions.ts";
import { newestFirst, oldestFirst } from "../../../functions/audit/recorded.ts";
import { auditStream } from "../../../functions/audit/stream-audit.ts";
import { momentOf, type TimeRange, timePage } from "../../../functions/shared/journal/by-time.ts";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import type { Recorded } from "../../../functions/shared/journal/event.ts";
import { type Item, stateItem, unshardedItem } from "../../../functions/shared/journal/items.ts";
import { database, history, read, recordedOn, table } from "../../../functions/shared/journal/journal.ts";
import { dayPartitions, eventKey, type Stream, timeKeys } from "../../../functions/shared/journal/keys.ts";
import { lastWritten } from "../../../functions/shared/journal/since.ts";
import { follow } from "../../../infra/local/run/follow.ts";
import { sentDuring } from "../../bench/decision/requests.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

const journal = withJournal();
const DAY = "2026-03-10";
const NEXT = "2026-03-11";

/** As the release before recorded it: all of a day in one partition. */
async function recordBefore(stream: Stream, at: string): Promise<void> {
  const changed = change(counterLaw, await read<Counter>(stream), counted(1), acting(new Date(at)));
  for (const Item of [...changed.recorded.map(unshardedItem), stateItem(changed)])
    await database.send(new PutItemCommand({ TableName: table(), Item }));
}
async function record(stream: Stream, at: string): Promise<void> {
  await commit({
    changes: [change(counterLaw, await read<Counter>(stream), counted(1), acting(new Date(at)))],
  });
}
const placeOf = ({ recordedAt, stream, version }: Recorded) => timeKeys(recordedAt, stream, version).moment;

test("a stream lies in one shard of each of its days, the streams in four, and where they lie stays so", () => {
  const shards = Array.from(
    { length: 4_000 },
    (_, at) => timeKeys(`${DAY}T00:00:00.000Z`, `SESSION#cvpn-${at}`, 1).day,
  );
  const counts = [...Map.groupBy(shards, each => each)]
    .map(([day, all]) => [day, all.length] as const)
    .sort();
  expect(counts.map(([day]) => day)).toEqual(dayPartitions(DAY).slice(1));
  for (const [, count] of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  expect(timeKeys(`${NEXT}T00:00:00.000Z`, "STOP#city", 9).day).toBe(
    `${NEXT}#${timeKeys(`${DAY}T01:00:00.000Z`, "STOP#city", 1).day.at(-1)}`,
  );
  expect(
    ["STOP#city", "SYSTEM#police", "TERMINAL#3140101-03-0000123"].map(of =>
      timeKeys(DAY, of as Stream, 1).day.at(-1),
    ),
  ).toMatchInlineSnapshot(`
    [
      "3",
      "1",
      "3",
    ]
  `);
});

test("whatever lies in whichever partition, read page by page from anywhere and either way it is what sorting it gives", async () => {
  const of = (minute: number, id: number) =>
    `${DAY}T00:00:00.${String(minute).padStart(3, "0")}Z#COUNTER#${id}#0000000001`;
  const row = fc.record({ partition: fc.nat(4), minute: fc.nat(6), id: fc.nat(60) });
  const rows = fc.uniqueArray(row, { maxLength: 60, selector: ({ minute, id }) => of(minute, id) });
  const ends = fc.tuple(fc.nat(7), fc.nat(7)).map(both => both.toSorted((a, b) => a - b));
  const property = fc.asyncProperty(
    rows,
    fc.integer({ min: 1, max: 7 }),
    fc.boolean(),
    ends,
    async (made, limit, descending, [low = 0, high = 0]) => {
      await journal.renew();
      const requests = made.map(({ partition, minute, id }) => ({
        PutRequest: { Item: placed(dayPartitions(DAY)[partition] ?? "", of(minute, id)) },
      }));
      for (let at = 0; at < requests.length; at += 25)
        await database.send(
          new BatchWriteItemCommand({ RequestItems: { [table()]: requests.slice(at, at + 25) } }),
        );
      const [from, until] = [of(low, 30), of(high, 30)];
      const sorted = made
        .map(({ minute, id }) => of(minute, id))
        .filter(each => from <= each && each < until)
        .sort();
      const paged = await pagesOf({
        day: DAY,
        from,
        until,
        limit,
        descending,
      });
      expect(paged).toEqual(descending ? sorted.toReversed() : sorted);
    },
  );
  await fc.assert(property, { numRuns: 40 });
});

function placed(day: string, moment: string): Item {
  return { pk: { S: moment }, sk: { S: eventKey(1) }, day: { S: day }, moment: { S: moment } };
}

async function pagesOf(whole: TimeRange): Promise<string[]> {
  const found: string[] = [];
  let range: TimeRange | undefined = whole;
  for (let pages = 0; range; pages++) {
    if (pages > 200) throw new Error("it goes on for ever");
    const { items, rest } = await timePage(database, table(), range);
    found.push(...items.map(momentOf));
    range = rest;
  }
  return found;
}

test("both ends of a day are of it, and an empty range asks nothing", async () => {
  await journal.renew();
  const [first, last] = [counter(), counter()];
  await record(first, `${DAY}T00:00:00.000Z`);
  await record(last, `${DAY}T23:59:59.999Z`);
  expect((await recordedOn(DAY)).rows.map(({ stream }) => stream)).toEqual([first, last]);
  expect(await recordedOn(NEXT)).toEqual({ rows: [], next: undefined });
  expect(await pagesOf({ day: DAY, from: `${DAY}T02`, until: `${DAY}T01` })).toEqual([]);
});

test("the last of one kind before several moments are read once where nothing lies between, and again where something does", async () => {
  await journal.renew();
  const sought = Array.from({ length: 3 }, counter);
  for (const [at, stream] of sought.entries()) await record(stream, `${DAY}T01:00:0${at}.000Z`);
  const asked = { from: `${DAY}T00`, before: [`${DAY}T02`, `${DAY}T01:15`], most: 2 };
  const last = async () => (await lastWritten("TERMINAL", asked)).map(({ stream }) => stream);
  const [, second, third] = sought;
  const quiet = await sentDuring(async () => expect(await last()).toEqual([third, second]));
  expect(quiet).toHaveLength(dayPartitions(DAY).length);
  const other = placed(`${DAY}#2`, `${DAY}T01:30:00.000Z#PERSON#somebody#0000000001`);
  await database.send(new PutItemCommand({ TableName: table(), Item: other }));
  expect(await last()).toEqual([third, second, third, second]);
});

test("a page whose partitions hold more than a megabyte ends where the first of them does, and the next begins there", async () => {
  await journal.renew();
  const streams = [counter(), counter(), counter()];
  for (const [at, stream] of streams.entries())
    for (let count = 0; count < 5; count++) {
      const fact = acting(new Date(`${DAY}T01:00:0${count}.00${at}Z`));
      const reason = "x".repeat(280_000);
      const drafts = [{ ...counted(1)[0], reason }] as const;
      await commit({ changes: [change(counterLaw, await read<Counter>(stream), drafts, fact)] });
    }
  const moments: string[] = [];
  let pages = 0;
  for (let after: string | undefined; pages < 20; pages++) {
    const { rows, next } = await recordedOn(DAY, after);
    moments.push(...rows.map(placeOf));
    if (!next) break;
    after = next;
  }
  expect([moments.length, new Set(moments).size, pages > 0]).toEqual([15, 15, true]);
  expect(moments).toEqual(moments.toSorted());
});

describe("a journal from before, gone on with on the same day", () => {
  const streams = [counter(), counter(), counter()];
  const all: string[] = [];
  beforeAll(async () => {
    await journal.renew();
    for (let second = 10; second < 50; second++) {
      const of = streams[second % 3] ?? counter();
      await (second < 30 ? recordBefore : record)(of, `${DAY}T03:00:${second}.000Z`);
    }
    for (const of of streams) all.push(...(await history(of)).map(placeOf));
    all.sort();
  });

  test("is told in order, forwards and backwards, and from each of its moments", async () => {
    expect(all).toHaveLength(40);
    const span = { from: `${DAY}T00:00:00.000Z`, until: `${NEXT}T00:00:00.000Z` };
    const [newest, oldest]: string[][] = [[], []];
    for await (const { moment } of newestFirst(span)) newest?.push(moment);
    for await (const { found } of oldestFirst(span)) oldest?.push(...found.map(({ moment }) => moment));
    expect([newest?.toReversed(), oldest]).toEqual([all, all]);
    for (const [at, moment] of all.entries())
      expect((await recordedOn(DAY, moment)).rows.map(placeOf)).toEqual(all.slice(at + 1));
  });

  test("whoever reads no further than the last day asks for no other", async () => {
    const span = { from: "2020-01-01T00:00:00.000Z", until: `${DAY}T04:00:00.000Z` };
    const sent = await sentDuring(async () => {
      for await (const { moment } of newestFirst(span)) if (moment === all[0]) break;
    });
    expect(sent).toHaveLength(dayPartitions(DAY).length);
  });

  test("is audited without a finding; in another partition than those two an event was altered", async () => {
    const findings = async (alter: (item: Item) => Item) => {
      const items = await partition(streams[0] as Stream);
      return auditStream(streams[0] as Stream, items.map(alter), counterLaw).findings.map(({ flaw }) => flaw);
    };
    expect(await findings(item => item)).toEqual([]);
    expect(await findings(item => (item.day ? { ...item, day: { S: `${DAY}#9` } } : item))).toContain(
      "event-altered",
    );
  });

  test("is handed on whole and in order to whoever follows it, in batches no larger than theirs", async () => {
    const folder = mkdtempSync(join(tmpdir(), "docgate-shards-"));
    const [seen, sizes]: [string[], number[]] = [[], []];
    const invoke = async (_: string, event: unknown) => {
      const { Records } = event as DynamoDBStreamEvent;
      sizes.push(Records.length);
      seen.push(...Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? ""));
      return { result: { batchItemFailures: [] } };
    };
    const filters = [{ dynamodb: { NewImage: { kind: { S: ["TERMINAL"] } } } }];
    const model = { function: "follower", table: table(), batchSize: 4, attempts: 3, unread: "", filters };
    const followers = follow([model], {
      database: journal.url(),
      folder,
      queues: { send: () => "" },
      functions: { invoke },
      log: () => {},
    });
    followers.restartAt(new Date(`${DAY}T00:00:00.000Z`));
    await followers.drained();
    await followers.close();
    rmSync(folder, { recursive: true });
    expect([[...new Set(seen)], Math.max(...sizes)]).toEqual([all, 4]);
  });
});
