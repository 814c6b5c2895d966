// Every decision of the gate that the journal holds, page by page in no particular order; reads only.
import { ScanCommand, type ScanCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Recorded } from "../../../functions/shared/journal/event.ts";
import { database, type Item, recordedOf, table } from "../../../functions/shared/journal/journal.ts";
import { EVENT } from "../../../functions/shared/journal/keys.ts";

/** Taipei days do not matter here: recorded on or after `from`, before `until`, both as the journal writes instants. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

export async function* decisions({ from, until }: Span): AsyncGenerator<Recorded> {
  let coming: Promise<ScanCommandOutput> | undefined = page(undefined);
  while (coming) {
    const { Items = [], LastEvaluatedKey: next }: ScanCommandOutput = await coming;
    // The next page is on its way while this one is judged.
    coming = next && page(next);
    coming?.catch(() => {});
    for (const item of Items) {
      const recorded = recordedOf(item);
      if (from <= recorded.recordedAt && recorded.recordedAt < until) yield recorded;
    }
  }
}

/** About a megabyte, where a page ends anyway: untold, the embedded database reads all that is left before it cuts. */
const PAGE = 400;

function page(start: Item | undefined): Promise<ScanCommandOutput> {
  return database.send(
    new ScanCommand({
      TableName: table(),
      ConsistentRead: true,
      Limit: PAGE,
      FilterExpression: "kind = :session AND begins_with(sk, :event)",
      ExpressionAttributeValues: { ":session": { S: "SESSION" }, ":event": { S: EVENT } },
      ExclusiveStartKey: start,
    }),
  );
}
