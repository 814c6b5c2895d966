// The door to how sending of notices goes: one item beside them, for whoever asks whether the gateway is well.
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import { database } from "../journal/journal.ts";
import { SENDING } from "../journal/keys.ts";

export interface Sending {
  /** Nothing goes by some channel since then, and why. */
  readonly failingSince?: string;
  readonly why?: string;
  readonly lastSent?: string;
  /** When something was last given up. */
  readonly lastGivenUp?: string;
}

const Key = { pk: { S: SENDING }, sk: { S: SENDING } };

export async function readSending(): Promise<Sending> {
  const { Item } = await database.send(new GetItemCommand({ TableName: env("NOTICES_TABLE"), Key }));
  return Item?.body?.S === undefined ? {} : (JSON.parse(Item.body.S) as Sending);
}

export async function keepSending(sending: Sending): Promise<void> {
  const Item = { ...Key, body: { S: JSON.stringify(sending) } };
  await database.send(new PutItemCommand({ TableName: env("NOTICES_TABLE"), Item }));
}
