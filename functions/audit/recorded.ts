// What was recorded within a span of time, from the by-time index, in either direction; reads only.
import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { env } from "../shared/env.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { database, type Item, recordedOf } from "../shared/journal/journal.ts";
import { BY_TIME } from "../shared/journal/keys.ts";

export interface Span {
  /** Inclusive; an instant, or the moment of an event. */
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
}

/** An event with its place in the index, from which a reading can go on. */
export interface Found {
  readonly moment: string;
  readonly recorded: Recorded;
}

const PAGE = 200;

export async function* newestFirst(span: Span): AsyncGenerator<Found> {
  for (const day of utcDays(span).reverse()) yield* recordedOn(day, span, false);
}

export async function* oldestFirst(span: Span): AsyncGenerator<Found> {
  for (const day of utcDays(span)) yield* recordedOn(day, span, true);
}

async function* recordedOn(day: string, { from, until }: Span, forward: boolean): AsyncGenerator<Found> {
  let start: Item | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: env("JOURNAL_TABLE"),
        IndexName: BY_TIME,
        KeyConditionExpression: "#day = :day AND moment BETWEEN :from AND :until",
        ExpressionAttributeNames: { "#day": "day" },
        ExpressionAttributeValues: { ":day": { S: day }, ":from": { S: from }, ":until": { S: until } },
        ScanIndexForward: forward,
        Limit: PAGE,
        ExclusiveStartKey: start,
      }),
    );
    for (const item of page.Items ?? []) {
      const moment = item.moment?.S ?? "";
      if (moment < until) yield { moment, recorded: recordedOf(item) };
    }
    start = page.LastEvaluatedKey;
  } while (start);
}

function utcDays({ from, until }: Span): string[] {
  const days: string[] = [];
  for (let day = from.slice(0, 10); day <= until.slice(0, 10); day = dayAfter(day)) days.push(day);
  return days;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
