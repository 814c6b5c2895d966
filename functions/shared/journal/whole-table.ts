// Every item of the table, page by page, those of a partition together and in order; for audit and replay: no list ever reads so much.
import { setImmediate as turnEnds } from "node:timers/promises";
import { ScanCommand, type ScanCommandInput, type ScanCommandOutput } from "@aws-sdk/client-dynamodb";
import { database, type Item, table } from "./journal.ts";

/** About a megabyte, where a page ends anyway: untold, the embedded database reads all that is left before it cuts. */
const PAGE = 400;

export type Only = Pick<
  ScanCommandInput,
  "FilterExpression" | "ExpressionAttributeValues" | "ProjectionExpression"
>;

/** Without a filter, all. */
export async function* wholeTable(only: Only = {}): AsyncGenerator<Item> {
  for await (const items of tablePages(only)) for (const item of items) yield item;
}

/** For whoever does so little with each item that waiting for one after the other would cost as much. */
export async function* tablePages(only: Only): AsyncGenerator<readonly Item[]> {
  let coming: Promise<ScanCommandOutput> | undefined = page(only, undefined);
  while (coming) {
    const { Items = [], LastEvaluatedKey: next }: ScanCommandOutput = await coming;
    // The next page is on its way while this one is looked at. It leaves at the end of a turn of the event loop, which whoever takes one
    // item after the other would not come to before the last.
    coming = next && page(only, next);
    coming?.catch(() => {});
    await turnEnds();
    yield Items;
  }
}

function page(only: Only, start: Item | undefined): Promise<ScanCommandOutput> {
  const scan = { TableName: table(), ConsistentRead: true, Limit: PAGE, ExclusiveStartKey: start };
  return database.send(new ScanCommand({ ...scan, ...only }));
}
