// The whole table, one partition after the other, each with all its items in order; reads only.
import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { env } from "../shared/env.ts";
import { database, type Item } from "../shared/journal/journal.ts";
import { wholeTable } from "../shared/journal/whole-table.ts";

/** A scan gives the items of a partition together and in order, but may cut one between two pages. */
export async function* partitions(): AsyncGenerator<readonly Item[]> {
  let open: Item[] = [];
  for await (const item of wholeTable()) {
    if (open.length > 0 && open[0]?.pk?.S !== item.pk?.S) {
      yield open;
      open = [];
    }
    open.push(item);
  }
  if (open.length > 0) yield open;
}

/** One partition as it is now. */
export async function partition(pk: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: env("JOURNAL_TABLE"),
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: pk } },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}
