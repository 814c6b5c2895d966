// `npm start`: runs the gateway until Ctrl-C, says where it is and what to try first, and follows changes of the source.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readProvider } from "../../../functions/shared/http/token-rules.ts";
import { CONFLICT_TIMES, type ConflictTimes } from "../aws/conflicts.ts";
import { ACCOUNTS } from "../login/accounts.ts";
import { endBecause, endWhenAsked } from "../run/ending.ts";
import { DATA } from "../run/folder.ts";
import type { Gateway } from "../run/gateway.ts";
import { logInto } from "../run/log-file.ts";
import { sentenceOf } from "../run/sentence.ts";
import { onSourceChange } from "../run/source-watch.ts";

const USAGE = `用法 | usage: npm start -- [--port <number>] [--data <folder>] [--fresh] [--conflicts[=<ms>]]
         [--identity <file> [--client-secret <file>]]
  --port   介面與主控台的連接埠，0 為自動選用 | port of API and console, 0 for any free one (8480)
  --data   資料夾，保留到下次 | folder, kept between runs (${DATA})
  --fresh  從空的資料夾開始 | begin with an empty folder
  --conflicts  同時進行的交易如 DynamoDB 般互相取消，每筆占用 <ms> 毫秒 |
           transactions that meet cancel each other as in DynamoDB, each holding its items so many milliseconds (12)
  --identity       另一個身分提供者的設定（docs/identity.md） | another log-in provider's settings
  --client-secret  主控台在該處的密鑰或私鑰 | the console's secret or key there`;

const STEPS = {
  build: "建置堆疊 | building the stack",
  serve: "啟動服務 | starting to serve",
};

/** A longer one would only be waited for. */
const MOST_HOLD_MS = 1_000;

runLean();
const options = optionsOf(process.argv.slice(2));
if (options) await main(options);
else {
  console.error(USAGE);
  process.exitCode = 2;
}

/**
 * Threads come and go here. Without these two the C library gives each thread a heap of its own that it never gives back, and the
 * engine takes a tenth of a gigabyte for what lives a moment: 730 MB instead of 530.
 */
function runLean(): void {
  if (process.platform !== "linux" || process.env.MALLOC_ARENA_MAX) return;
  const args = [process.execPath, "--max-semi-space-size=4", ...process.argv.slice(1)];
  process.execve?.(process.execPath, args, { ...process.env, MALLOC_ARENA_MAX: "2" });
}

interface Options {
  readonly port: number;
  readonly data: string;
  readonly fresh: boolean;
  readonly conflicts?: ConflictTimes;
  readonly identity?: string;
  readonly "client-secret"?: string;
}

async function main({ port, data, fresh, conflicts, ...files }: Options): Promise<void> {
  const began = performance.now();
  const tell = (what: string) =>
    console.log(`  ${`${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(7)}  ${what}`);
  const file = join(data, "functions.log");
  const onLost = (why: unknown) => endBecause(why, file);
  process.on("uncaughtException", onLost);
  let gateway: Gateway | undefined;
  endWhenAsked(() => gateway);
  const { startGateway } = await import("../run/gateway.ts");
  const log = logInto(file, sentence => console.error(sentence));
  const progress = (step: keyof typeof STEPS) => tell(STEPS[step]);
  try {
    gateway = await startGateway({
      data,
      port,
      fresh,
      conflicts,
      progress,
      log,
      onLost,
      ...providerIn(files),
    });
  } catch (error) {
    console.error(`\n${sentenceOf(error)}`);
    process.exit(1);
  }
  tell(`就緒 | ready\n\n${table(gateway, data)}`);
  if (conflicts)
    console.log(
      `  交易衝突模式：每筆交易占用其項目 ${conflicts.holdMs} 毫秒 | conflict mode: a transaction has its items for ${conflicts.holdMs} ms\n`,
    );
  const running = gateway;
  onSourceChange(() => void reload(running));
}

/** What a deployment would be told of its provider, and the secret that whoever registered the console put beside it. */
function providerIn({ identity, "client-secret": secret }: Pick<Options, "identity" | "client-secret">) {
  return {
    ...(identity !== undefined && { provider: readProvider(readFileSync(identity, "utf8")) }),
    ...(secret !== undefined && { clientSecret: readFileSync(secret, "utf8").trim() }),
  };
}

function optionsOf(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      // Without a number it is the usual one.
      args: args.map(each => (each === "--conflicts" ? `${each}=${CONFLICT_TIMES.holdMs}` : each)),
      options: {
        port: { type: "string", default: "8480" },
        data: { type: "string", default: DATA },
        fresh: { type: "boolean", default: false },
        conflicts: { type: "string" },
        identity: { type: "string" },
        "client-secret": { type: "string" },
      },
    });
    const { conflicts, ...rest } = values;
    const [port, holdMs] = [wholeUpTo(65_527, rest.port), wholeUpTo(MOST_HOLD_MS, conflicts ?? "0")];
    if (port === undefined || holdMs === undefined) return undefined;
    return { ...rest, port, ...(conflicts !== undefined && { conflicts: { ...CONFLICT_TIMES, holdMs } }) };
  } catch {
    return undefined;
  }
}

function wholeUpTo(most: number, text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function table({ endpoints, quotas }: Gateway, data: string): string {
  const { api, console, issuer, aws } = endpoints;
  const rows: [string, string][] = [
    ["主控台 | console", console],
    ["介面 | API", `${api}/openapi.json`],
    ["登入 | log-in", issuer],
    ["DynamoDB · EC2 · Lambda", `${aws.dynamodb} · ${aws.ec2} · ${aws.lambda}`],
    ["資料夾 | data", `${data} （endpoints.json, functions.log）`],
    ["部署前須提高的配額 | quotas to raise before a deployment", ""],
    ...quotas.map(({ name, given, needed }): [string, string] => [
      `  ${name["zh-TW"]} | ${name.en}`,
      `${given} → ${needed}`,
    ]),
    ["示範帳號 | demo accounts", ""],
    ...ACCOUNTS.map(({ account, title }): [string, string] => [
      `  ${account}`,
      `${title["zh-TW"]} | ${title.en}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => columns(name)));
  const lines = rows.map(([name, value]) =>
    `  ${name}${" ".repeat(width - columns(name))}  ${value}`.trimEnd(),
  );
  return `${lines.join("\n")}

  先試試 | try first:
    TOKEN=$(npm run -s token -- records@household)
    curl -s ${api}/v1/terminals -H "authorization: Bearer $TOKEN"

  Ctrl-C 結束 | ends it
`;
}

/** How many columns a text takes in a terminal: a Chinese character takes two columns. */
function columns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u1100-\uffef]/.test(letter) ? 2 : 1), 0);
}

async function reload(gateway: Gateway): Promise<void> {
  try {
    if (await gateway.reload())
      console.log("  原始碼已更新，新版函式上線 | source changed: the new functions are serving");
  } catch (error) {
    console.error(
      `  更新失敗，仍執行舊版 | the change does not build; the old functions keep serving\n${(error as Error).message}`,
    );
  }
}
