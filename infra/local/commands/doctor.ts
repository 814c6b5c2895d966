// `npm run doctor`: asks a gateway how it fares, as the health page does; exit code 1 when something is bad, 2 when it cannot be asked.
import { parseArgs } from "node:util";
import { obtainToken } from "../login/obtain-token.ts";
import { command } from "../run/command.ts";
import { DATA, withGateway } from "../run/running.ts";
import { sentenceOf } from "../run/sentence.ts";
import { placeOfStage } from "../run/stage-place.ts";

const USAGE = `用法 | usage: npm run doctor -- [--data <folder>] [--json] [--api <address> | --stage <name> [--profile <name>]]
  --data  閘道的資料夾 | the gateway's folder (${DATA})
  --api   別處的閘道，權杖放在環境變數 DOCGATE_TOKEN | a gateway elsewhere, with a token in DOCGATE_TOKEN
  --stage  已部署的環境，權杖同上 | a stage that is deployed, with a token likewise
  --json  以 JSON 輸出 | prints JSON`;

interface Wish {
  readonly data: string;
  readonly json: boolean;
  readonly api: () => string | undefined;
}

interface Words {
  readonly "zh-TW": string;
  readonly en: string;
}

interface Health {
  readonly at: string;
  readonly status: "ok" | "warn" | "bad";
  readonly checks: readonly {
    readonly name: string;
    readonly status: Health["status"];
    readonly words: Words;
    readonly remedy?: Words;
  }[];
}

const MARKS = { ok: "✓", warn: "!", bad: "✗" } as const;

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => examine(wish));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function examine({ data, json, api: where }: Wish): Promise<number> {
  const api = where();
  const health = await (api
    ? asked(api, process.env.DOCGATE_TOKEN ?? "")
    : withGateway(data, async ({ api, issuer }) => {
        const { accessToken } = await obtainToken({ issuer, account: "auditor@city" });
        return asked(api, accessToken);
      })
  ).catch((error: Error) => error);
  if (health instanceof Error) {
    console.error(`無法詢問 | cannot be asked: ${sentenceOf(health)}`);
    return 2;
  }
  console.log(json ? JSON.stringify(health, null, 2) : told(health));
  return health.status === "bad" ? 1 : 0;
}

function told({ checks, at }: Health): string {
  const lines = checks.map(
    ({ name, status, words, remedy }) =>
      `${MARKS[status]} ${name.padEnd(12)} ${words["zh-TW"]} | ${words.en}${remedy ? `\n               → ${remedy["zh-TW"]} | ${remedy.en}` : ""}`,
  );
  return [...lines, at].join("\n");
}

async function asked(api: string, token: string): Promise<Health> {
  const response = await fetch(new URL("/v1/health", api), {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Health;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: "string", default: DATA },
        json: { type: "boolean", default: false },
        api: { type: "string" },
        stage: { type: "string" },
        profile: { type: "string" },
      },
    });
    const { data, json, api, stage, profile } = values;
    if (stage ? api : profile) return undefined;
    return { data, json, api: () => (stage ? placeOfStage(stage, profile).api : api) };
  } catch {
    return undefined;
  }
}
