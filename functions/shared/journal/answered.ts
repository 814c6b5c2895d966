// Requests already answered: the same Idempotency-Key from the same person gets the same answer, and changes nothing.
import { createHash } from "node:crypto";
import { GetItemCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import { database } from "./journal.ts";
import { REQUEST, requestKey } from "./keys.ts";

/** A day: far longer than any client retries, short enough that the table does not keep answers for ever. */
const KEPT_SECONDS = 24 * 60 * 60;

export interface Asked {
  readonly person: string;
  readonly key: string;
  /** Over the action, its place and its body: a key may not be used for anything else. */
  readonly digest: string;
}

export interface Answered extends Asked {
  readonly at: string;
  readonly answer: unknown;
}

export function digestOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

export function answerItem({ person, key, digest, at, answer }: Answered): TransactWriteItem {
  const seconds = Math.floor(Date.parse(at) / 1000);
  return {
    Put: {
      TableName: env("JOURNAL_TABLE"),
      Item: {
        pk: { S: requestKey(person, key) },
        sk: { S: REQUEST },
        digest: { S: digest },
        answer: { S: JSON.stringify(answer) },
        expires: { N: String(seconds + KEPT_SECONDS) },
      },
      // Expiry is judged here and on reading: the table's own deletion of old items is no clock.
      ConditionExpression: "attribute_not_exists(pk) OR expires <= :now",
      ExpressionAttributeValues: { ":now": { N: String(seconds) } },
    },
  };
}

export async function answeredBefore(
  person: string,
  key: string,
  now: Date,
): Promise<{ digest: string; answer: unknown } | undefined> {
  const { Item: item } = await database.send(
    new GetItemCommand({
      TableName: env("JOURNAL_TABLE"),
      Key: { pk: { S: requestKey(person, key) }, sk: { S: REQUEST } },
      ConsistentRead: true,
    }),
  );
  if (!item || Number(item.expires?.N) <= now.getTime() / 1000) return undefined;
  return { digest: item.digest?.S ?? "", answer: JSON.parse(item.answer?.S ?? "null") };
}
