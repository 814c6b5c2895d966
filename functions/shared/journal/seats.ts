// How many sessions of a system and channel are open: a counter moved only together with the session that moves it; pure.
import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { Item } from "./journal.ts";
import { seatsKey } from "./keys.ts";

export interface SeatMove {
  readonly system: string;
  readonly channel: string;
  /** The plan at the moment of taking a seat; giving one back needs none. */
  readonly taken?: { readonly of: number };
}

/** Two who ask at once for the last seat both read it as free: the condition lets one of them have it. */
export function seatUpdate(table: string, { system, channel, taken }: SeatMove): TransactWriteItem {
  const Update = { TableName: table, Key: seatsKey(system, channel), UpdateExpression: "ADD #open :by" };
  const ExpressionAttributeNames = { "#open": "open" };
  if (!taken)
    return {
      Update: { ...Update, ExpressionAttributeNames, ExpressionAttributeValues: { ":by": { N: "-1" } } },
    };
  return {
    Update: {
      ...Update,
      ConditionExpression: "attribute_not_exists(#open) OR #open < :planned",
      ExpressionAttributeNames,
      ExpressionAttributeValues: { ":by": { N: "1" }, ":planned": { N: String(taken.of) } },
    },
  };
}

export function openSeats(counter: Item | undefined): number {
  return Number(counter?.open?.N ?? 0);
}
