// The by-time index: all partitions of a day read at once, and told as if they were one. Where a page ends is a moment, which
// means the same in each of them; so whoever goes on from there loses nothing and meets nothing twice.
import { type DynamoDBClient, QueryCommand, type QueryCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Item } from "./items.ts";
import { BY_TIME, dayPartitions } from "./keys.ts";

export interface TimeRange {
  /** The UTC day that all the moments are of. */
  readonly day: string;
  /** Inclusive; without it, from the day's beginning. */
  readonly from?: string | undefined;
  /** Exclusive; without it, to the day's end. */
  readonly until?: string | undefined;
  /** Of each partition; without it, as much as a page takes. */
  readonly limit?: number | undefined;
  /** The one attribute that is wanted besides the moment; without it, all of them. */
  readonly only?: string | undefined;
  readonly descending?: boolean;
}

export interface TimePage {
  readonly items: readonly Item[];
  /** The range that is left; undefined where this was all. */
  readonly rest: TimeRange | undefined;
}

export async function timePage(client: DynamoDBClient, table: string, range: TimeRange): Promise<TimePage> {
  const { from = " ", until = endOf(range.day), descending = false } = range;
  if (from >= until) return { items: [], rest: undefined };
  const asked = queryOf(table, { ...range, from, until, descending });
  const pages = await Promise.all(
    dayPartitions(range.day).map(day =>
      client.send(new QueryCommand({ ...asked, ...valuesOf(day, from, until) })),
    ),
  );
  const reached = reachedBy(pages, descending);
  const found = pages.flatMap(({ Items = [] }) => Items).filter(item => momentOf(item) < until);
  const items = found
    .filter(
      item => reached === undefined || (descending ? momentOf(item) >= reached : momentOf(item) <= reached),
    )
    .sort((a, b) => (momentOf(a) < momentOf(b) === descending ? 1 : -1));
  if (reached === undefined) return { items, rest: undefined };
  return { items, rest: { ...range, ...(descending ? { until: reached } : { from: justAfter(reached) }) } };
}

/** Behind every moment of the day, each of which begins with it. */
function endOf(day: string): string {
  return `${day}~`;
}

/** The least text behind a moment that a later one may be: no moment begins with another. */
export function justAfter(moment: string): string {
  return `${moment} `;
}

export function momentOf(item: Item): string {
  return item.moment?.S ?? "";
}

/** What lies beyond the nearest end of a page that has more is not yet told: another partition's rows may lie before it. */
function reachedBy(pages: readonly QueryCommandOutput[], descending: boolean): string | undefined {
  const ends = pages
    .filter(({ LastEvaluatedKey }) => LastEvaluatedKey)
    .map(({ LastEvaluatedKey }) => LastEvaluatedKey?.moment?.S ?? "")
    .sort();
  return ends.at(descending ? -1 : 0);
}

function queryOf(table: string, { limit, only, descending }: TimeRange) {
  return {
    TableName: table,
    IndexName: BY_TIME,
    KeyConditionExpression: "#day = :day AND moment BETWEEN :from AND :until",
    ExpressionAttributeNames: { "#day": "day" },
    // Downwards the end of the last page is read again, since a condition has no exclusive bound beside an inclusive one.
    Limit: limit === undefined ? undefined : limit + (descending ? 1 : 0),
    ProjectionExpression: only,
    ScanIndexForward: !descending,
  };
}

function valuesOf(day: string, from: string, until: string) {
  return {
    ExpressionAttributeValues: { ":day": { S: day }, ":from": { S: from }, ":until": { S: until } },
  };
}
