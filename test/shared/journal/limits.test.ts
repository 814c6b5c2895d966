// What AWS refuses is refused before it is sent, by name: a table of requests, and the journal's own doors.
import { PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { laggards } from "../../../functions/about/health-readings.ts";
import { readAt } from "../../../functions/sessions/past.ts";
import { board } from "../../../functions/shared/journal/board.ts";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import {
  database,
  type Item,
  read,
  readItems,
  stateKeyOf,
  table,
} from "../../../functions/shared/journal/journal.ts";
import type { Stream } from "../../../functions/shared/journal/keys.ts";
import {
  BeyondLimits,
  heed,
  itemBytes,
  type Limit,
  type Request,
} from "../../../functions/shared/journal/limits.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();

const key = (pk = "A", sk = "B"): Item => ({ pk: { S: pk }, sk: { S: sk } });
const put = (item: Item): Request => ({ TransactItems: [{ Put: { TableName: "t", Item: item } }] });
const ranged = (from: string, to: string): Request => ({
  KeyConditionExpression: "#p = :p AND #s BETWEEN :from AND :to",
  ExpressionAttributeNames: { "#p": "board1", "#s": "board1sort" },
  ExpressionAttributeValues: { ":p": { S: "LIVE#police" }, ":from": { S: from }, ":to": { S: to } },
});
const one = (expression: string, text: string): Request => ({
  KeyConditionExpression: expression,
  ExpressionAttributeValues: { ":pk": { S: "A" }, ":x": { S: text } },
});
/** Exactly that many bytes with its key. */
const sized = (bytes: number): Item => {
  const item = { ...key(), body: { S: "" } };
  return { ...item, body: { S: "x".repeat(bytes - itemBytes(item)) } };
};
const many = (count: number) => Array.from({ length: count }, (_, at) => key(`A${at}`));
const puts = (items: readonly Item[]): Request => ({
  TransactItems: items.map(Item => ({ Put: { TableName: "t", Item } })),
});

const once: Item = { ":v": { N: "1" } };
const updating = (UpdateExpression: string, ExpressionAttributeValues: Item): Request => ({
  TransactItems: [{ Update: { TableName: "t", Key: key(), UpdateExpression, ExpressionAttributeValues } }],
});
const filtered: Request = { FilterExpression: "#a = :v", ExpressionAttributeValues: once };

test.each<[what: string, limit: Limit, request: Request]>([
  ["an empty partition", "key-empty", { Key: key("") }],
  ["an empty sort key", "key-empty", { Item: key("A", "") }],
  ["an empty key of a board", "key-empty", put({ ...key(), board1: { S: "X" }, board1sort: { S: "" } })],
  [
    "an empty partition of a board",
    "key-empty",
    put({ ...key(), board4: { S: "" }, board4sort: { S: "x" } }),
  ],
  ["an empty lower bound", "key-empty", ranged("", "z")],
  ["an empty upper bound", "key-empty", ranged("a", "")],
  ["an empty beginning", "key-empty", one("pk = :pk AND begins_with(sk, :x)", "")],
  ["an empty bound of one side", "key-empty", one("pk = :pk AND sk > :x", "")],
  ["an empty place to go on from", "key-empty", { ExclusiveStartKey: key("A", "") }],
  ["an empty key in a batch", "key-empty", { RequestItems: { t: { Keys: [key("A", "")] } } }],
  ["a range that ends before it begins", "bounds-reversed", ranged("b", "a")],
  ["a partition longer than 2,048 bytes", "key-too-long", { Key: key("字".repeat(683)) }],
  ["a sort key longer than 1,024 bytes", "key-too-long", { Key: key("A", "x".repeat(1_025)) }],
  ["a bound longer than its key", "key-too-long", one("pk = :pk AND sk <= :x", "x".repeat(1_025))],
  ["half a character in a key", "key-not-text", { Key: key("a\ud800b") }],
  ["a number where a key is text", "key-not-text", { Key: { ...key(), sk: { N: "1" } } }],
  ["a page of nothing", "nothing-asked", { Limit: 0 }],
  ["an item larger than 400 KB", "item-too-large", { Item: sized(400 * 1_024 + 1) }],
  ["the same in a transaction", "item-too-large", put(sized(400 * 1_024 + 1))],
  ["a transaction of 101 actions", "too-many-actions", puts(many(101))],
  [
    "a transaction larger than 4 MB",
    "transaction-too-large",
    puts(many(11).map(at => ({ ...sized(400_000), ...at }))),
  ],
  ["two puts of one item", "item-twice", puts([key(), { ...key(), body: { S: "x" } }])],
  [
    "an update and a check of one item",
    "item-twice",
    {
      TransactItems: [
        { Update: { TableName: "t", Key: key() } },
        { ConditionCheck: { TableName: "t", Key: key() } },
      ],
    },
  ],
  ["a batch of 101 keys", "too-many-keys", { RequestItems: { t: { Keys: many(101) } } }],
  ["a key twice in a batch", "key-twice", { RequestItems: { t: { Keys: [key(), key()] } } }],
  ["a set of nothing", "set-empty", put({ ...key(), session: { SS: [] } })],
  ["a set that says a thing twice", "set-repeats", put({ ...key(), session: { SS: ["a", "a"] } })],
  ["a set of nothing as a value", "set-empty", updating("SET a = :v", { ":v": { SS: [] } })],
  ["a number of 39 digits", "number-too-long", { Item: { ...key(), n: { N: "1".repeat(39) } } }],
  ["an expression of nothing", "expression-empty", updating(" ", {})],
  ["an expression longer than 4 KB", "expression-too-long", updating(`SET a = :v${" ".repeat(4_096)}`, once)],
  ["a value that nothing uses", "placeholder-unused", updating("REMOVE a", once)],
  [
    "a name that nothing uses",
    "placeholder-unused",
    { ...filtered, ExpressionAttributeNames: { "#a": "a", "#b": "b" } },
  ],
  ["a value that nobody said", "placeholder-undefined", updating("SET a = :w, b = :v", once)],
  ["values without any expression", "placeholder-unused", { Key: key(), ExpressionAttributeValues: once }],
  [
    "an item that its members make too large",
    "item-too-large",
    {
      Item: {
        ...key(),
        all: { L: [{ M: { a: { S: "x".repeat(300_000) } } }, { SS: ["y".repeat(110_000)] }] },
      },
    },
  ],
  [
    "values that make a transaction too large",
    "transaction-too-large",
    {
      TransactItems: many(11).map(Key => ({
        Update: {
          TableName: "t",
          Key,
          UpdateExpression: "SET a = :v",
          ExpressionAttributeValues: { ":v": { S: "x".repeat(399_000) } },
        },
      })),
    },
  ],
])("%s is refused as %s", (_, limit, request) => {
  expect(() => heed(request)).toThrow(expect.objectContaining({ name: "BeyondLimits", limit }));
});

test.each<[what: string, request: Request]>([
  ["a key of 2,048 and 1,024 bytes", { Key: key("x".repeat(2_048), "x".repeat(1_024)) }],
  ["an item of 400 KB", { Item: sized(400 * 1_024) }],
  ["a hundred actions", puts(many(100))],
  ["a hundred keys", { RequestItems: { t: { Keys: many(100) } } }],
  ["a range of one", ranged("a", "a")],
  ["an attribute that is no key, empty", { Item: { ...key(), body: { S: "" } } }],
  [
    "a value of a condition that is no key, empty",
    { Item: key(), ConditionExpression: "a = :read", ExpressionAttributeValues: { ":read": { S: "" } } },
  ],
  ["a number of 38 digits beside its zeros", { Item: { ...key(), n: { N: `-0.000${"1".repeat(38)}000` } } }],
  ["a name and a value that are used", { ...filtered, ExpressionAttributeNames: { "#a": "status" } }],
])("%s is sent", (_, request) => {
  expect(() => heed(request)).not.toThrow();
});

test.each<[what: string, says: string, request: object]>([
  [
    "a reserved word in an expression",
    "reserved keyword",
    { UpdateExpression: "SET status = :v", ExpressionAttributeValues: once },
  ],
  [
    "another one, as a condition",
    "reserved keyword",
    { UpdateExpression: "SET a = :v", ConditionExpression: "day = :v", ExpressionAttributeValues: once },
  ],
  [
    "a number beyond what is kept",
    "overflow",
    { UpdateExpression: "SET a = :v", ExpressionAttributeValues: { ":v": { N: "1e126" } } },
  ],
])("%s is refused by the database of this machine itself", async (_, says, request) => {
  const sent = database.send(new UpdateItemCommand({ TableName: table(), Key: key(), ...request }));
  await expect(sent).rejects.toThrow(says);
});

test("whoever sends through the journal's client is held to it, and nothing is sent", async () => {
  const sent = database.send(new PutItemCommand({ TableName: table(), Item: key("A", "") }));
  await expect(sent).rejects.toBeInstanceOf(BeyondLimits);
  await expect(read("" as Stream)).rejects.toMatchObject({ limit: "key-empty" });
  const twice = stateKeyOf(counter());
  await expect(readItems([twice, twice])).rejects.toMatchObject({ limit: "key-twice" });
  await expect(board({ board: "board1", partition: "", limit: 1 })).rejects.toMatchObject({
    limit: "key-empty",
  });
  const between = ["", "9"] as const;
  await expect(board({ board: "board1", partition: "X", between, limit: 1 })).rejects.toBeInstanceOf(
    BeyondLimits,
  );
});

test("a commit that no transaction of AWS could hold is refused before anything is recorded", async () => {
  const stream = counter();
  const held = await read<Counter>(stream);
  const changed = change(counterLaw, held, counted(1), acting());
  await expect(commit({ changes: [changed], unmoved: [held] })).rejects.toMatchObject({
    limit: "item-twice",
  });
  expect((await read(stream)).version).toBe(0);
});

test("a board is read from its beginning without a bound there", async () => {
  expect(
    (await board({ board: "board1", partition: "X", between: [undefined, "9"], limit: 1 })).rows,
  ).toEqual([]);
});

test("health and every look back ask what a real database answers", async () => {
  const at = new Date("2026-11-28T01:00:00.000Z");
  expect(await laggards(at)).toEqual([]);
  expect((await readAt(at.toISOString())([], { system: "police", channel: "vpn" })).open).toBe(0);
});
