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
  "cold start: spawn to first answer (goals: 1.25 × the client bundled as ours, 1.0 × as it is given, under 120 kB)";

const ROUNDS = 21;
const WARM_UP = 2;
const CONNECT = "sessions/connect";
const GATE = "the gate";
const GIVEN = "the database client, loaded";
const AS_OURS = "the same, bundled as the gate is";
/** How much longer than each the gate may take, and how heavy its package may be. */
const GOALS: Readonly<Record<string, number>> = { [GIVEN]: 1, [AS_OURS]: 1.25 };
const MOST_BYTES = 120_000;

const CLIENT = `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
  const database = new DynamoDBClient({});
  export const handler = async () => ({ database: database.config.apiVersion });`;
const { outExtension: _, ...HERE } = HOW;
/** As a function is bundled that nobody saves anything on: without what the house leaves out of the client. */
const AS_ANYBODY: BuildOptions = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node24",
  minify: true,
  logLevel: "warning",
};

/** What each reference is, and how it is built. */
const REFERENCES: Readonly<Record<string, readonly [text: string, how: BuildOptions]>> = {
  empty: ["export const handler = async () => ({});", HERE],
  [GIVEN]: [CLIENT, AS_ANYBODY],
  [AS_OURS]: [CLIENT, HERE],
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
    const { told, packed } = sizeOf(codeOf(CONNECT));
    print(`the gate's package: ${told}; no layer`);
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
    const missed = Object.entries(GOALS).filter(([name, most]) => ratio(name, "ms", firsts) > most);
    const heavy = packed > MOST_BYTES ? ["its weight"] : [];
    const all = [...missed.map(([name]) => name), ...heavy];
    if (all.length > 0) throw new Error(`the cold start misses its goals beside: ${all.join("; ")}`);
  } finally {
    await journal.close();
    rmSync(folder, { recursive: true });
  }
}

type Measure = "ms" | "processorMs";
type Firsts = ReadonlyMap<string, readonly First[]>;

function median(of: string, what: Measure, firsts: Firsts): number {
  return spreadOf((firsts.get(of) ?? []).map(first => first[what])).median;
}

/** So many times as long as this takes the gate. */
function ratio(name: string, what: Measure, firsts: Firsts): number {
  return median(GATE, what, firsts) / median(name, what, firsts);
}

function row(name: string, firsts: Firsts): string {
  const cell = (what: Measure) =>
    `${median(name, what, firsts).toFixed(0).padStart(5)} ms (the gate ${ratio(name, what, firsts).toFixed(2)} ×)`;
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
    const args = ["-e", RUNTIME, file, JSON.stringify(question)];
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

function sizeOf(folder: string): { readonly told: string; readonly packed: number } {
  const files = globSync("**/*", { cwd: folder }).filter(file => statSync(join(folder, file)).isFile());
  const code = files.filter(file => !file.endsWith(".map"));
  const rows = code.map(file => {
    const bytes = readFileSync(join(folder, file));
    return { file, size: bytes.length, packed: gzipSync(bytes).length };
  });
  const kb = (count: number) => `${Math.round(count / 1000)} kB`;
  const packed = rows.reduce((sum, each) => sum + each.packed, 0);
  const told = `${rows.map(({ file, size }) => `${file} ${kb(size)}`).join(", ")}; packed ${kb(packed)}`;
  return { told, packed };
}
