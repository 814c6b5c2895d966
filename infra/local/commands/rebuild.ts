// `npm run rebuild -- index|boards`: makes a view of the journal again, beside a gateway that goes on; cut short, it is begun again.
import { parseArgs } from "node:util";
import { type AwsPlace, atPlace } from "../run/aws-place.ts";
import { command } from "../run/command.ts";
import { DATA } from "../run/running.ts";

const USAGE = `用法 | usage: npm run rebuild -- index|boards [--data <folder>]
       npm run rebuild -- index|boards --region <region> --table <journal> [--profile <name>]
  index   終端設備的搜尋索引 | the words by which terminals are found
  boards  各清單上的位置，依現行規則重排 | where each state is shown, by the laws of today
  --data  本機閘道的資料夾 | the gateway's folder (${DATA})
  --region, --table, --profile  AWS 上的閘道與其日誌資料表 | a gateway on AWS and its journal's table
可隨時中斷，再執行一次即可；已經正確的不會再寫。 | It may be cut short at any time and begun again: what is right is not written again.
結束碼 | exit code: 0 完成 | done · 2 無法進行 | trouble`;

const VIEWS = ["index", "boards"] as const;

interface Wish {
  readonly view: (typeof VIEWS)[number];
  readonly place: AwsPlace;
}

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => atPlace(wish.place, () => rebuild(wish.view)));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function rebuild(view: Wish["view"]): Promise<number> {
  const { rebuildBoards, rebuildIndex } = await import("./rebuild/views.ts");
  const tell = ({ seen, changed }: { seen: number; changed: number }) =>
    console.error(`… 已看 ${seen}，更動 ${changed} | ${seen} seen, ${changed} changed`);
  const { seen, changed } = await (view === "index" ? rebuildIndex : rebuildBoards)(tell);
  console.log(`${view}: 共 ${seen}，更動 ${changed} | ${seen} in all, ${changed} changed`);
  return 0;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: "string", default: DATA },
        region: { type: "string" },
        profile: { type: "string" },
        table: { type: "string" },
      },
    });
    const view = VIEWS.find(each => each === positionals[0]);
    const isWhole = values.region ? values.table !== undefined : !values.profile && !values.table;
    return view && positionals.length === 1 && isWhole ? { view, place: values } : undefined;
  } catch {
    return undefined;
  }
}
