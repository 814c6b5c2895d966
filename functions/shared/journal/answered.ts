// Requests already answered: the same Idempotency-Key from the same person gets the same answer, and changes nothing.
import { GetItemCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import type { Recorded } from "./event.ts";
import { database, type Item } from "./journal.ts";
import { REQUEST, requestKey, type Stream } from "./keys.ts";
import { keptIn, keptItem, type Permitted, type StoredAnswer, voucherOf } from "./vouching.ts";

/** A day: far longer than any client retries, short enough that the table does not keep answers for ever. */
export const KEPT_SECONDS = 24 * 60 * 60;

export interface KeptRequest {
  readonly person: string;
  readonly key: string;
  /** Over the action, its place and its body: a key may not be used for anything else. */
  readonly digest: string;
  /** What had to be permitted for the answer. */
  readonly places?: readonly Permitted[] | undefined;
}

export interface KeptAnswer extends KeptRequest {
  readonly at: string;
  readonly answer: unknown;
}

export interface FoundAnswer {
  readonly digest: string;
  readonly places?: readonly Permitted[] | undefined;
  readonly answer: unknown;
  /** The stream and version of the event that vouches for it. */
  readonly by: { readonly stream: Stream; readonly version: number };
}

export function keepingOf({ at, answer, ...asked }: KeptAnswer): StoredAnswer {
  return { ...asked, expires: secondsOf(at) + KEPT_SECONDS, text: JSON.stringify(answer) };
}

/** Written in the transaction of the event that vouches for it. */
export function answerPut(keeping: StoredAnswer, by: Recorded): TransactWriteItem {
  const now = keeping.expires - KEPT_SECONDS;
  return {
    Put: {
      TableName: env("JOURNAL_TABLE"),
      Item: keptItem(keeping, by),
      // Expiry is judged here and on reading: the table's own deletion of old items is no clock.
      ConditionExpression: "attribute_not_exists(pk) OR expires <= :now",
      ExpressionAttributeValues: { ":now": { N: String(now) } },
    },
  };
}

/** An answer that no event of the journal vouches for is never given: somebody else may have written it. */
export class UnprovedAnswer extends Error {
  override readonly name = "UnprovedAnswer";
}

/** The answer kept under this key, while it is. Throws UnprovedAnswer. */
export async function answeredBefore(
  person: string,
  key: string,
  now: Date,
): Promise<FoundAnswer | undefined> {
  const item = await itemAt({ pk: { S: requestKey(person, key) }, sk: { S: REQUEST } });
  if (!item || Number(item.expires?.N) <= now.getTime() / 1000) return undefined;
  const voucher = voucherOf(item);
  const kept = voucher && keptIn(item, await itemAt(voucher));
  if (!kept) throw new UnprovedAnswer("the kept answer does not fit the journal");
  const { digest, places, text } = kept;
  return {
    digest,
    ...(places && { places }),
    answer: JSON.parse(text),
    by: { stream: item.stream?.S as Stream, version: Number(item.version?.N) },
  };
}

/** One item as it is now. */
export async function itemAt(Key: Item): Promise<Item | undefined> {
  const asked = new GetItemCommand({ TableName: env("JOURNAL_TABLE"), Key, ConsistentRead: true });
  return (await database.send(asked)).Item;
}

function secondsOf(at: string): number {
  return Math.floor(Date.parse(at) / 1000);
}
