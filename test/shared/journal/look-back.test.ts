// A follower looks back for what was recorded late: it must cost little, however much was recorded lately.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { read } from "../../../functions/shared/journal/journal.ts";
import { dayPartitions, type Stream } from "../../../functions/shared/journal/keys.ts";
import { follow } from "../../../infra/local/run/follow.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

const journal = withJournal();
const folder = mkdtempSync(join(tmpdir(), "docgate-look-back-"));
/** What the follower asked for, whole events or their moments alone. */
let asked: ("events" | "moments")[] = [];

/** Between a follower and the database: counts, and hands everything on. */
const counting = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  asked.push(body.includes("ProjectionExpression") ? "moments" : "events");
  const headers = Object.entries(request.headers).filter(
    ([name]) => !/^(host|connection|content-length)$/.test(name),
  );
  const answer = await fetch(journal.url(), {
    method: "POST",
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
  });
  response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" });
  response.end(Buffer.from(await answer.arrayBuffer()));
});

beforeAll(() => new Promise<void>(ready => void counting.listen(0, "127.0.0.1", ready)));
afterAll(() => {
  counting.closeAllConnections();
  counting.close();
  rmSync(folder, { recursive: true });
});

async function count(stream: Stream, at = new Date()): Promise<void> {
  await commit({ changes: [change(counterLaw, await read<Counter>(stream), counted(1), acting(at))] });
}

test("what was handed on is looked at by its moment, and read again only where something came late", async () => {
  const [stream, late] = [counter(), counter()];
  for (let at = 0; at < 30; at++) await count(stream);
  const seen: (string | undefined)[] = [];
  const invoke = async (_: string, event: unknown) => {
    for (const { dynamodb } of (event as DynamoDBStreamEvent).Records) seen.push(dynamodb?.Keys?.pk?.S);
    return { result: { batchItemFailures: [] } };
  };
  const filters = [{ dynamodb: { NewImage: { kind: { S: ["TERMINAL"] } } } }];
  const model = {
    function: "follower",
    table: journal.table(),
    batchSize: 5,
    attempts: 3,
    unread: "",
    filters,
  };
  const database = `http://127.0.0.1:${(counting.address() as AddressInfo).port}`;
  const options = { database, folder, queues: { send: () => "" }, functions: { invoke }, log: () => {} };
  const followers = follow([model], options);
  try {
    await followers.drained();
    expect(seen.filter(each => each === stream)).toHaveLength(30);
    asked = [];
    await followers.drained();
    expect(asked).toContain("moments");
    // Thirty events are six pages, and a page is one request to each part of the day.
    expect(asked.filter(what => what === "events").length).toBeLessThan(6 * dayPartitions("").length);
    await count(late, new Date(Date.now() - 5_000));
    await followers.drained();
    expect(seen.filter(each => each === late)).toHaveLength(1);
    expect(seen.filter(each => each === stream)).toHaveLength(30);
  } finally {
    await followers.close();
  }
});
