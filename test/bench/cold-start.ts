// How long after its process begins a function gives its first answer: the gate's, an empty one's, and one's that has only the database.
import { type ChildProcess, spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { bundle, HOW } from "../../infra/bundle.ts";
import { ownJournal } from "../shared/journal/own.ts";
import { spreadOf } from "./measure/contest.ts";

export const title =
  "cold start: spawn to first answer (goal: at most 1.8 × a function that only loads the database)";

const ROUNDS = 21;
const WARM_UP = 2;
const CONNECT = "sessions/connect";
const GATE = "the gate";

const CLIENT = `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
  const database = new DynamoDBClient({});
  export const handler = async () => ({ database: database.config.apiVersion });`;
const { outExtension: _, ...HERE } = HOW;
const { alias: __, external: ___, define: ____, plugins: _____, ...bundled } = HERE;

/** What each reference is, and how it is built. */
const REFERENCES: Readonly<Record<string, readonly [text: string, how: BuildOptions]>> = {
  empty: ["export const handler = async () => ({});", HERE],
  // Bundled by the same tool, without what the house leaves out of the client.
  "the database client, loaded": [CLIENT, bundled],
  "the same, bundled as the gate is": [CLIENT, HERE],
  "that, with one read and one write": [
    `import {
      BatchGetItemCommand, DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
    const database = new DynamoDBClient({});
    const name = process.env.JOURNAL_TABLE;
    export const handler = async question => {
      const Key = { pk: { S: "BENCH#" + question["connection-id"] }, sk: { S: "STATE" } };
      await database.send(new BatchGetItemCommand({ RequestItems: { [name]: { Keys: [Key], ConsistentRead: true } } }));
      await database.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: name, Item: Key } }] }));
      return {};
    };`,
    HERE,
  ],
};

// As the runtime loads a bundle and hands it an event; how much of the processor it took does not depend on who else is running.
const RUNTIME = `require(process.argv[1]).handler(JSON.parse(process.argv[2])).then(answer => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(JSON.stringify({ answer, processorMs: (user + system) / 1000 }));
})`;

interface First {
  readonly ms: number;
  readonly processorMs: number;
  readonly answer: { readonly allow?: boolean };
}

export async function run(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "docgate-cold-"));
  const journal = await ownJournal();
  try {
    const files = new Map<string, string>();
    for (const [name, each] of Object.entries(REFERENCES)) files.set(name, await built(each, folder));
    const { codeOf } = await bundle([CONNECT], folder);
    files.set(GATE, join(codeOf(CONNECT), "index.cjs"));
    print(`the gate's package: ${sizeOf(codeOf(CONNECT))}; no layer`);
    const { cityInOrder, knock } = await import("../gate/city.ts");
    const city = await cityInOrder({ accounts: 10_000 });
    const who = await city.borrower();
    const firsts = new Map([...files.keys()].map(name => [name, [] as First[]]));
    for (let round = 0; round < WARM_UP + ROUNDS; round++)
      for (const [name, file] of files) {
        const question = knock(city, who);
        const first = await firstAnswer(file, question);
        await city.hungUp(question["connection-id"]);
        if (name === GATE && !first.answer.allow) throw new Error(`not allowed: ${JSON.stringify(first)}`);
        if (round >= WARM_UP) firsts.get(name)?.push(first);
      }
    for (const name of files.keys()) print(row(name, firsts));
  } finally {
    await journal.close();
    rmSync(folder, { recursive: true });
  }
}

function row(name: string, firsts: ReadonlyMap<string, readonly First[]>): string {
  const median = (of: string, what: "ms" | "processorMs") =>
    spreadOf((firsts.get(of) ?? []).map(first => first[what])).median;
  const cell = (what: "ms" | "processorMs") =>
    `${median(name, what).toFixed(0).padStart(5)} ms (the gate ${(median(GATE, what) / median(name, what)).toFixed(2)} ×)`;
  return `${name.padEnd(44)} ${cell("ms")}, of the processor ${cell("processorMs")}`;
}

let made = 0;
async function built([contents, how]: (typeof REFERENCES)[string], folder: string): Promise<string> {
  const outfile = join(folder, `reference-${made++}.cjs`);
  await build({ ...how, stdin: { contents, resolveDir: process.cwd() }, outfile });
  return outfile;
}

function firstAnswer(file: string, question: object): Promise<First> {
  return new Promise((done, failed) => {
    const start = performance.now();
    const args = ["--enable-source-maps", "-e", RUNTIME, file, JSON.stringify(question)];
    const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    let ms = Number.NaN;
    child.stdout?.setEncoding("utf8").on("data", part => {
      if (said === "") ms = performance.now() - start;
      said += part;
    });
    child.on("exit", code => (code === 0 ? done({ ...JSON.parse(said), ms }) : failed(new Error(file))));
  });
}

function sizeOf(folder: string): string {
  const files = globSync("**/*", { cwd: folder }).filter(file => statSync(join(folder, file)).isFile());
  const code = files.filter(file => !file.endsWith(".map"));
  const rows = code.map(file => {
    const bytes = readFileSync(join(folder, file));
    return { file, size: bytes.length, packed: gzipSync(bytes).length };
  });
  const kb = (count: number) => `${Math.round(count / 1000)} kB`;
  const packed = rows.reduce((sum, each) => sum + each.packed, 0);
  return `${rows.map(({ file, size }) => `${file} ${kb(size)}`).join(", ")}; packed ${kb(packed)}`;
}
