// Transactions that meet, before the real embedded database: who is cancelled, how it is said, and what goes through all the same.
import { randomUUID } from "node:crypto";
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Conflicts } from "../../../infra/local/aws/conflicts.ts";
import { type Database, LOCAL_AWS } from "../../../infra/local/aws/database.ts";
import { type Doorkeeper, openDoor, pass } from "../../../infra/local/aws/database-door.ts";
import { throttled } from "../../gate/faulty-database.ts";
import { withJournal } from "../../shared/journal/table.ts";

const journal = withJournal();
let onward: Doorkeeper = pass;
let door: Database;
let client: DynamoDBClient;
const conflicts = new Conflicts({ holdMs: 5, cancelAfterMs: 1 }, way => onward(way));
beforeAll(async () => {
  door = await openDoor({ url: journal.url(), close: async () => {} }, conflicts.keeper);
  client = new DynamoDBClient({ endpoint: door.url, ...LOCAL_AWS, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await door.close();
});
beforeEach(() => {
  onward = pass;
});

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "STATE" } });
const at = (pk: string) => ({ TableName: journal.table(), Key: key(pk) });
const ADD = { UpdateExpression: "ADD n :one", ExpressionAttributeValues: { ":one": { N: "1" } } };
const add = (pk: string): TransactWriteItem => ({ Update: { ...at(pk), ...ADD } });
const check = (pk: string): TransactWriteItem => ({
  ConditionCheck: { ...at(pk), ConditionExpression: "attribute_not_exists(nothing)" },
});
const put = (pk: string): TransactWriteItem => ({ Put: { TableName: journal.table(), Item: key(pk) } });
const remove = (pk: string): TransactWriteItem => ({ Delete: at(pk) });
const transact = (TransactItems: TransactWriteItem[], ClientRequestToken: string = randomUUID()) =>
  client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
const counted = async (pk: string) => Number((await client.send(new GetItemCommand(at(pk)))).Item?.n?.N ?? 0);

/** Does it while a transaction of these items is under way, which then goes through. */
async function during<T>(items: TransactWriteItem[], act: () => Promise<T>, token?: string): Promise<T> {
  const [arrived, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  onward = async way => {
    onward = pass;
    arrived.resolve();
    await over.promise;
    await pass(way);
  };
  const first = transact(items, token);
  await arrived.promise;
  const outcome = await act().finally(over.resolve);
  await first;
  return outcome;
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "went through",
    (error: Error) => error.name,
  );

test.each([
  ["two checks", check, check],
  ["a check and an update", check, add],
  ["an update and a check", add, check],
  ["two puts", put, put],
  ["a deletion and a put", remove, put],
])("%s of one item: whoever comes second is cancelled, and told which item it was", async (_, one, other) => {
  const [shared, own] = [randomUUID(), randomUUID()];
  const second = await during([one(shared)], () => transact([add(own), other(shared)]).catch(error => error));
  expect(second).toMatchObject({
    name: "TransactionCanceledException",
    message:
      "Transaction cancelled, please refer cancellation reasons for specific reasons [None, TransactionConflict]",
    CancellationReasons: [
      { Code: "None" },
      { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" },
    ],
  });
  expect(await counted(own)).toBe(0);
});

test("those that share no item both go through, and so does the next once the first is answered", async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  await during([add(one)], () => transact([add(other)]));
  await transact([add(one), add(other)]);
  expect([await counted(one), await counted(other)]).toEqual([2, 2]);
});

test.each([
  ["a put", (pk: string) => client.send(new PutItemCommand({ TableName: journal.table(), Item: key(pk) }))],
  ["an update", (pk: string) => client.send(new UpdateItemCommand({ ...at(pk), ...ADD }))],
  ["a deletion", (pk: string) => client.send(new DeleteItemCommand(at(pk)))],
])("%s of an item in a transaction is refused; of another one it is not", async (_, write) => {
  const shared = randomUUID();
  expect(await during([check(shared)], () => refusal(write(shared)))).toBe("TransactionConflictException");
  expect(await during([check(shared)], () => refusal(write(randomUUID())))).toBe("went through");
});

test("what reads alone or in a batch goes through, reading in a transaction does not", async () => {
  const shared = randomUUID();
  const TableName = journal.table();
  const values = { ":pk": { S: shared } };
  const query = { TableName, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: values };
  const batch = { RequestItems: { [TableName]: { Keys: [key(shared)] } } };
  const reading = { TransactItems: [{ Get: at(randomUUID()) }, { Get: at(shared) }] };
  const outcomes = await during([add(shared)], () =>
    Promise.all([
      refusal(client.send(new GetItemCommand(at(shared)))),
      refusal(client.send(new BatchGetItemCommand(batch))),
      refusal(client.send(new QueryCommand(query))),
      client.send(new TransactGetItemsCommand(reading)).catch(error => error.CancellationReasons),
    ]),
  );
  expect(outcomes).toMatchObject([
    "went through",
    "went through",
    "went through",
    [{ Code: "None" }, { Code: "TransactionConflict" }],
  ]);
});

test("a batch of writes leaves what is held undone, and says so", async () => {
  const shared = randomUUID();
  const RequestItems = { [journal.table()]: [{ PutRequest: { Item: key(shared) } }] };
  const write = () => client.send(new BatchWriteItemCommand({ RequestItems }));
  expect((await during([add(shared)], write)).UnprocessedItems).toEqual(RequestItems);
  expect((await write()).UnprocessedItems ?? {}).toEqual({});
});

test("a request repeated by its token is one: in progress while it is under way, done afterwards, refused with another content", async () => {
  const [pk, token] = [randomUUID(), randomUUID()];
  expect(await during([add(pk)], () => refusal(transact([add(pk)], token)), token)).toBe(
    "TransactionInProgressException",
  );
  await transact([add(pk)], token);
  expect(await counted(pk)).toBe(1);
  expect(await refusal(transact([add(pk), add(randomUUID())], token))).toBe(
    "IdempotentParameterMismatchException",
  );
  expect(await during([add(pk)], () => refusal(transact([add(pk)], token)))).toBe("went through");
  expect(await counted(pk)).toBe(2);
});

test("what fails by its own condition lets go of its items", async () => {
  const pk = randomUUID();
  const failing = { ConditionCheck: { ...at(pk), ConditionExpression: "attribute_exists(nothing)" } };
  expect(await refusal(transact([failing]))).toBe("TransactionCanceledException");
  await transact([add(pk)]);
  expect(await counted(pk)).toBe(1);
});

test("whoever hangs up before the answer lets go as well, and bad days go on behind it", async () => {
  const pk = randomUUID();
  onward = async ({ response }) => void response.destroy();
  expect(await refusal(transact([add(pk)]))).not.toBe("went through");
  onward = throttled;
  expect(await refusal(transact([add(pk)]))).toBe("ProvisionedThroughputExceededException");
  onward = pass;
  await transact([add(pk)]);
  expect(await counted(pk)).toBe(1);
});
