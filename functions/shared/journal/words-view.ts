// A view for finding things by the beginning of a word; it can be deleted and rebuilt from the journal at any time.
import { PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import { database, type Item } from "./journal.ts";
import { wordKey, wordsPartition } from "./keys.ts";

/** Words are only added: one that no longer fits is passed over when what it found is looked at. */
export async function putWords(partition: string, words: readonly string[], id: string): Promise<void> {
  const table = env("JOURNAL_TABLE");
  await Promise.all(
    words.map(word =>
      database.send(new PutItemCommand({ TableName: table, Item: wordKey(partition, word, id) })),
    ),
  );
}

/** The ids that a word beginning so leads to, a page at a time. */
export async function findWords(
  partition: string,
  beginning: string,
  page: { readonly limit: number; readonly start?: Item | undefined },
): Promise<{ ids: string[]; next: Item | undefined }> {
  const found = await database.send(
    new QueryCommand({
      TableName: env("JOURNAL_TABLE"),
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :word)",
      ExpressionAttributeValues: { ":pk": { S: wordsPartition(partition) }, ":word": { S: beginning } },
      Limit: page.limit,
      ExclusiveStartKey: page.start,
    }),
  );
  const ids = (found.Items ?? []).map(({ sk }) => sk?.S?.split("#").at(-1) ?? "");
  return { ids: [...new Set(ids)], next: found.LastEvaluatedKey };
}
