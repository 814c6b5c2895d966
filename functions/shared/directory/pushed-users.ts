// The door to what the city's directory pushed: items of the table of names, each person's in one transaction with what finds it.
import {
  BatchGetItemCommand,
  type CancellationReason,
  GetItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import { database } from "../journal/journal.ts";
import { impersonal, type PushedUser } from "./pushed-user.ts";

const table = () => env("DIRECTORY_TABLE");
const INDEX = "shelves";
const SHELVES = { users: "PUSHED", waiting: "WAITING" } as const;

/** What a name that must be one person's is another's already. */
export class TakenElsewhere extends Error {
  override readonly name = "TakenElsewhere";
  readonly what: "account" | "externalId";

  constructor(what: "account" | "externalId") {
    super(what);
    this.what = what;
  }
}
/** Somebody else was quicker. */
export class StalePush extends Error {
  override readonly name = "StalePush";
}

const userKey = (id: string) => `PUSHED#${id}`;
const accountKey = (account: string) => `PUSHED-ACCOUNT#${account}`;
const externalKey = (externalId: string) => `PUSHED-EXTERNAL#${externalId}`;
const waitingKey = (id: string) => `PUSHED-WAITING#${id}`;

export async function pushedUser(id: string): Promise<PushedUser | undefined> {
  const text = await textAt(userKey(id));
  return text === undefined ? undefined : (JSON.parse(text) as PushedUser);
}

export async function pushedByAccount(account: string): Promise<PushedUser | undefined> {
  return pointedAt(accountKey(account));
}

export async function pushedByExternalId(externalId: string): Promise<PushedUser | undefined> {
  return pointedAt(externalKey(externalId));
}

async function pointedAt(key: string): Promise<PushedUser | undefined> {
  const id = await textAt(key);
  return id === undefined ? undefined : pushedUser(id);
}

async function textAt(pk: string): Promise<string | undefined> {
  const asked = new GetItemCommand({ TableName: table(), Key: { pk: { S: pk } }, ConsistentRead: true });
  return (await database.send(asked)).Item?.entry?.S;
}

/** The ids of all, in the order they came. */
export function pushedIds(): Promise<readonly string[]> {
  return idsOn("users");
}

export async function waitingUsers(limit = Number.POSITIVE_INFINITY): Promise<readonly PushedUser[]> {
  return pushedUsers((await idsOn("waiting")).slice(0, limit));
}

async function idsOn(shelf: keyof typeof SHELVES): Promise<readonly string[]> {
  const ids: string[] = [];
  let start: Record<string, { S: string }> | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: table(),
        IndexName: INDEX,
        KeyConditionExpression: "shelf = :shelf",
        ExpressionAttributeValues: { ":shelf": { S: SHELVES[shelf] } },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    for (const { place } of page.Items ?? []) ids.push((place?.S ?? "").split("#")[1] ?? "");
    start = page.LastEvaluatedKey as typeof start;
  } while (start);
  return ids;
}

/** As many as one request of the database takes at a time. */
const AT_ONCE = 100;

/** In the order asked; who went meanwhile is not among them. */
export async function pushedUsers(ids: readonly string[]): Promise<readonly PushedUser[]> {
  const found = new Map<string, PushedUser>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    let keys = ids.slice(at, at + AT_ONCE).map(id => ({ pk: { S: userKey(id) } }));
    while (keys.length > 0) {
      const asked = new BatchGetItemCommand({
        RequestItems: { [table()]: { Keys: keys, ConsistentRead: true } },
      });
      const { Responses, UnprocessedKeys } = await database.send(asked);
      for (const { entry } of Responses?.[table()] ?? []) {
        const user = JSON.parse(entry?.S ?? "") as PushedUser;
        found.set(user.id, user);
      }
      keys = (UnprocessedKeys?.[table()]?.Keys ?? []) as typeof keys;
    }
  }
  return ids.flatMap(id => found.get(id) ?? []);
}

/** Kept as it is now, or nothing of it: `before` as it was read, and without `next` all of it goes. */
export async function putPushed(before: PushedUser | undefined, next: PushedUser | undefined): Promise<void> {
  const id = (next ?? before)?.id ?? "";
  const parts: readonly Part[] = [
    { item: userItem(before, next) },
    ...pointed("account", accountKey, before?.account, next?.account, id),
    ...pointed("externalId", externalKey, before?.externalId, next?.externalId, id),
    ...waitingItem(before, next),
  ];
  try {
    await database.send(new TransactWriteItemsCommand({ TransactItems: parts.map(({ item }) => item) }));
  } catch (error) {
    const reasons: readonly CancellationReason[] =
      (error as { CancellationReasons?: CancellationReason[] }).CancellationReasons ?? [];
    const failed = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
    if (failed >= 0) throw parts[failed]?.what ? new TakenElsewhere(parts[failed].what) : new StalePush(id);
    if (reasons.some(({ Code }) => Code === "TransactionConflict")) throw new StalePush(id);
    throw error;
  }
}

interface Part {
  readonly item: TransactWriteItem;
  readonly what?: "account" | "externalId";
}

function userItem(before: PushedUser | undefined, next: PushedUser | undefined): TransactWriteItem {
  const TableName = table();
  const unmoved = before && {
    ConditionExpression: "entry = :before",
    ExpressionAttributeValues: { ":before": { S: JSON.stringify(before) } },
  };
  const pk = { S: userKey((next ?? before)?.id ?? "") };
  if (!next) return { Delete: { TableName, Key: { pk }, ...unmoved } };
  const place = { S: `${next.created}#${next.id}` };
  const Item = { pk, entry: { S: JSON.stringify(next) }, shelf: { S: SHELVES.users }, place };
  return { Put: { TableName, Item, ...(unmoved ?? { ConditionExpression: "attribute_not_exists(pk)" }) } };
}

function pointed(
  what: "account" | "externalId",
  keyOf: (name: string) => string,
  before: string | undefined,
  next: string | undefined,
  id: string,
): Part[] {
  if (before === next) return [];
  const TableName = table();
  const parts: Part[] = [];
  if (before !== undefined)
    parts.push({ item: { Delete: { TableName, Key: { pk: { S: keyOf(before) } } } } });
  if (next !== undefined) {
    const Item = { pk: { S: keyOf(next) }, entry: { S: id } };
    parts.push({ item: { Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" } }, what });
  }
  return parts;
}

function waitingItem(before: PushedUser | undefined, next: PushedUser | undefined): Part[] {
  const waits = (next?.waiting.length ?? 0) > 0;
  const waited = (before?.waiting.length ?? 0) > 0;
  if (waits === waited) return [];
  const { id, created } = (next ?? before) as PushedUser;
  const [TableName, pk] = [table(), { S: waitingKey(id) }];
  if (!waits) return [{ item: { Delete: { TableName, Key: { pk } } } }];
  const Item = { pk, shelf: { S: SHELVES.waiting }, place: { S: `${created}#${id}` } };
  return [{ item: { Put: { TableName, Item } } }];
}

/** What is personal of somebody goes from what was pushed, too. */
export async function erasePushed(account: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await pushedByAccount(account);
    if (!before || before.erased) return;
    try {
      return await putPushed(before, { ...before, attributes: impersonal(before.attributes), erased: true });
    } catch (fault) {
      if (!(fault instanceof StalePush) || attempt === 5) throw fault;
    }
  }
}
