// Log-ins that were ended before their time: looked at on every page, so that a copy of the cookie opens nothing either.
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { database, table } from "./journal.ts";
import { logOutKey } from "./keys.ts";

/** Longer than any session of the console lives; after it nothing is left to be ended. */
const KEPT_SECONDS = 24 * 60 * 60;

export async function recordLogOut(person: string, session: string, at: Date): Promise<void> {
  const expires = { N: String(Math.floor(at.getTime() / 1000) + KEPT_SECONDS) };
  const Item = { ...logOutKey(person, session), expires };
  await database.send(new PutItemCommand({ TableName: table(), Item }));
}

/** Strongly consistent: from the answer of the log-out on, everywhere. */
export async function isLoggedOut(person: string, session: string): Promise<boolean> {
  const Key = logOutKey(person, session);
  const found = await database.send(new GetItemCommand({ TableName: table(), Key, ConsistentRead: true }));
  return found.Item !== undefined;
}
