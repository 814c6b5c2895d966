// The journal's reading side and its one way to write: events are only ever added, and STATE is replaced with them.
import { BatchGetItemCommand, DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { env, within } from "../env.ts";
import { addDays } from "../time/day.ts";
import { justAfter, timePage } from "./by-time.ts";
import type { Held } from "./change.ts";
import { GENESIS, type Happening, type Recorded } from "./event.ts";
import { type Item, isOfLaw, recordedOf } from "./items.ts";
import { EVENT, eventKey, STATE, type StateOf, type Stream, type StreamOf } from "./keys.ts";
import { OtherLaw } from "./law-releases.ts";
import { heed, type Request } from "./limits.ts";

export type { Item };

export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: Item | undefined;
}

// Short time-outs: a gate that waits for its database answers nobody and does not say why.
export const database = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: within(1_000),
    requestTimeout: within(4_000),
    httpsAgent: { maxSockets: 200 },
  },
});

// It copies every request and answer through a filter for a log that nobody keeps: a tenth of what a request costs here.
database.middlewareStack.remove("loggerMiddleware");

// Before anything is sent, whoever sends it: an embedded database that takes more than AWS would hide a fault until it is deployed.
database.middlewareStack.add(
  next => async args => {
    heed(args.input as Request);
    return next(args);
  },
  { step: "initialize", name: "limits" },
);

export const table = (): string => env("JOURNAL_TABLE");

export async function read<S>(stream: StreamOf<S>): Promise<Held<S>>;
export async function read<S>(stream: Stream): Promise<Held<S>>;
export async function read<S>(stream: Stream): Promise<Held<S>> {
  const found = await database.send(
    new GetItemCommand({ TableName: table(), Key: stateKeyOf(stream), ConsistentRead: true }),
  );
  return heldOf<S>(stream, found.Item);
}

/** Of several streams, each as it was read. */
export type HeldEach<Streams extends readonly Stream[]> = {
  -readonly [At in keyof Streams]: Held<StateOf<Streams[At]>>;
};

/** Reads several states in one request, strongly consistent, in the order asked; a stream never written has version 0. */
export async function readMany<const Streams extends readonly Stream[]>(
  streams: Streams,
): Promise<HeldEach<Streams>> {
  const found = await readItems([...new Set<Stream>(streams)].map(stateKeyOf));
  return streams.map(stream => heldOf(stream, found.get(stream))) as HeldEach<Streams>;
}

/** The database takes no more keys in one request. */
const KEYS_AT_ONCE = 100;

/** Several states of each, as above: so many requests as it takes, side by side. */
export async function readEach<T, const Streams extends readonly Stream[]>(
  each: readonly T[],
  streamsOf: (one: T) => Streams,
): Promise<readonly HeldEach<Streams>[]> {
  const streams = each.flatMap<Stream>(streamsOf);
  const parts = Array.from({ length: Math.ceil(streams.length / KEYS_AT_ONCE) }, (_, part) =>
    streams.slice(part * KEYS_AT_ONCE, (part + 1) * KEYS_AT_ONCE),
  );
  const held = (await Promise.all(parts.map(part => readMany(part)))).flat();
  const size = streams.length / each.length;
  return each.map((_, at) => held.slice(at * size, (at + 1) * size) as HeldEach<Streams>);
}

/** Items as they lie in the table, in one request, strongly consistent, by their partitions: no two of them share one. */
export async function readItems(keys: readonly Item[]): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  let wanted = [...keys];
  for (let idle = 0; wanted.length > 0; ) {
    if (idle === 5) throw new Error("the database left keys unread");
    const asked = wanted.slice(0, KEYS_AT_ONCE);
    const answer = await database.send(
      new BatchGetItemCommand({ RequestItems: { [table()]: { Keys: asked, ConsistentRead: true } } }),
    );
    for (const item of answer.Responses?.[table()] ?? []) found.set(item.pk?.S ?? "", item);
    const unread = answer.UnprocessedKeys?.[table()]?.Keys ?? [];
    // However many are asked for, only a database that gives none of them is given up on.
    idle = unread.length < asked.length ? 0 : idle + 1;
    wanted = [...unread, ...wanted.slice(KEYS_AT_ONCE)];
  }
  return found;
}

/** The events of one stream from a version on, oldest first, strongly consistent. */
export async function history<E extends Happening>(
  stream: Stream,
  from = 1,
  limit?: number,
): Promise<Recorded<E>[]> {
  const events: Recorded<E>[] = [];
  let start: Item | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: table(),
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":pk": { S: stream },
          ":from": { S: eventKey(from) },
          ":to": { S: `${EVENT}9999999999` },
        },
        ConsistentRead: true,
        Limit: limit,
        ExclusiveStartKey: start,
      }),
    );
    events.push(...(page.Items ?? []).map(item => recordedOf<E>(item)));
    start = limit !== undefined && events.length >= limit ? undefined : page.LastEvaluatedKey;
  } while (start);
  return events;
}

/** The events of one stream, the newest first: the next page is read when somebody comes to it. */
export async function* newestOfStream(stream: Stream, pageSize = 100): AsyncGenerator<Recorded, void> {
  let start: Item | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: table(),
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":pk": { S: stream },
          ":from": { S: EVENT },
          ":to": { S: `${EVENT}9999999999` },
        },
        ScanIndexForward: false,
        Limit: pageSize,
        ExclusiveStartKey: start,
      }),
    );
    for (const item of page.Items ?? []) yield recordedOf(item);
    start = page.LastEvaluatedKey;
  } while (start);
}

/** Some of what was recorded on one UTC day after a moment, in the order it was recorded, and after which moment to go on. */
export async function recordedOn(
  day: string,
  after?: string,
): Promise<{ readonly rows: readonly Recorded[]; readonly next: string | undefined }> {
  const from = after === undefined ? undefined : justAfter(after);
  const { items, rest } = await timePage(database, table(), { day, from });
  return { rows: items.map(item => recordedOf(item)), next: rest?.from?.trimEnd() };
}

/** Page by page, the days from one moment to another: what was recorded after the first. */
export async function* recordedSince(from: string, until: string): AsyncGenerator<readonly Recorded[], void> {
  for (let day = from.slice(0, 10); day <= until.slice(0, 10); day = addDays(day, 1)) {
    let after: string | undefined = from;
    do {
      const page: Awaited<ReturnType<typeof recordedOn>> = await recordedOn(day, after);
      yield page.rows;
      after = page.next;
    } while (after);
  }
}

export function stateKeyOf(stream: Stream): Item {
  return { pk: { S: stream }, sk: { S: STATE } };
}

export function heldOf<S>(stream: Stream, item: Item | undefined): Held<S> {
  if (!item) return { stream, version: 0, head: GENESIS, state: undefined };
  if (!isOfLaw(item)) throw new OtherLaw(stream, Number(item.law?.N ?? 1));
  return {
    stream,
    version: Number(item.version?.N),
    head: item.head?.S ?? "",
    state: JSON.parse(item.body?.S ?? "") as S,
  };
}
