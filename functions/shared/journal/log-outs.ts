// Log-ins that were ended before their time, on record for as long as a copy of their cookie could open anything.
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { database, table } from "./journal.ts";
import { logOutKey } from "./keys.ts";

/** Longer than any session of the console lives; after it nothing is left to be ended. */
const KEPT_SECONDS = 24 * 60 * 60;

export async function recordLogOut(person: string, session: string, at: Date): Promise<void> {
  const expires = { N: String(Math.floor(at.getTime() / 1000) + KEPT_SECONDS) };
  const Item = { ...logOutKey(person, session), expires };
  await database.send(new PutItemCommand({ TableName: table(), Item }));
}
