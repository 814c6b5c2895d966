// The journal in the order in which it was recorded, from its by-time index, a page at a time.
import { type AttributeValue, DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { BY_TIME } from "../../../functions/shared/journal/keys.ts";
import { LOCAL_AWS } from "../aws/database.ts";

export type JournalItem = Record<string, AttributeValue>;

/** Moments of one day. */
export interface MomentRange {
  readonly after: string;
  /** Without it, to the end. */
  readonly until?: string;
  /** The one attribute that is wanted; without it, all of them. */
  readonly only?: string;
  /** Without it, as many as a page takes. */
  readonly atOnce?: number;
}

export interface JournalPlace {
  readonly url: string;
  readonly table: string;
  readonly signal: AbortSignal;
}

export class JournalPages {
  private readonly place: JournalPlace;
  private readonly client: DynamoDBClient;

  constructor(place: JournalPlace) {
    this.place = place;
    this.client = new DynamoDBClient({ endpoint: place.url, ...LOCAL_AWS });
  }

  /** One page after the other, until the range ends or everything is stopped. */
  async pages(
    day: string,
    range: MomentRange,
    each: (items: readonly JournalItem[]) => Promise<void>,
  ): Promise<void> {
    let start: JournalItem | undefined;
    do {
      const page = await this.read(day, range, start);
      await each(page.Items ?? []);
      start = page.LastEvaluatedKey;
    } while (start && !this.place.signal.aborted);
  }

  close(): void {
    this.client.destroy();
  }

  private read(day: string, { after, until, only, atOnce }: MomentRange, start: JournalItem | undefined) {
    return this.client.send(
      new QueryCommand({
        TableName: this.place.table,
        IndexName: BY_TIME,
        KeyConditionExpression: `#day = :day AND moment ${until ? "BETWEEN :after AND :until" : "> :after"}`,
        ExpressionAttributeNames: { "#day": "day" },
        ExpressionAttributeValues: {
          ":day": { S: day },
          ":after": { S: after },
          ...(until && { ":until": { S: until } }),
        },
        ExclusiveStartKey: start,
        ProjectionExpression: only,
        Limit: atOnce,
      }),
    );
  }
}

export function itemMoment(item: JournalItem): string {
  return item.moment?.S ?? "";
}
