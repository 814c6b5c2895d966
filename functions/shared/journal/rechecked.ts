// The door to how far all decisions have been judged again, and what came of it: one item beside the journal. Where it is gone, it
// begins anew a quarter of an hour ago.
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { database, table } from "./journal.ts";
import { RECHECKED } from "./keys.ts";

export interface Counted {
  readonly judged: number;
  readonly differing: number;
  /** Of another release, or beyond what can be read. */
  readonly unjudgeable: number;
}

export interface Progress extends Counted {
  readonly since: string;
  /** All that was recorded by then is counted. */
  readonly until: string;
  /** When one could not be judged last. */
  readonly lastUnjudgeable?: string;
  /** The engine has not loaded since then. */
  readonly failingSince?: string;
  /** The first run that found it come no further than this. */
  readonly standing?: { readonly until: string; readonly since: string };
}

const Key = { pk: { S: RECHECKED }, sk: { S: RECHECKED } };

export async function readProgress(): Promise<Progress | undefined> {
  const { Item } = await database.send(new GetItemCommand({ TableName: table(), Key, ConsistentRead: true }));
  return Item?.body?.S === undefined ? undefined : (JSON.parse(Item.body.S) as Progress);
}

/** False where another run has gone on from there meanwhile: what this one counted, that one counts too. */
export async function keepProgress(from: Progress | undefined, progress: Progress): Promise<boolean> {
  const put = new PutItemCommand({
    TableName: table(),
    Item: { ...Key, until: { S: progress.until }, body: { S: JSON.stringify(progress) } },
    ConditionExpression: from ? "#until = :from" : "attribute_not_exists(pk)",
    ...(from && {
      ExpressionAttributeNames: { "#until": "until" },
      ExpressionAttributeValues: { ":from": { S: from.until } },
    }),
  });
  try {
    await database.send(put);
    return true;
  } catch (error) {
    if ((error as Error).name === "ConditionalCheckFailedException") return false;
    throw error;
  }
}
