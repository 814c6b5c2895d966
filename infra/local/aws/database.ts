// The embedded DynamoDB: a child process on a SQLite file, ended with this one however this one ends.
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { JOURNAL } from "../run/folder.ts";
import type { Properties } from "../run/intrinsics.ts";
import { portFault } from "../run/loopback.ts";
import type { Model } from "../run/template.ts";

export interface Database {
  readonly url: string;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly folder: string;
  readonly port: number;
  /** It has ended by itself, or somebody ended it. */
  readonly onLost?: (why: Error) => void;
}

/** Uses DYNAMODB_ENDPOINT when it is set, else the binary for this platform. */
export async function startDatabase({ folder, port, onLost }: DatabaseOptions): Promise<Database> {
  const elsewhere = process.env.DYNAMODB_ENDPOINT;
  if (elsewhere) return { url: elsewhere, close: async () => {} };
  for (let tries = 1; ; tries++) {
    try {
      return await startAt(port, join(folder, JOURNAL), onLost);
    } catch (fault) {
      // Any port will do, and between the moment it was found free and this one somebody else took it.
      if (port !== 0 || tries === MOST_TRIES || !isTaken(fault)) throw fault;
    }
  }
}

const MOST_TRIES = 5;
const isTaken = (fault: unknown) => String(fault).includes("already in use");

async function startAt(port: number, file: string, onLost: DatabaseOptions["onLost"]): Promise<Database> {
  // Tried first: whoever else answers there must not be taken for the database.
  const host = ownHost();
  const chosen = await freePort(port, host);
  const child = spawn("/bin/sh", ["-c", WATCHED, "sh", binary(), host, String(chosen), file], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  const url = `http://${host}:${chosen}`;
  await answering(url, child, file);
  const lost = () => onLost?.(new Error(`資料庫意外結束 | the database ended by itself: ${file}`));
  child.once("exit", lost);
  return { url, close: () => ended(child.off("exit", lost)) };
}

// A reader waits for the shell's standard input to close, which happens when this process ends in whatever way, and then
// ends the database: no orphan holds the file when the next run opens it. The shell itself ends when the database does.
const WATCHED = `exec 3<&0
"$1" serve --host "$2" --port "$3" --db-path "$4" </dev/null 3<&- & child=$!
(while read -r _ <&3; do :; done; kill $child) & reader=$!
trap 'kill $child' TERM INT
wait $child; wait $child; kill $reader`;

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const file = createRequire(import.meta.url).resolve(`${name}/dynoxide`);
    if (existsSync(file)) return file;
  } catch {
    // Said below in words that help.
  }
  throw new Error(
    `這個平台（${process.platform}-${process.arch}）沒有內建資料庫執行檔：請以 DYNAMODB_ENDPOINT 指定其他 DynamoDB 相容服務。\n` +
      `No embedded database for this platform (${name} is not installed): point DYNAMODB_ENDPOINT at any other DynamoDB.`,
  );
}

/**
 * The database answers whoever asks, any page of a browser included, and has no say in it. So it listens at one of the sixteen
 * million addresses that lead to this machine alone, another one each time, which only the gateway's own folder tells.
 */
function ownHost(): string {
  return `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** The wanted one if it is free; 0 finds any. */
export function freePort(wanted = 0, host = "127.0.0.1"): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", fault => failed(portFault(fault, wanted)));
    probe.listen(wanted, host, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}

async function answering(url: string, child: ChildProcess, file: string): Promise<void> {
  let said = "";
  child.stderr?.on("data", text => (said += text));
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) break;
    if (await reachable(url)) return;
    await new Promise(resume => setTimeout(resume, 5));
  }
  throw new Error(
    `${file}: 資料庫無法開啟；若檔案損壞，請從備份還原，或以 --fresh 從頭開始 | the database cannot open it; if it is damaged, put it back from a backup, or start empty with --fresh\n${said.trim()}`,
  );
}

async function reachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(500) });
    return true;
  } catch {
    return false;
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(done => {
    if (child.exitCode !== null) return done();
    child.once("exit", () => done());
    child.stdin?.end();
  });
}

/** Makes the template's tables that are not there yet. The embedded table carries no stream: see tail.ts. */
export async function createTables(url: string, { tables }: Model): Promise<void> {
  const client = new DynamoDBClient({ endpoint: url, ...LOCAL_AWS });
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  for (const { name, properties } of tables) {
    if (!TableNames.includes(name)) await client.send(new CreateTableCommand(tableInput(name, properties)));
  }
  client.destroy();
}

function tableInput(name: string, properties: Properties): CreateTableCommand["input"] {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = properties as Pick<
    CreateTableCommand["input"],
    "KeySchema" | "AttributeDefinitions" | "GlobalSecondaryIndexes"
  >;
  return {
    TableName: name,
    KeySchema,
    AttributeDefinitions,
    GlobalSecondaryIndexes,
    BillingMode: "PAY_PER_REQUEST",
  };
}

export const LOCAL_AWS = {
  region: "ap-northeast-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
};
