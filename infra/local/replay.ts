// `npm run replay -- --policies <dir>`: which recorded decisions other policies would change, by name and clause; exit code 1 when any.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Endpoints } from "./endpoints.ts";
import { pointTo } from "./point-to.ts";
import type { Differing, Tally } from "./replay/tally.ts";
import { DATA, withGateway } from "./running.ts";

const USAGE = `用法 | usage: npm run replay -- --policies <dir> [--from <instant>] [--until <instant>] [--show <n>] [--json] [--data <folder>]
  --policies       另一套連線規則的資料夾 | the folder of other policies, such as a changed copy of policies/connect
  --from, --until  只看此期間記錄的決定（UTC） | only decisions recorded in this span (UTC instants)
  --show           最多列出幾件，預設 20 | how many to list, 20 unless told
  --json           以 JSON 逐行輸出 | prints JSON, one object a line
  --data           閘道的資料夾 | the gateway's folder (${DATA})
結束碼 exit code: 0 全部相同 all the same, 1 有不同 some differ, 2 用法錯誤 usage`;

interface Wish {
  readonly policies: string;
  readonly from: string;
  readonly until: string;
  readonly show: number;
  readonly json: boolean;
  readonly data: string;
}

const wish = wishOf(process.argv.slice(2));
if (wish) process.exitCode = await withGateway(wish.data, endpoints => run(wish, endpoints));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function run({ policies, show, json, ...span }: Wish, endpoints: Endpoints): Promise<number> {
  pointTo(endpoints);
  const [{ replayed }, { sentence }] = await Promise.all([
    import("./replay/replayed.ts"),
    import("./replay/tally.ts"),
  ]);
  let shown = 0;
  const say = (differing: Differing) => {
    if (shown++ < show) console.log(json ? JSON.stringify(differing) : sentence(differing));
  };
  const tally: Tally = await replayed(policies, span, say);
  if (shown > show && !json) console.log(`… 另有 ${shown - show} 件 | and ${shown - show} more`);
  for (const line of json ? [JSON.stringify(tally.json())] : tally.lines()) console.log(line);
  return tally.differing === 0 ? 0 : 1;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const text = (value: string) => ({ type: "string", default: value }) as const;
    const { values } = parseArgs({
      args,
      options: {
        policies: text(""),
        from: text("0000"),
        until: text("9999"),
        show: text("20"),
        json: { type: "boolean", default: false },
        data: text(DATA),
      },
    });
    const show = Number(values.show);
    if (!values.policies || !existsSync(values.policies) || !(show >= 0)) return undefined;
    return { ...values, policies: resolve(values.policies), show };
  } catch {
    return undefined;
  }
}
