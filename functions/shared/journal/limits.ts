// What DynamoDB refuses is refused here first, by name, whatever database answers: none of them may be kinder; pure.
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { BOARDS } from "./keys.ts";

type Item = Record<string, AttributeValue>;

/** AWS counts in units of 1,024 bytes. */
const ITEM_BYTES = 400 * 1024;
const TRANSACTION_BYTES = 4 * 1024 * 1024;
const MOST_ACTIONS = 100;
const MOST_KEYS = 100;
const MOST_DIGITS = 38;
const EXPRESSION_BYTES = 4 * 1024;

const PARTITION_BYTES = 2_048;
const SORT_BYTES = 1_024;
/** Every attribute that is part of a key of the table or of one of its indexes, with the bytes it may have. */
const KEY_BYTES: ReadonlyMap<string, number> = new Map([
  ["pk", PARTITION_BYTES],
  ["sk", SORT_BYTES],
  ["day", PARTITION_BYTES],
  ["moment", SORT_BYTES],
  ...BOARDS.flatMap((board): [string, number][] => [
    [board, PARTITION_BYTES],
    [`${board}sort`, SORT_BYTES],
  ]),
]);

export const LIMITS = [
  "key-empty",
  "key-too-long",
  "key-not-text",
  "bounds-reversed",
  "nothing-asked",
  "item-too-large",
  "too-many-actions",
  "transaction-too-large",
  "item-twice",
  "too-many-keys",
  "key-twice",
  "set-empty",
  "set-repeats",
  "number-too-long",
  "expression-empty",
  "expression-too-long",
  "placeholder-unused",
  "placeholder-undefined",
] as const;
export type Limit = (typeof LIMITS)[number];

/** The request was not sent: nothing was read and nothing was changed. */
export class BeyondLimits extends Error {
  override readonly name = "BeyondLimits";
  readonly limit: Limit;

  constructor(limit: Limit, about: string) {
    super(`${limit}: ${about}`);
    this.limit = limit;
  }
}

/** The parts of a request that a limit is about; the names are the database's own. */
export interface Request {
  readonly Item?: Item | undefined;
  readonly Key?: Item | undefined;
  readonly ExclusiveStartKey?: Item | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly FilterExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
  readonly Limit?: number | undefined;
  readonly TransactItems?: readonly Action[] | undefined;
  readonly RequestItems?: Record<string, { readonly Keys?: readonly Item[] | undefined }> | undefined;
}
type Action = { readonly [Kind in "Put" | "Update" | "Delete" | "ConditionCheck"]?: Placed | undefined };
interface Placed extends Omit<Request, "TransactItems" | "RequestItems"> {
  readonly TableName?: string | undefined;
}

/** Throws BeyondLimits for what AWS would not take. */
export function heed(request: Request): void {
  if (request.Limit !== undefined && request.Limit < 1) throw new BeyondLimits("nothing-asked", "Limit");
  for (const item of [request.Item, request.Key, request.ExclusiveStartKey]) if (item) heedItem(item);
  if (request.KeyConditionExpression) heedCondition(request, request.KeyConditionExpression);
  heedExpressions(request);
  if (request.TransactItems) heedTransaction(request.TransactItems);
  for (const { Keys = [] } of Object.values(request.RequestItems ?? {})) heedKeys(Keys);
}

function heedItem(item: Item): number {
  for (const [name, value] of Object.entries(item)) {
    const most = KEY_BYTES.get(name);
    if (most !== undefined) heedKey(name, value, most);
    heedValue(name, value);
  }
  const bytes = itemBytes(item);
  if (bytes > ITEM_BYTES) throw new BeyondLimits("item-too-large", `${nameOf(item)} has ${bytes} bytes`);
  return bytes;
}

function heedKey(name: string, { S: text }: AttributeValue, most: number): void {
  if (text === undefined || !text.isWellFormed()) throw new BeyondLimits("key-not-text", name);
  if (text === "") throw new BeyondLimits("key-empty", name);
  const bytes = Buffer.byteLength(text);
  if (bytes > most) throw new BeyondLimits("key-too-long", `${name} has ${bytes} bytes`);
}

/** No set is empty or says a thing twice, and a number has thirty-eight digits at most. */
function heedValue(name: string, { SS, NS, N }: AttributeValue): void {
  const set = SS ?? NS;
  if (set?.length === 0) throw new BeyondLimits("set-empty", name);
  if (set && new Set(set).size < set.length) throw new BeyondLimits("set-repeats", name);
  for (const number of [...(NS ?? []), ...(N === undefined ? [] : [N])]) {
    const digits = number
      .replace(/e.*$/i, "")
      .replace(/\D/g, "")
      .replace(/^0+|0+$/g, "");
    if (digits.length > MOST_DIGITS) throw new BeyondLimits("number-too-long", name);
  }
}

/** What stands for a name or a value is said and used, or neither. */
function heedExpressions(request: Placed): void {
  const { KeyConditionExpression: key, ConditionExpression: condition, UpdateExpression: update } = request;
  const { FilterExpression: filter, ProjectionExpression: projection } = request;
  const expressions = [key, condition, update, filter, projection].filter(each => each !== undefined);
  for (const each of expressions) {
    if (each.trim() === "") throw new BeyondLimits("expression-empty", "an expression");
    const bytes = Buffer.byteLength(each);
    if (bytes > EXPRESSION_BYTES) throw new BeyondLimits("expression-too-long", `${bytes} bytes`);
  }
  const values = request.ExpressionAttributeValues ?? {};
  for (const [name, value] of Object.entries(values)) heedValue(name, value);
  const said = [...Object.keys(request.ExpressionAttributeNames ?? {}), ...Object.keys(values)];
  const used = new Set(expressions.flatMap(each => each.match(/[#:]\w+/g) ?? []));
  const unused = said.find(each => !used.has(each));
  if (unused !== undefined) throw new BeyondLimits("placeholder-unused", unused);
  const undefinedOne = [...used].find(each => !said.includes(each));
  if (undefinedOne !== undefined) throw new BeyondLimits("placeholder-undefined", undefinedOne);
}

const KEYED = /([#\w]+)\s*(?:=|<=?|>=?|BETWEEN|,)\s*(:\w+)(?:\s+AND\s+(:\w+))?/g;

/** Bounds are keys; the range's end must not lie before its beginning. */
function heedCondition(request: Request, condition: string): void {
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = request;
  for (const [, name = "", from = "", to] of condition.matchAll(KEYED)) {
    const attribute = names[name] ?? name;
    const bounds = [from, ...(to === undefined ? [] : [to])].flatMap(each => values[each] ?? []);
    for (const bound of bounds) heedKey(attribute, bound, KEY_BYTES.get(attribute) ?? SORT_BYTES);
    const [low = "", high = low] = bounds.map(({ S }) => S ?? "");
    if (Buffer.compare(Buffer.from(low), Buffer.from(high)) > 0)
      throw new BeyondLimits("bounds-reversed", attribute);
  }
}

function heedTransaction(actions: readonly Action[]): void {
  if (actions.length > MOST_ACTIONS)
    throw new BeyondLimits("too-many-actions", `${actions.length} in one transaction`);
  const seen = new Set<string>();
  let bytes = 0;
  for (const { Put, Update, Delete, ConditionCheck } of actions) {
    const placed = Put ?? Update ?? Delete ?? ConditionCheck ?? {};
    const item = placed.Item ?? placed.Key ?? {};
    bytes += heedItem(item) + itemBytes(placed.ExpressionAttributeValues ?? {});
    heedExpressions(placed);
    const name = `${placed.TableName} ${nameOf(item)}`;
    if (seen.has(name)) throw new BeyondLimits("item-twice", nameOf(item));
    seen.add(name);
  }
  if (bytes > TRANSACTION_BYTES) throw new BeyondLimits("transaction-too-large", `${bytes} bytes`);
}

function heedKeys(keys: readonly Item[]): void {
  if (keys.length > MOST_KEYS) throw new BeyondLimits("too-many-keys", `${keys.length} in one request`);
  const seen = new Set<string>();
  for (const key of keys) {
    const name = nameOf(key);
    if (seen.has(name)) throw new BeyondLimits("key-twice", name);
    seen.add(name);
    for (const [attribute, value] of Object.entries(key))
      heedKey(attribute, value, KEY_BYTES.get(attribute) ?? SORT_BYTES);
  }
}

function nameOf({ pk, sk }: Item): string {
  return JSON.stringify([pk?.S, sk?.S]);
}

/** As AWS counts: names and values, numbers by two digits a byte and one more, what holds others by three and one for each. */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes({ S, N, B, SS, NS, BS, L, M }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  if (B) return B.length;
  const members = L ?? (M && Object.values(M));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, each) => all + each, 0);
  if (members) {
    const names = sum(Object.keys(M ?? {}).map(name => Buffer.byteLength(name)));
    return 3 + names + sum(members.map(each => 1 + valueBytes(each)));
  }
  if (SS) return sum(SS.map(each => Buffer.byteLength(each)));
  if (NS) return sum(NS.map(each => Math.ceil(each.length / 2) + 1));
  // What is true, false or nothing takes one.
  return BS ? sum(BS.map(each => each.length)) : 1;
}
