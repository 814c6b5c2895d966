// `npm run replay -- --policies <dir>`: which recorded decisions other policies would change, by name and clause; exit code 1 when any.
import { atPlace } from "../run/aws-place.ts";
import { command } from "../run/command.ts";
import { DATA } from "../run/running.ts";
import type { Differing, Tally } from "./replay/tally.ts";
import { type ReplayWish, readWish } from "./replay/wish.ts";

const USAGE = `用法 | usage: npm run replay -- --policies <dir> [--from <instant>] [--until <instant>] [--show <n>] [--json] [--data <folder> | --stage <name> [--profile <name>] | --region <region> --table <journal>]
  --policies       另一套連線規則的資料夾 | the folder of other policies, such as a changed copy of policies/connect
  --from, --until  只看此期間記錄的決定，含時區的時刻 | only decisions recorded in this span, instants with their zone
  --show           最多列出幾件，預設 20 | how many to list, 20 unless told
  --json           以 JSON 逐行輸出 | prints JSON, one object a line
  --data           閘道的資料夾 | the gateway's folder (${DATA})
結束碼 exit code: 0 全部相同 all the same, 1 有不同 some differ, 2 用法錯誤 usage`;

const asked = readWish(process.argv.slice(2));
if ("fault" in asked) {
  console.error(`${asked.fault}\n${USAGE}`);
  process.exitCode = 2;
} else await command(() => atPlace(asked.place(), () => run(asked)));

async function run({ policies, show, json, ...span }: ReplayWish): Promise<number> {
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
