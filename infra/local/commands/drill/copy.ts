// The copy of a journal: written out of a table as an item a line, put into the table of another folder, and the events of both looked at.
import { createReadStream, mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createGunzip, gzipSync } from "node:zlib";
import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  paginateScan,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { EVENT } from "../../../../functions/shared/journal/keys.ts";
import { createTables, LOCAL_AWS, startDatabase } from "../../aws/database.ts";
import { build } from "../../run/build.ts";
import { withGateway } from "../../run/running.ts";
import { readModel } from "../../run/template.ts";

export type Item = Record<string, AttributeValue>;

export async function copyOut(data: string, copy: string): Promise<string> {
  const items: string[] = [];
  await withGateway(data, async ({ aws, table }) => {
    for await (const item of itemsOf(aws.dynamodb, table)) items.push(JSON.stringify(item, binary));
  });
  const bytes = gzipSync(items.join("\n"));
  await writeFile(copy, bytes);
  return `${items.length} items, ${bytes.length} bytes`;
}

/** Into a new table in a folder of its own. */
export async function putIn(folder: string, items: AsyncIterable<Item> | Iterable<Item>): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const model = readModel((await build()).folder, PLACEHOLDERS);
  const database = await startDatabase({ folder, port: 0 });
  const client = new DynamoDBClient({ endpoint: database.url, ...LOCAL_AWS });
  try {
    await createTables(database.url, model);
    return await putAll(client, model.tables[0]?.name ?? "", items);
  } finally {
    client.destroy();
    await database.close();
  }
}

/** Of which only the tables are asked. */
const PLACEHOLDERS = Object.fromEntries(
  ["TokenIssuer", "TokenKeysUrl", "TokenAudience", "ApiUrl", "QueuesUrl"].map(name => [name, "-"]),
);
const TOGETHER = 25;

async function putAll(
  client: DynamoDBClient,
  table: string,
  items: AsyncIterable<Item> | Iterable<Item>,
): Promise<number> {
  let [count, some]: [number, WriteRequest[]] = [0, []];
  const put = async () => {
    for (let left = some; left.length > 0; ) {
      const asked = new BatchWriteItemCommand({ RequestItems: { [table]: left } });
      left = (await client.send(asked)).UnprocessedItems?.[table] ?? [];
    }
    some = [];
  };
  for await (const item of items) {
    some.push({ PutRequest: { Item: item } });
    count++;
    if (some.length === TOGETHER) await put();
  }
  await put();
  return count;
}

export async function* itemsIn(copy: string): AsyncGenerator<Item> {
  const lines = createInterface({ input: createReadStream(copy).pipe(createGunzip()) });
  for await (const line of lines) yield JSON.parse(line, unbinary) as Item;
}

export interface Event {
  readonly stream: string;
  readonly version: number;
  readonly hash: string | undefined;
}

/** By where each lies. */
export function eventsIn(data: string): Promise<Map<string, Event>> {
  return withGateway(data, async ({ aws, table }) => {
    const found = new Map<string, Event>();
    for await (const { pk, sk, version, hash } of itemsOf(aws.dynamodb, table))
      if (sk?.S?.startsWith(EVENT))
        found.set(`${pk?.S} ${sk.S}`, { stream: pk?.S ?? "", version: Number(version?.N), hash: hash?.S });
    return found;
  });
}

async function* itemsOf(endpoint: string, TableName: string): AsyncGenerator<Item> {
  const client = new DynamoDBClient({ endpoint, ...LOCAL_AWS });
  try {
    for await (const { Items = [] } of paginateScan(
      { client, pageSize: 400 },
      { TableName, ConsistentRead: true },
    ))
      yield* Items;
  } finally {
    client.destroy();
  }
}

function binary(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}

/** An item as it stood in a line of JSON. */
export function unbinary(key: string, value: unknown): unknown {
  return key === "B" ? Buffer.from(String(value), "base64") : value;
}
