// `npm start`: runs the gateway until Ctrl-C, says where it is and what to try first, and follows changes of the source.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readProvider } from "../../../functions/shared/http/token-rules.ts";
import { CONFLICT_TIMES, type ConflictTimes } from "../aws/conflicts.ts";
import { FIRST_TASKS } from "../demo/tasks.ts";
import { ACCOUNTS } from "../login/accounts.ts";
import { endBecause, endWhenAsked } from "../run/ending.ts";
import { DATA } from "../run/folder.ts";
import type { Gateway } from "../run/gateway.ts";
import { logInto } from "../run/log-file.ts";
import { sentenceOf } from "../run/sentence.ts";
import { onSourceChange } from "../run/source-watch.ts";

/** Of the demo city, which is made anew each time: nobody's own folder may be emptied for it. */
const DEMO_DATA = ".docgate-demo";

const USAGE = `用法 | usage: npm start -- [--port <number>] [--data <folder>] [--fresh | --demo] [--conflicts[=<ms>]]
         [--identity <file> [--client-secret <file>]]
  --port   介面與主控台的連接埠，0 為自動選用 | port of API and console, 0 for any free one (8480)
  --data   資料夾，保留到下次 | folder, kept between runs (${DATA})
  --fresh  從空的資料夾開始 | begin with an empty folder
  --demo   示範城市：至今日為止的一個月，資料夾 ${DEMO_DATA} 每次重建
           | the demo city: a month that ends today, made anew in ${DEMO_DATA}
  --conflicts  同時進行的交易如 DynamoDB 般互相取消，每筆占用 <ms> 毫秒 |
           transactions that meet cancel each other as in DynamoDB, each holding its items so many milliseconds (12)
  --identity       另一個身分提供者的設定（docs/identity.md） | another log-in provider's settings
  --client-secret  主控台在該處的密鑰或私鑰 | the console's secret or key there`;

const AGENTS_MS = 2 * 60 * 1000;

const STEPS = {
  build: "建置堆疊 | building the stack",
  serve: "啟動服務 | starting to serve",
};

const BEGINNINGS = [
  ["personnel@household", "1 登錄單位與人員 | units and people"],
  ["supervisor@household", "2 消毒處所、掃毒人員與整備檢視 | return sites, scan officers, readiness"],
  ["records@household", "3 登記電腦並借出 | register and lend a terminal"],
  ["admin@household", "4 容量、端點、名單與回報 | capacity, endpoints, lists and report"],
] as const;

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
  readonly demo: boolean;
  readonly conflicts?: ConflictTimes;
  readonly identity?: string;
  readonly "client-secret"?: string;
}

async function main({ port, data, fresh, demo, conflicts, ...files }: Options): Promise<void> {
  const began = performance.now();
  const tell = (what: string) =>
    console.log(`  ${`${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(7)}  ${what}`);
  const file = join(data, "functions.log");
  const onLost = (why: unknown) => endBecause(why, file);
  process.on("uncaughtException", onLost);
  let gateway: Gateway | undefined;
  endWhenAsked(() => gateway);
  const { startGateway, WARM_FOR_A_MONTH } = await import("../run/gateway.ts");
  const log = logInto(file, sentence => console.error(sentence));
  const progress = (step: keyof typeof STEPS) => tell(STEPS[step]);
  try {
    gateway = await startGateway({
      ...(demo && { mostWarm: WARM_FOR_A_MONTH }),
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
  if (demo) await inhabited(gateway, tell);
  tell(`就緒 | ready\n\n${table(gateway, { data, demo })}`);
  if (conflicts)
    console.log(
      `  交易衝突模式：每筆交易占用其項目 ${conflicts.holdMs} 毫秒 | conflict mode: a transaction has its items for ${conflicts.holdMs} ms\n`,
    );
  const running = gateway;
  onSourceChange(() => reload(running));
}

/** Tells the month that ends now; from then on its terminals report as agents do. */
async function inhabited({ endpoints }: Gateway, tell: (what: string) => void): Promise<void> {
  tell("建立示範城市 | telling the demo city");
  const { buildDemo, stillAtWork } = await import("../demo/demo.ts");
  const city = await buildDemo(endpoints, new Date());
  await city.backToNow();
  setInterval(() => void stillAtWork(city).catch(error => tell(sentenceOf(error))), AGENTS_MS);
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
        data: { type: "string" },
        fresh: { type: "boolean", default: false },
        demo: { type: "boolean", default: false },
        conflicts: { type: "string" },
        identity: { type: "string" },
        "client-secret": { type: "string" },
      },
    });
    const { conflicts, ...given } = values;
    // Only its own folder is ever emptied for it.
    if (given.demo && given.data !== undefined) return undefined;
    const data = given.demo ? DEMO_DATA : (given.data ?? DATA);
    const rest = { ...given, data, fresh: given.fresh || given.demo };
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

function table({ endpoints, quotas }: Gateway, { data, demo }: Pick<Options, "data" | "demo">): string {
  const { api, console, issuer, aws, mail } = endpoints;
  const rows: [string, string][] = [
    ["主控台 | console", console],
    ["介面 | API", `${api}/openapi.json`],
    ["登入 | log-in", issuer],
    ["寄出的郵件與語音聯絡 | mail sent, calls asked for", mail],
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

${demo ? toOpen(console) : toBegin(console)}

  Ctrl-C 結束 | ends it
`;
}

/** Each link logs in as that account and leads to what waits for it. */
function toOpen(console: string): string {
  const links = FIRST_TASKS.map(({ account, page, words }) => {
    const next = encodeURIComponent(`/console${page}`);
    return `    ${words["zh-TW"]} | ${words.en}\n      ${console}/log-in?as=${account}&next=${next}`;
  });
  return `  開啟下列連結 | open these:\n${links.join("\n")}`;
}

/** An empty console does nothing by itself: who begins, and with what. */
function toBegin(console: string): string {
  const begin = ([account, what]: readonly [string, string]) =>
    `    ${what}\n      ${console}/log-in?as=${account}`;
  return `  主控台目前沒有資料；依序由這些帳號開始 | the console is empty; these begin, in this order:
${BEGINNINGS.map(begin).join("\n")}
  或直接看一座運作中的城市 | or see a city at work: npm start -- --demo`;
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
