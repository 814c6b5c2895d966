// The door to the journal's log-outs: looked at on every page, so that a copy of the cookie opens nothing either.

import { askAws } from "../../shared/ask-aws.ts";
import { env } from "../../shared/env.ts";
import { logOutKey } from "../../shared/journal/keys.ts";

const ATTEMPTS = 3;

/** Strongly consistent: from the answer of the log-out on, everywhere. Throws while that cannot be told. */
export async function isLoggedOut(person: string, session: string): Promise<boolean> {
  const Key = logOutKey(person, session);
  const asked = { TableName: env("JOURNAL_TABLE"), Key, ConsistentRead: true };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await askAws("dynamodb", "DynamoDB_20120810.GetItem", asked)).Item !== undefined;
    } catch (cause) {
      if (attempt === ATTEMPTS) throw cause;
    }
  }
}
