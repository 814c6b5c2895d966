// Followers fed by queues, on their bad days: a poison, one that never ends, what comes twice, late and in any order.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBStreamEvent, SQSEvent, SQSRecord } from "aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import type { Recorded } from "../../../functions/shared/journal/event.ts";
import { messageText, placeOf } from "../../../functions/shared/journal/event-message.ts";
import { follower } from "../../../functions/shared/journal/follower.ts";
import { eventItem } from "../../../functions/shared/journal/items.ts";
import { read } from "../../../functions/shared/journal/journal.ts";
import { sqsApi } from "../../../infra/local/aws/sqs/api.ts";
import { Queues, queueModel } from "../../../infra/local/aws/sqs/queues.ts";
import { type Listening, listen } from "../../../infra/local/run/loopback.ts";
import { readQueues } from "../../../infra/local/run/queue-reader.ts";
import type { CallOutcome } from "../../../infra/local/run/worker.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();
const folder = mkdtempSync(join(tmpdir(), "docgate-fed-"));
let listening: Listening;
let queues: Queues;
let now = Date.parse("2026-11-28T02:00:00Z");
let files = 0;
beforeAll(async () => {
  listening = await listen(0, { programsOnly: true });
  process.env.OWN_QUEUE = `http://127.0.0.1:${listening.port}/000000000000/own`;
  process.env.AWS_ENDPOINT_URL_SQS = `http://127.0.0.1:${listening.port}`;
});
beforeEach(() => {
  queues = new Queues(join(folder, `${++files}.sqlite`), () => now);
  const deadLetterTargetArn = "arn:aws:sqs:ap-northeast-1:000000000000:own-unread";
  const own = { VisibilityTimeout: 90, RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 5 } };
  queues.declare([queueModel("own", own), queueModel("own-unread", {})]);
  listening.serve(sqsApi(queues));
});
afterEach(() => queues.close());
afterAll(async () => {
  await listening.close();
  rmSync(folder, { recursive: true });
});

const stream = counter();
/** Events that stand in no journal, as a follower would be handed them. */
const events = Array.from({ length: 9 }, (_, at): Recorded => {
  const held = { stream, version: at, head: "", state: undefined };
  return change(counterLaw, held, counted(1), acting()).recorded[0] as Recorded;
});
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

function batch(
  ...messages: readonly (readonly [version: number, tries?: number, text?: string])[]
): SQSEvent {
  const Records = messages.map(([version, tries = 1, text]) => ({
    messageId: `m${version}`,
    body: text ?? messageText(eventItem(events[version - 1] as Recorded)),
    attributes: { ApproximateReceiveCount: String(tries) },
  }));
  return { Records: Records as SQSRecord[] };
}

function collecting(how: "event" | "together", act: (versions: readonly number[]) => unknown = () => {}) {
  const seen: number[] = [];
  const take = async (some: readonly Recorded[]) => {
    const versions = some.map(({ version }) => version);
    await act(versions);
    seen.push(...versions);
  };
  const handler = follower(how === "event" ? { event: each => take([each]) } : { together: take });
  return { seen, handler };
}

const failing = (poison: number) => (versions: readonly number[]) => {
  if (versions.includes(poison)) throw new Error("cannot be read");
};
const failed = (...versions: number[]) => ({
  batchItemFailures: versions.map(version => ({ itemIdentifier: `m${version}` })),
});

test.each(["event", "together"] as const)("by %s: of a batch only what failed comes again", async how => {
  const { seen, handler } = collecting(how, failing(3));
  expect(await handler(batch([1], [2], [3], [4], [5]))).toEqual(failed(3));
  expect(seen).toEqual([1, 2, 4, 5]);
});

test.each(["event", "together"] as const)(
  "by %s: a text that is no event is the only one that fails",
  async how => {
    const { seen, handler } = collecting(how);
    expect(await handler(batch([1], [2, 1, "{"], [3, 1, "{}"], [4]))).toEqual(failed(2, 3));
    expect(seen).toEqual([1, 4]);
  },
);

test("what came before and was not done goes last and alone", async () => {
  const tried: (readonly number[])[] = [];
  const { handler } = collecting("together", versions => void tried.push(versions));
  await handler(batch([1, 4], [2], [3, 2], [4]));
  expect(tried).toEqual([[2, 4], [1], [3]]);
});

test.each(["event", "together"] as const)("by %s: one that never ends takes nobody's turn", async how => {
  const { seen, handler } = collecting(how, versions => versions.includes(1) && new Promise(() => {}));
  const context = { getRemainingTimeInMillis: () => 2_000 };
  expect(await handler(batch([1], [2], [3]), context)).toEqual(failed(1));
  expect(seen).toEqual([2, 3]);
});

test("what comes twice and in any order is handed on as it comes: whoever follows reads the state", async () => {
  const { seen, handler } = collecting("event");
  expect(await handler(batch([3], [1], [3], [2], [1]))).toEqual(failed());
  expect(seen).toEqual([3, 1, 3, 2, 1]);
});

test("one that came by its place is read from the journal, whole", async () => {
  const mine = counter();
  const made = change(counterLaw, await read<Counter>(mine), counted(7), acting());
  await commit({ changes: [made] });
  const recorded = made.recorded[0] as Recorded;
  const seen: Recorded[] = [];
  const handler = follower({ event: async each => void seen.push(each) });
  const text = JSON.stringify(placeOf(eventItem(recorded)));
  expect(await handler(batch([1, 1, text]))).toEqual(failed());
  expect(seen).toEqual([recorded]);
});

test("what a reader of the stream cannot do goes to its own queue, whole, and holds up nothing", async () => {
  const { seen, handler } = collecting("together", failing(2));
  const Records = upTo(4).map(version => ({
    dynamodb: { SequenceNumber: `m${version}`, NewImage: eventItem(events[version - 1] as Recorded) },
  })) as DynamoDBStreamEvent["Records"];
  expect(await handler({ Records })).toEqual(failed());
  expect(seen).toEqual([1, 3, 4]);
  expect(queues.receive("own", 10).map(({ body }) => body)).toEqual([
    messageText(eventItem(events[1] as Recorded)),
  ]);
  // Where it cannot even be put aside it comes again in the stream.
  listening.serve((_, response) => response.writeHead(500).end());
  expect(await handler({ Records })).toEqual(failed(2));
});

async function fed(invoke: (event: SQSEvent) => Promise<CallOutcome>) {
  const functions = { invoke: (_: string, event: unknown) => invoke(event as SQSEvent) };
  const model = { function: "f", queue: "own", batchSize: 10, atOnce: 2 };
  const readers = readQueues([model], { queues, functions, log: () => {} });
  for (const each of events.slice(0, 4)) queues.send("own", messageText(eventItem(each)));
  for (let tries = 0; tries < 6; tries++) {
    await readers.drained();
    now += 90_000;
  }
  await readers.close();
  const left = [queues.counts("own"), queues.counts("own-unread")].map(
    ({ visible, hidden }) => visible + hidden,
  );
  return left;
}

test("a poison is put aside after five tries, and the others are done once", async () => {
  const { seen, handler } = collecting("event", failing(2));
  let tries = 0;
  const left = await fed(async event => {
    tries++;
    return { result: await handler(event) };
  });
  expect([seen, left, tries]).toEqual([[1, 3, 4], [0, 1], 5]);
});

test("where the function ends, or answers what nobody asked, all of it comes again", async () => {
  const error = { errorType: "Error", errorMessage: "ended", trace: [] };
  expect(await fed(async () => ({ error }))).toEqual([0, 4]);
  const batchItemFailures = [{ itemIdentifier: "none of these" }];
  for (const { receipt } of queues.receive("own-unread", 10)) queues.delete("own-unread", receipt);
  expect(await fed(async () => ({ result: { batchItemFailures } }))).toEqual([0, 4]);
});
