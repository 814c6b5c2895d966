// What a broker was told last, beside the journal: it says nothing of what happened, only of who was told of it, and ends by itself.
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { database, table } from "./journal.ts";
import { deliveriesKey } from "./keys.ts";

const KEPT_SECONDS = 30 * 24 * 60 * 60;
const MOST = 10;

export interface Delivery {
  readonly at: string;
  readonly id: string;
  readonly type: string;
  readonly outcome: string;
  readonly status?: number;
  readonly ms: number;
}

export interface Deliveries {
  /** The newest first. */
  readonly last: readonly Delivery[];
  /** How often in a row it could not be told, and until when it is left alone. */
  readonly failures: number;
  readonly restsUntil?: string;
}

export async function readDeliveries(system: string, endpoint: string): Promise<Deliveries> {
  const Key = deliveriesKey(system, endpoint);
  const { Item } = await database.send(new GetItemCommand({ TableName: table(), Key, ConsistentRead: true }));
  return Item?.body?.S ? (JSON.parse(Item.body.S) as Deliveries) : { last: [], failures: 0 };
}

/** Two at once may each forget what the other kept: it is for people to look at, and nothing is decided by it but a pause. */
export async function keepDeliveries(
  { system, endpoint, at }: { readonly system: string; readonly endpoint: string; readonly at: Date },
  { last, ...rest }: Deliveries,
): Promise<void> {
  const body = { S: JSON.stringify({ ...rest, last: last.slice(0, MOST) }) };
  const expires = { N: String(Math.floor(at.getTime() / 1_000) + KEPT_SECONDS) };
  const Item = { ...deliveriesKey(system, endpoint), body, expires };
  await database.send(new PutItemCommand({ TableName: table(), Item }));
}
