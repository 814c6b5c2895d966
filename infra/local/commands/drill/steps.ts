// The steps of the drill, as they are done on AWS too: how far the streams are, a copy elsewhere, restored beside, audited, taken into use,
// compared. Each is done through what the product has for it.
import { spawnSync } from "node:child_process";
import { cpSync, createReadStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
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
import { withGateway, withOwnGateway } from "../../run/running.ts";
import { readModel } from "../../run/template.ts";

type Item = Record<string, AttributeValue>;

export interface Drill {
  readonly data: string;
  /** How far each stream had come before anything was copied. */
  readonly heads: string;
  /** The copy: an item a line. */
  readonly copy: string;
  /** What is taken into use in the end. */
  readonly restored: string;
}

export interface Step {
  readonly words: string;
  readonly run: (drill: Drill) => Promise<{ readonly said: string; readonly faults?: number }>;
}

export function newDrill(data: string, into: string): Drill {
  mkdirSync(into, { recursive: true });
  return {
    data,
    heads: join(into, "heads.json"),
    copy: join(into, "journal.jsonl.gz"),
    restored: join(into, "data"),
  };
}

export const STEPS: readonly Step[] = [
  { words: "各串流進度 how far the streams are", run: ({ data, heads }) => audited(data, "--keep", heads) },
  { words: "匯出 exported", run: exported },
  { words: "還原至第二個資料庫 restored into a second database", run: restored },
  {
    words: "以先前進度查核 audited against how far they were",
    run: ({ restored: data, heads }) => audited(data, "--against", heads),
  },
  { words: "啟用 taken into use", run: ({ restored: data }) => inUse(data) },
  { words: "逐一比對 compared, event by event", run: compared },
];

/** By the command itself, which starts the gateway of that folder. */
async function audited(data: string, how: "--keep" | "--against", heads: string) {
  const args = ["infra/local/commands/audit.ts", "--data", data, how, heads];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  const said = stdout.split("\n").find(line => line.includes(" events, ")) ?? stdout;
  return { said: said.split(" | ").at(-1) ?? said, faults: status ?? 1 };
}

async function exported({ data, copy }: Drill) {
  const items: string[] = [];
  await withGateway(data, async ({ aws, table }) => {
    for await (const item of itemsOf(aws.dynamodb, table)) items.push(JSON.stringify(item, binary));
  });
  const bytes = gzipSync(items.join("\n"));
  await writeFile(copy, bytes);
  return { said: `${items.length} items, ${bytes.length} bytes` };
}

async function restored({ data, copy, restored: folder }: Drill) {
  mkdirSync(folder);
  // What does not lie in the table is where it was: keys, packs, the log-in.
  for (const beside of ["kms", "s3", "login", "secret", "ec2.json"])
    if (existsSync(join(data, beside))) cpSync(join(data, beside), join(folder, beside), { recursive: true });
  const model = readModel((await build()).folder, PLACEHOLDERS);
  const database = await startDatabase({ folder, port: 0 });
  const client = new DynamoDBClient({ endpoint: database.url, ...LOCAL_AWS });
  try {
    await createTables(database.url, model);
    const count = await putAll(client, model.tables[0]?.name ?? "", itemsIn(copy));
    return { said: `${count} items` };
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

async function putAll(client: DynamoDBClient, table: string, items: AsyncIterable<Item>): Promise<number> {
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

/** Its own gateway, on what was restored: it answers, and its doctor is asked. */
async function inUse(data: string) {
  const title = await withOwnGateway(
    data,
    async ({ api }) => {
      const answer = await fetch(`${api}/.well-known/jwks.json`);
      if (!answer.ok) throw new Error(`${api} answers ${answer.status}`);
      return "a gateway answers on it";
    },
    { isDeployed: false },
  );
  return { said: title };
}

async function compared({ data, restored: folder, heads }: Drill) {
  const until = new Map(
    (JSON.parse(readFileSync(heads, "utf8")) as { stream: string; version: number }[]).map(
      ({ stream, version }) => [stream, version],
    ),
  );
  const wanted = await hashesIn(data);
  const there = await hashesIn(folder);
  const acknowledged = [...wanted].filter(([, { stream, version }]) => version <= (until.get(stream) ?? 0));
  const lost = acknowledged.filter(([place, { hash }]) => there.get(place)?.hash !== hash);
  for (const [place] of lost.slice(0, 20)) console.error(place);
  const isEmpty = acknowledged.length === 0 ? 1 : 0;
  return {
    said: `${acknowledged.length} events acknowledged, ${lost.length} lost`,
    faults: lost.length + isEmpty,
  };
}

interface Event {
  readonly stream: string;
  readonly version: number;
  readonly hash: string | undefined;
}

function hashesIn(data: string): Promise<Map<string, Event>> {
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

async function* itemsIn(copy: string): AsyncGenerator<Item> {
  const lines = createInterface({ input: createReadStream(copy).pipe(createGunzip()) });
  for await (const line of lines)
    yield JSON.parse(line, (key, value: unknown) =>
      key === "B" ? Buffer.from(String(value), "base64") : value,
    ) as Item;
}

function binary(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}
