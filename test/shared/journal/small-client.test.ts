// The gate's own small client of the database beside AWS's: it sends the same, has the same answers, fails by the same names, and asks
// again as often, whatever becomes of the database.
import * as official from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "vitest";
import * as small from "../../../functions/shared/journal/small-client.ts";
import {
  failing,
  full,
  gone,
  half,
  lost,
  type Mischief,
  pass,
  silent,
  throttled,
  throttling,
  withFaultyDatabase,
} from "../../gate/faulty-database.ts";

const database = withFaultyDatabase();
const table = () => process.env.JOURNAL_TABLE ?? "";
const HOW = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, httpsAgent: { maxSockets: 200 } },
};

type Name = Exclude<keyof typeof small, "DynamoDBClient">;
interface Asked {
  readonly name: Name;
  readonly input: () => object;
}
interface Client {
  send(command: object, how?: { readonly abortSignal: AbortSignal }): Promise<object>;
}

/** Each made when first needed: by then it is known where the database is. */
const CLIENTS = {
  small: () => [new small.DynamoDBClient(HOW) as unknown as Client, small] as const,
  official: () => [new official.DynamoDBClient(HOW) as unknown as Client, official] as const,
};

async function outcome(by: keyof typeof CLIENTS, { name, input }: Asked) {
  const [client, commands] = CLIENTS[by]();
  const Command = commands[name] as unknown as new (input: object) => object;
  database.seen();
  const said = await client.send(new Command(input())).then(
    ({ $metadata: _, ...answer }: { $metadata?: object }) => ({ answer }),
    error => ({
      name: error.$metadata.httpStatusCode === undefined ? "not answered" : error.name,
      reasons: error.CancellationReasons,
      status: error.$metadata.httpStatusCode,
      attempts: error.$metadata.attempts,
    }),
  );
  return { said: JSON.parse(JSON.stringify(said)), seen: database.seen() };
}

const item = (pk: string, more: object = {}) => ({ pk: { S: pk }, sk: { S: "STATE" }, ...more });
const RICH = {
  version: { N: "9007199254740993" },
  body: { S: '臺南 \u{1F512} "\\\n' },
  bytes: { B: new Uint8Array([0, 1, 254, 255]) },
  B: { S: "an attribute of that name" },
  of: { L: [{ BOOL: true }, { NULL: true }, { M: { B: { B: new Uint8Array([7]) } } }] },
};
const NEW = {
  ConditionExpression: "attribute_not_exists(pk)",
  ReturnValuesOnConditionCheckFailure: "ALL_OLD",
};
const put = (pk: string, more = {}): Asked => ({
  name: "PutItemCommand",
  input: () => ({ TableName: table(), Item: item(pk, RICH), ...more }),
});
const get: Asked = {
  name: "GetItemCommand",
  input: () => ({ TableName: table(), Key: item("SMALL#1"), ConsistentRead: true }),
};
const twice = (pk: string): Asked => ({
  name: "TransactWriteItemsCommand",
  input: () => ({
    TransactItems: ["SMALL#1", pk].map(each => ({
      Put: { TableName: table(), Item: item(each, RICH), ...NEW },
    })),
  }),
});
const raised = (sk: () => string): Asked => ({
  name: "UpdateItemCommand",
  input: () => ({
    TableName: table(),
    Key: { pk: { S: "SMALL#1" }, sk: { S: sk() } },
    UpdateExpression: "SET version = :version",
    ConditionExpression: "attribute_not_exists(version) OR version < :version",
    ExpressionAttributeValues: { ":version": { N: "4" } },
  }),
});
let guards = 0;
const ASKED: readonly (readonly [string, Asked])[] = [
  ["an item of every kind", put("SMALL#1")],
  ["that item", get],
  ["one that is there already", put("SMALL#1", NEW)],
  ["two of which one is there already", twice("SMALL#2")],
  [
    "several by their keys",
    {
      name: "BatchGetItemCommand",
      input: () => ({
        RequestItems: { [table()]: { Keys: [item("SMALL#1"), item("SMALL#9")], ConsistentRead: true } },
      }),
    },
  ],
  [
    "a stream's events",
    {
      name: "QueryCommand",
      input: () => ({
        TableName: table(),
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: "SMALL#1" } },
        Limit: undefined,
      }),
    },
  ],
  ["a guard that was never raised", raised(() => `GUARD#${++guards}`)],
  ["one that is further", raised(() => "STATE")],
  [
    "a part of everything, a page of it",
    {
      name: "ScanCommand",
      input: () => ({
        TableName: table(),
        ProjectionExpression: "pk, body",
        FilterExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: "SMALL#1" } },
        Limit: 1,
      }),
    },
  ],
  [
    "an item less",
    { name: "DeleteItemCommand", input: () => ({ TableName: table(), Key: item("SMALL#8") }) },
  ],
  [
    "of a table that is not there",
    { name: "GetItemCommand", input: () => ({ TableName: "None", Key: item("x") }) },
  ],
];

test.each(ASKED)("%s", async (_, asked) => {
  database.suffer(pass);
  const [own, theirs] = [await outcome("small", asked), await outcome("official", asked)];
  expect(own).toEqual(theirs);
  expect(own.seen).toHaveLength(1);
});

describe.each<readonly [string, Asked]>([
  ["a read", get],
  ["a transaction", twice("SMALL#3")],
])("%s, where the database", (_, asked) => {
  test.each<readonly [string, Mischief]>([
    ["is gone", gone],
    ["loses its answer", lost],
    ["breaks off", half],
    ["fails", failing],
    ["has too much to do", throttled],
    ["has too much to do with a transaction", throttling],
    ["is full", full],
  ])("%s", async (_, mischief) => {
    database.suffer(mischief);
    const [own, theirs] = [await outcome("small", asked), await outcome("official", asked)];
    expect(own).toEqual(theirs);
  });
});

test("a database that says nothing is given up on in time, each time", async () => {
  database.suffer(silent);
  const hasty = { ...HOW, requestHandler: { ...HOW.requestHandler, requestTimeout: 100 } };
  database.seen();
  const asked = new small.DynamoDBClient(hasty).send(new small.GetItemCommand(get.input()));
  await expect(asked).rejects.toMatchObject({ message: "no answer in time", $metadata: { attempts: 3 } });
  expect(database.seen()).toHaveLength(3);
});

test.each(["small", "official"] as const)("whose time is over gives up, and asks no more: %s", async by => {
  const over = new AbortController();
  database.suffer(async way => {
    over.abort();
    await silent(way);
  });
  database.seen();
  const [client, { GetItemCommand }] = CLIENTS[by]();
  const asked = client.send(new GetItemCommand(get.input() as never), { abortSignal: over.signal });
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  await expect(
    client.send(new GetItemCommand(get.input() as never), { abortSignal: over.signal }),
  ).rejects.toMatchObject({ name: "AbortError" });
  expect(database.seen()).toHaveLength(1);
});

test("what is asked once more is answered, and nothing is left of the first time", async () => {
  let times = 0;
  database.suffer(async way => (times++ === 0 ? failing(way) : pass(way)));
  const { said, seen } = await outcome("small", get);
  expect([said.answer.Item.pk, seen]).toEqual([{ S: "SMALL#1" }, ["GetItem", "GetItem"]]);
});

test.each(["small", "official"] as const)(
  "a transaction whose answer was lost is done once: %s",
  async by => {
    let times = 0;
    const entries: object[] = [];
    database.suffer(async way => {
      entries.push(JSON.parse(way.body.toString()));
      return times++ === 0 ? lost(way) : pass(way);
    });
    const TransactItems = [{ Put: { TableName: table(), Item: item(`ONCE#${by}`), ...NEW } }];
    const { said } = await outcome(by, {
      name: "TransactWriteItemsCommand",
      input: () => ({ TransactItems }),
    });
    expect([said, times]).toEqual([{ answer: {} }, 2]);
    const [first, second] = entries as { readonly ClientRequestToken?: string }[];
    expect(first?.ClientRequestToken).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toEqual(first);
  },
);
