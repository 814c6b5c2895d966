// The door to the table of notices: what lies in whose box, what was read, what has yet to be sent. No part of the journal: it holds
// accounts and codes, no name and no address, and all of it ends by itself.
import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";
import { env } from "../shared/env.ts";
import { database } from "../shared/journal/journal.ts";
import { type DeliveryStanding, type DeliveryState, DUE_INDEX } from "./names.ts";
import type { Box, Delivery, Notice, Reader } from "./notice.ts";

const DAY_SECONDS = 24 * 60 * 60;
const KEPT_DAYS = 180;
const DELIVERIES_KEPT_DAYS = 30;

const table = () => env("NOTICES_TABLE");

interface Kept {
  readonly pk: string;
  readonly sk: string;
  readonly body: unknown;
  readonly days: number;
  readonly at: string;
  /** Where it stands in the index by time: what has yet to be sent by when it is due. */
  readonly waits?: readonly [part: string, due: string];
}

function itemOf({ pk, sk, body, days, at, waits }: Kept) {
  const expires = Math.floor(Date.parse(at) / 1_000) + days * DAY_SECONDS;
  return {
    ...{ pk: { S: pk }, sk: { S: sk }, body: { S: JSON.stringify(body) }, expires: { N: String(expires) } },
    ...(waits && { waits: { S: waits[0] }, due: { S: waits[1] } }),
  };
}

async function put(kept: Kept): Promise<void> {
  await database.send(new PutItemCommand({ TableName: table(), Item: itemOf(kept) }));
}

/** False where it is there already, or whatever the condition says. */
async function putIf(
  kept: Kept,
  ConditionExpression = "attribute_not_exists(pk)",
  values?: Record<string, { N: string }>,
): Promise<boolean> {
  try {
    await database.send(
      new PutItemCommand({
        TableName: table(),
        Item: itemOf(kept),
        ConditionExpression,
        ...(values && { ExpressionAttributeValues: values }),
      }),
    );
    return true;
  } catch (error) {
    if ((error as Error).name === "ConditionalCheckFailedException") return false;
    throw error;
  }
}

async function get<T>(pk: string, sk: string): Promise<T | undefined> {
  const Key = { pk: { S: pk }, sk: { S: sk } };
  const { Item } = await database.send(new GetItemCommand({ TableName: table(), Key, ConsistentRead: true }));
  return Item?.body?.S === undefined ? undefined : (JSON.parse(Item.body.S) as T);
}

async function query<T>(
  asked: Omit<QueryCommandInput, "TableName">,
  most: number,
): Promise<{ readonly sk: string; readonly body: T }[]> {
  const found: { sk: string; body: T }[] = [];
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: table(),
        ...asked,
        Limit: most - found.length,
        ExclusiveStartKey: start,
      }),
    );
    for (const { sk, body } of page.Items ?? [])
      found.push({ sk: sk?.S ?? "", body: JSON.parse(body?.S ?? "null") as T });
    start = page.LastEvaluatedKey;
  } while (start && found.length < most);
  return found;
}

/** Of one key, the newest first. */
function newest(pk: string, before?: string): Omit<QueryCommandInput, "TableName"> {
  return {
    KeyConditionExpression: before === undefined ? "pk = :pk" : "pk = :pk AND sk < :before",
    ExpressionAttributeValues: {
      ":pk": { S: pk },
      ...(before !== undefined && { ":before": { S: before } }),
    },
    ScanIndexForward: false,
  };
}

/** Sorts by when it happened; what is told once a day by the day. */
export function placeOf({ at, id }: Pick<Notice, "at" | "id">): string {
  return /^\d{4}-\d{2}-\d{2}#/.test(id) ? id : `${at}#${id}`;
}

export async function putInBox(box: Box, notice: Notice): Promise<boolean> {
  return putIf({ pk: `BOX#${box}`, sk: placeOf(notice), body: notice, days: KEPT_DAYS, at: notice.at });
}

export async function inBox(box: Box, most: number, before?: string): Promise<readonly Notice[]> {
  return (await query<Notice>(newest(`BOX#${box}`, before), most)).map(({ body }) => body);
}

export async function readerOf(account: string): Promise<Reader | undefined> {
  return get<Reader>(`READER#${account}`, "READER");
}

/** With the offices in whose name they read. */
export async function keepReader(reader: Reader, boxes: readonly Box[], at: string): Promise<void> {
  const { person } = reader;
  await put({ pk: `READER#${person}`, sk: "READER", body: reader, days: KEPT_DAYS, at });
  await Promise.all(
    boxes.map(box => put({ pk: `OFFICE#${box}`, sk: person, body: true, days: KEPT_DAYS, at })),
  );
}

export async function readersIn(box: Box): Promise<readonly string[]> {
  return (await query(newest(`OFFICE#${box}`), 5_000)).map(({ sk }) => sk);
}

const AT_ONCE = 25;

/** Of those that ever looked. */
export async function readersOf(accounts: readonly string[]): Promise<ReadonlyMap<string, Reader>> {
  const found = new Map<string, Reader>();
  for (let at = 0; at < accounts.length; at += AT_ONCE) {
    const some = await Promise.all(accounts.slice(at, at + AT_ONCE).map(readerOf));
    for (const reader of some) if (reader) found.set(reader.person, reader);
  }
  return found;
}

/** What somebody has read, and up to where they have said that they read all. */
export interface Marks {
  readonly all: string;
  readonly places: ReadonlySet<string>;
}

export async function marksOf(account: string): Promise<Marks> {
  const found = await query<string | true>(newest(`MARKS#${account}`), 2_000);
  const all = found.find(({ sk }) => sk === ALL)?.body;
  return { all: typeof all === "string" ? all : "", places: new Set(found.map(({ sk }) => sk)) };
}
const ALL = "ALL";

export async function markRead(account: string, places: readonly string[], at: string): Promise<void> {
  const kept = { pk: `MARKS#${account}`, body: true, days: KEPT_DAYS, at };
  await Promise.all(places.map(sk => put({ ...kept, sk })));
}

export async function markAllRead(account: string, until: string, at: string): Promise<void> {
  await put({ pk: `MARKS#${account}`, sk: ALL, body: until, days: KEPT_DAYS, at });
}

/** The parts of the index: what is due is sent from its own; of what was read meanwhile nobody asks. */
const PARTS: Readonly<Record<DeliveryStanding, string>> = { waiting: "DUE", failed: "FAILED", sent: "SENT" };
const STANDINGS: Readonly<Record<DeliveryState, DeliveryStanding | undefined>> = {
  queued: "waiting",
  sent: "sent",
  read: undefined,
  unreachable: "failed",
  bounced: "failed",
  "given-up": "failed",
};

function deliveryItem(delivery: Delivery): Kept {
  const { account, channel, notice, state, due, settledAt } = delivery;
  const kept = { pk: `OUT#${account}`, sk: `${channel}#${placeOf(notice)}`, body: delivery };
  const standing = STANDINGS[state];
  const waits = standing && ([PARTS[standing], settledAt ?? due] as const);
  return { ...kept, days: DELIVERIES_KEPT_DAYS, at: notice.at, ...(waits && { waits }) };
}

/** False where it was queued already: a follower that is told twice sends once. */
export async function queueDelivery(delivery: Delivery): Promise<boolean> {
  return putIf(deliveryItem(delivery));
}

export async function keepDelivery(delivery: Delivery): Promise<void> {
  await put(deliveryItem(delivery));
}

/** Whoever has something to get by now, the longest waiting first. */
export async function accountsDue(at: string, most: number): Promise<readonly string[]> {
  const due = await query<Delivery>(
    {
      IndexName: DUE_INDEX,
      KeyConditionExpression: "waits = :waits AND due <= :at",
      ExpressionAttributeValues: { ":waits": { S: PARTS.waiting }, ":at": { S: at } },
    },
    most,
  );
  return [...new Set(due.map(({ body }) => body.account))];
}

/** What waits, the longest first; of what is settled, the newest. `since`: nothing before. */
export async function deliveriesAt(
  standing: DeliveryStanding,
  since: string,
  most: number,
): Promise<readonly Delivery[]> {
  const found = await query<Delivery>(
    {
      IndexName: DUE_INDEX,
      KeyConditionExpression: "waits = :waits AND due >= :since",
      ExpressionAttributeValues: { ":waits": { S: PARTS[standing] }, ":since": { S: since } },
      ScanIndexForward: standing === "waiting",
    },
    most,
  );
  return found.map(({ body }) => body);
}

export async function deliveriesOf(account: string): Promise<readonly Delivery[]> {
  return (await query<Delivery>(newest(`OUT#${account}`), 1_000)).map(({ body }) => body);
}

const CLAIM_SECONDS = 120;

/** Only one at a time sends to somebody; a claim that a crash left ends by itself. */
export async function claim(account: string, at: Date): Promise<boolean> {
  const seconds = Math.floor(at.getTime() / 1_000);
  const kept = {
    pk: `READER#${account}`,
    sk: "SENDING",
    body: true,
    at: at.toISOString(),
    days: CLAIM_SECONDS / DAY_SECONDS,
  };
  return putIf(kept, "attribute_not_exists(pk) OR expires < :now", { ":now": { N: String(seconds) } });
}

export async function letGo(account: string): Promise<void> {
  await put({ pk: `READER#${account}`, sk: "SENDING", body: false, at: LONG_AGO, days: 0 });
}
const LONG_AGO = new Date(0).toISOString();

/** To whom a message went, so that what comes back of it is known by its id alone. */
export interface Sent {
  readonly account: string;
  /** By its digest. */
  readonly address: string;
}

export async function rememberSent(message: string, sent: Sent, at: string): Promise<void> {
  await put({ pk: `SENT#${message}`, sk: "SENT", body: sent, days: DELIVERIES_KEPT_DAYS, at });
}

export async function sentAs(message: string): Promise<Sent | undefined> {
  return get<Sent>(`SENT#${message}`, "SENT");
}
