// Readers of the stream on one machine: fed by the journal's own by-time index, at least once, whatever fails or restarts.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { afterEach, beforeEach, expect, test } from "vitest";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { follower } from "../../../functions/shared/journal/follower.ts";
import { eventItem } from "../../../functions/shared/journal/items.ts";
import { read } from "../../../functions/shared/journal/journal.ts";
import type { Stream } from "../../../functions/shared/journal/keys.ts";
import { type Followers, follow } from "../../../infra/local/run/follow.ts";
import type { CallOutcome } from "../../../infra/local/run/worker.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

const journal = withJournal();
let folder = "";
const running: Followers[] = [];
/** What the queue of unread events was told. */
let told: string[] = [];
beforeEach(() => {
  told = [];
  folder = mkdtempSync(join(tmpdir(), "docgate-follow-"));
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
  rmSync(folder, { recursive: true });
});

async function count(stream: Stream, by = 1, at = new Date()): Promise<void> {
  await commit({ changes: [change(counterLaw, await read<Counter>(stream), counted(by), acting(at))] });
}

/** A follower as the stack would declare it, whose function is this one. */
function start(
  invoke: (event: DynamoDBStreamEvent) => Promise<CallOutcome>,
  attempts = 3,
  name = "follower",
): Followers {
  const model = {
    function: name,
    table: journal.table(),
    batchSize: 5,
    attempts,
    unread: "unread",
    filters: [
      {
        eventName: ["INSERT"],
        dynamodb: { NewImage: { kind: { S: ["TERMINAL"] }, sk: { S: [{ prefix: "EVENT#" }] } } },
      },
    ],
  };
  const functions = { invoke: (_: string, event: unknown) => invoke(event as DynamoDBStreamEvent) };
  const queues = { send: (queue: string, body: string) => String(told.push(`${queue} ${body}`)) };
  const started = follow([model], { database: journal.url(), folder, queues, functions, log: () => {} });
  running.push(started);
  return started;
}

/** Collects what one stream's follower sees, through the door that real entries use. */
function collecting(stream: Stream, fail: (version: number) => boolean = () => false) {
  const seen: number[] = [];
  const handler = follower({
    event: async recorded => {
      if (recorded.stream !== stream) return;
      if (fail(recorded.version)) throw new Error("cannot be read");
      seen.push(recorded.version);
    },
  });
  return {
    seen,
    invoke: async (event: DynamoDBStreamEvent): Promise<CallOutcome> => ({ result: await handler(event) }),
  };
}

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

test("every event arrives, in the order of its stream", async () => {
  const stream = counter();
  const { seen, invoke } = collecting(stream);
  const followers = start(invoke);
  for (const by of upTo(12)) await count(stream, by);
  await followers.drained();
  expect(seen).toEqual(upTo(12));
});

test("what was recorded before the follower began arrives as well", async () => {
  const stream = counter();
  await count(stream);
  const { seen, invoke } = collecting(stream);
  await start(invoke).drained();
  expect(seen).toEqual([1]);
});

test("an event stamped earlier but recorded later is not missed", async () => {
  const [early, late] = [counter(), counter()];
  const { seen, invoke } = collecting(early);
  const followers = start(invoke);
  const began = new Date();
  await count(late, 1, new Date(began.getTime() + 4_000));
  await followers.drained();
  await count(early, 1, began);
  await followers.drained();
  expect(seen).toEqual([1]);
});

test("a stamp of a clock that is an hour fast keeps nothing from arriving that is recorded after it", async () => {
  const stream = counter();
  const { seen, invoke } = collecting(stream);
  const followers = start(invoke);
  await count(counter(), 1, new Date(Date.now() + 3_600_000));
  await followers.drained();
  for (const by of upTo(3)) await count(stream, by);
  await followers.drained();
  await followers.drained();
  expect(seen).toEqual(upTo(3));
});

test("a reader that fails without end, as a dispatcher without its queues, delays no other", async () => {
  const stream = counter();
  let tries = 0;
  start(async ({ Records: [first] }) => {
    tries++;
    return { result: { batchItemFailures: [{ itemIdentifier: first?.dynamodb?.SequenceNumber }] } };
  }, Number.POSITIVE_INFINITY);
  const { seen, invoke } = collecting(stream);
  const closing = start(invoke, 3, "closing");
  for (const by of upTo(20)) await count(stream, by);
  await closing.drained();
  expect([seen, told]).toEqual([upTo(20), []]);
  await expect.poll(() => tries).toBeGreaterThan(3);
});

test("one that fails for a while is tried again, and none is missed", async () => {
  const stream = counter();
  let failures = 2;
  const { seen, invoke } = collecting(stream, version => version === 2 && failures-- > 0);
  for (const by of upTo(4)) await count(stream, by);
  await start(invoke).drained();
  expect([new Set(seen), failures]).toEqual([new Set(upTo(4)), -1]);
});

test("of one that no attempt can read the queue is told where it lay, and those behind it arrive", async () => {
  const stream = counter();
  const { seen, invoke } = collecting(stream, version => version === 2);
  for (const by of upTo(4)) await count(stream, by);
  await start(invoke).drained();
  expect(new Set(seen)).toEqual(new Set([1, 3, 4]));
  expect(told).toHaveLength(1);
  const { DDBStreamBatchInfo: where, requestContext } = JSON.parse(told[0]?.slice("unread ".length) ?? "");
  expect(requestContext).toMatchObject({ condition: "RetryAttemptsExhausted", approximateInvokeCount: 3 });
  expect(where.startSequenceNumber).toContain(`#${stream}#0000000002`);
  // As Lambda does: the event itself is not in it.
  expect(told[0]).not.toContain("Counted");
});

test("a function that fails for a whole batch loses only the record at fault", async () => {
  const stream = counter();
  const { seen, invoke } = collecting(stream);
  const poisoned = ({ Records }: DynamoDBStreamEvent) =>
    Records.some(
      ({ dynamodb }) => dynamodb?.Keys?.pk?.S === stream && dynamodb.Keys.sk?.S === "EVENT#0000000003",
    );
  const error = { errorType: "Error", errorMessage: "crashed", trace: [] };
  const followers = start(async event => (poisoned(event) ? { error } : invoke(event)));
  for (const by of upTo(5)) await count(stream, by);
  await followers.drained();
  expect(seen.filter((version, at) => seen.indexOf(version) === at)).toEqual([1, 2, 4, 5]);
});

test("after a restart it goes on where it was: nothing is missed, and what comes twice is the same", async () => {
  const stream = counter();
  const first = collecting(stream);
  const before = start(first.invoke);
  for (const by of upTo(3)) await count(stream, by);
  await before.drained();
  await before.close();
  for (const by of upTo(3)) await count(stream, by);
  const second = collecting(stream);
  await start(second.invoke).drained();
  expect(first.seen).toEqual([1, 2, 3]);
  expect([...new Set([...first.seen, ...second.seen])]).toEqual(upTo(6));
  expect(told).toEqual([]);
});

test("events of other kinds do not arrive", async () => {
  const kinds = new Set<string | undefined>();
  const followers = start(async ({ Records }) => {
    for (const { dynamodb } of Records) kinds.add(dynamodb?.NewImage?.kind?.S);
    return { result: { batchItemFailures: [] } };
  });
  await count(counter());
  await followers.drained();
  expect([...kinds]).toEqual(["TERMINAL"]);
});

test("who asked for all at once gets what arrived at once; when that fails its halves, down to the one at fault", async () => {
  const seen: number[][] = [];
  const handler = follower({
    together: async recorded => {
      const versions = recorded.map(({ version }) => version);
      seen.push(versions);
      if (versions.includes(2)) throw new Error("cannot be read");
    },
  });
  const stream = counter();
  const Records = upTo(4).map(version => {
    const held = { stream, version: version - 1, head: "", state: undefined };
    const [recorded] = change(counterLaw, held, counted(1), acting()).recorded;
    return { dynamodb: { SequenceNumber: String(version), NewImage: recorded && eventItem(recorded) } };
  }) as DynamoDBStreamEvent["Records"];
  expect(await handler({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
  expect(seen).toEqual([[1, 2, 3, 4], [1, 2], [1], [2], [3, 4]]);
});
