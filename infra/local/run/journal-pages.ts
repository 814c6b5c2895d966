// The journal in the order in which it was recorded, from its by-time index, a page at a time.
import { type AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  justAfter,
  type TimePage,
  type TimeRange,
  timePage,
} from "../../../functions/shared/journal/by-time.ts";
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

export interface JournalTable {
  readonly url: string;
  readonly table: string;
  readonly signal: AbortSignal;
}

export class JournalPages {
  private readonly place: JournalTable;
  private readonly client: DynamoDBClient;

  constructor(place: JournalTable) {
    this.place = place;
    this.client = new DynamoDBClient({ endpoint: place.url, ...LOCAL_AWS });
  }

  /** One page after the other, until the range ends or everything is stopped; none holds more than is wanted at once. */
  async pages(
    day: string,
    { after, until, only, atOnce }: MomentRange,
    each: (items: readonly JournalItem[]) => Promise<void>,
  ): Promise<void> {
    const end = until && justAfter(until);
    let range: TimeRange | undefined = { day, from: justAfter(after), until: end, only, limit: atOnce };
    while (range && !this.place.signal.aborted) {
      const { items, rest }: TimePage = await timePage(this.client, this.place.table, range);
      for (let from = 0; from < items.length; from += atOnce ?? items.length)
        await each(items.slice(from, atOnce && from + atOnce));
      range = rest;
    }
  }

  close(): void {
    this.client.destroy();
  }
}

export function itemMoment(item: JournalItem): string {
  return item.moment?.S ?? "";
}
