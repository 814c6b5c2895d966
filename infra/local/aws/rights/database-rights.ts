// What a request of DynamoDB does, in the words of IAM: a transaction is its parts, an index is a resource of its own, and the
// partition keys that are named are told; pure.
import { HERE, type ServiceRights, type There } from "./asked.ts";
import { inputOf, jsonRefusal, operationOf } from "./json-services.ts";
import type { Call } from "./policy.ts";

type Input = Readonly<Record<string, unknown>>;
type Attributes = Readonly<Record<string, { readonly S?: string; readonly N?: string; readonly B?: string }>>;

/** A transaction has no right of its own. */
const PARTS: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};
/** Those that name one item. */
const OF_ONE_ITEM = new Set(["GetItem", "PutItem", "UpdateItem", "DeleteItem"]);
/** Those that name a table or nothing, and no keys. */
const OF_A_TABLE = new Set([
  "DescribeTable",
  "Scan",
  "CreateTable",
  "DeleteTable",
  "UpdateTable",
  "UpdateTimeToLive",
  "DescribeTimeToLive",
]);

export const databaseRights: ServiceRights = {
  callsIn(asked, there) {
    const operation = operationOf(asked, "DynamoDB_20120810.");
    return operation === undefined ? [] : callsOf(operation, inputOf(asked), there);
  },
  refusal: jsonRefusal("1.0", "com.amazon.coral.service#"),
};

function callsOf(operation: string, input: Input, there: There): Call[] {
  const table = String(input.TableName);
  if (operation === "TransactWriteItems" || operation === "TransactGetItems") return partsOf(input, there);
  if (operation === "BatchGetItem" || operation === "BatchWriteItem") return batchOf(operation, input, there);
  if (operation === "Query") return [queryOf(input, there)];
  if (OF_ONE_ITEM.has(operation)) return [call(operation, table, [keyIn(input, there, table)])];
  if (OF_A_TABLE.has(operation)) return [call(operation, indexed(table, input))];
  if (operation === "ListExports") return [{ action: "dynamodb:ListExports", resource: "*", context: {} }];
  if (operation === "DescribeExport")
    return [{ action: "dynamodb:DescribeExport", resource: String(input.ExportArn), context: {} }];
  // What no table knows here is nobody's right: it would have to be added first.
  return [{ action: `dynamodb:${operation}`, resource: "not-judged-here", context: {} }];
}

function call(operation: string, table: string, keys?: readonly (string | undefined)[]): Call {
  const leading = keys?.filter(key => key !== undefined);
  const context = leading && leading.length === keys?.length ? { "dynamodb:leadingkeys": leading } : {};
  return { action: `dynamodb:${operation}`, resource: `arn:aws:dynamodb:${HERE}:table/${table}`, context };
}

function indexed(table: string, { IndexName }: Input): string {
  return IndexName === undefined ? table : `${table}/index/${IndexName}`;
}

/** A part of another kind has a name that no right has. */
function partsOf({ TransactItems }: Input, there: There): Call[] {
  const keys = new Map<string, (string | undefined)[]>();
  for (const part of (TransactItems ?? []) as Input[]) {
    for (const [kind, input] of Object.entries(part) as [string, Input][]) {
      const table = String(input?.TableName);
      const of = `${PARTS[kind] ?? kind} ${table}`;
      keys.set(of, [...(keys.get(of) ?? []), keyIn(input, there, table)]);
    }
  }
  return [...keys].map(([of, leading]) => {
    const [operation = "", table = ""] = of.split(" ");
    return call(operation, table, leading);
  });
}

function batchOf(operation: string, { RequestItems }: Input, there: There): Call[] {
  return Object.entries((RequestItems ?? {}) as Record<string, unknown>).map(([table, wanted]) => {
    const asked = operation === "BatchGetItem" ? ((wanted as Input).Keys as Attributes[]) : writesIn(wanted);
    return call(
      operation,
      table,
      asked.map(key => valueIn(key, there.partitionKey(table))),
    );
  });
}

function writesIn(requests: unknown): Attributes[] {
  type Write = { PutRequest?: { Item: Attributes }; DeleteRequest?: { Key: Attributes } };
  return (requests as Write[]).map(each => each.PutRequest?.Item ?? each.DeleteRequest?.Key ?? {});
}

function queryOf(input: Input, there: There): Call {
  const table = String(input.TableName);
  const index = input.IndexName === undefined ? undefined : String(input.IndexName);
  return call("Query", indexed(table, input), [queriedKey(input, there.partitionKey(table, index))]);
}

/** What the condition says the partition key equals; unknown where it says so in another way. */
function queriedKey(input: Input, key: string): string | undefined {
  const names = (input.ExpressionAttributeNames ?? {}) as Record<string, string>;
  const values = (input.ExpressionAttributeValues ?? {}) as Attributes;
  for (const [, name = "", value = ""] of String(input.KeyConditionExpression).matchAll(
    /(#?[\w.]+)\s*=\s*(:\w+)/g,
  ))
    if ((names[name] ?? name) === key) return textOf(values[value]);
  return undefined;
}

function keyIn(input: Input, there: There, table: string): string | undefined {
  return valueIn((input?.Key ?? input?.Item) as Attributes | undefined, there.partitionKey(table));
}

function valueIn(attributes: Attributes | undefined, key: string): string | undefined {
  return textOf(attributes?.[key]);
}

function textOf(value: Attributes[string] | undefined): string | undefined {
  return value?.S ?? value?.N ?? value?.B;
}
