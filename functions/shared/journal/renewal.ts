// What repeats is no event: the newest of it lies beside the stream as one item, replaced in place and never in a transaction, so
// that it cancels none. It may be gone at any time; what it means then, and when it no longer counts, its readers say.
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Held, Renewal } from "./change.ts";
import { database, heldOf, type Item, readItems, stateKeyOf, table } from "./journal.ts";
import { isRenewed, renewalKey, type Stream, type StreamOf } from "./keys.ts";

/** The keys under which a stream's state lies, and what renews it. */
export function keysWithRenewal(of: Stream): readonly Item[] {
  return isRenewed(of) ? [stateKeyOf(of), renewalKey(of)] : [stateKeyOf(of)];
}

export function heldWithRenewal<S>(of: Stream, found: ReadonlyMap<string, Item>): Held<S> {
  const renewed = renewalIn(found.get(renewalKey(of).pk.S));
  return { ...heldOf<S>(of, found.get(of)), ...(renewed && { renewed }) };
}

/** In one strongly consistent request. */
export async function readRenewed<S>(of: StreamOf<S>): Promise<Held<S>> {
  return heldWithRenewal(of, await readItems(keysWithRenewal(of)));
}

/** What renews each of them, for rows of a board, which show states alone; fewer requests than rows. */
export async function withRenewals<Row extends Held<unknown>>(rows: readonly Row[]): Promise<Row[]> {
  if (rows.length === 0) return [];
  // A row that moved on its board while the board was read is there twice, and a key may be asked for once.
  const streams = [...new Set(rows.map(({ stream }) => stream))];
  const found = await readItems(streams.map(renewalKey));
  return rows.map(row => {
    const renewed = renewalIn(found.get(renewalKey(row.stream).pk.S));
    return { ...row, ...(renewed && { renewed }) };
  });
}

export function renewalIn(item: Item | undefined): Renewal | undefined {
  if (!item) return undefined;
  const { version, order, body } = item;
  return { version: Number(version?.N), order: Number(order?.N), body: JSON.parse(body?.S ?? "") as unknown };
}

/** False where a newer one is there already: it stays. `expires` only lets the table throw it away. */
export async function renew(of: Stream, { version, order, body }: Renewal, expires: Date): Promise<boolean> {
  const [v, o] = [{ N: String(version) }, { N: String(order) }];
  const seconds = { N: String(Math.floor(expires.getTime() / 1000)) };
  const put = new PutItemCommand({
    TableName: table(),
    Item: { ...renewalKey(of), version: v, order: o, body: { S: JSON.stringify(body) }, expires: seconds },
    ConditionExpression:
      "attribute_not_exists(pk) OR #version < :version OR (#version = :version AND #order < :order)",
    ExpressionAttributeNames: { "#version": "version", "#order": "order" },
    ExpressionAttributeValues: { ":version": v, ":order": o },
  });
  try {
    await database.send(put);
    return true;
  } catch (error) {
    if ((error as Error).name === "ConditionalCheckFailedException") return false;
    throw error;
  }
}
