// `npm run rebuild -- index|asked|documents|boards|states`: makes a view of the journal again, beside a gateway that goes on; cut short, it is begun again.
import { parseArgs } from "node:util";
import { type AwsPlace, atPlace, PLACE_OPTIONS, saidPlace } from "../run/aws-place.ts";
import { command } from "../run/command.ts";
import { DATA } from "../run/running.ts";

const USAGE = `用法 | usage: npm run rebuild -- index|asked|documents|boards|states [--data <folder>]
       npm run rebuild -- index|asked|documents|boards|states --stage <name> | --region <region> --table <journal> [--profile <name>]
  index   終端設備的搜尋索引 | the words by which terminals are found
  asked   查詢連線要求的索引 | what every question to the gate is found by
  documents  文號索引 | the numbers of documents by which events are found
  boards  各清單上的位置，依現行規則重排 | where each state is shown, by the laws of today
  states  由先前版本規律推得的現況，依現行規律重新推算 | states that an earlier release of their law folded, folded again
  --data  本機閘道的資料夾 | the gateway's folder (${DATA})
  --region, --table, --profile  AWS 上的閘道與其日誌資料表 | a gateway on AWS and its journal's table
可隨時中斷，再執行一次即可；已經正確的不會再寫。 | It may be cut short at any time and begun again: what is right is not written again.
結束碼 | exit code: 0 完成 | done · 2 無法進行 | trouble`;

const VIEWS = ["index", "asked", "documents", "boards", "states"] as const;

interface Wish {
  readonly view: (typeof VIEWS)[number];
  readonly place: () => AwsPlace;
}

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => atPlace(wish.place(), () => rebuild(wish.view)));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function rebuild(view: Wish["view"]): Promise<number> {
  const views = await import("./rebuild/views.ts");
  const again = {
    index: views.rebuildIndex,
    asked: views.rebuildAsked,
    documents: views.rebuildDocuments,
    boards: views.rebuildBoards,
    states: views.rebuildStates,
  };
  const tell = ({ seen, changed }: { seen: number; changed: number }) =>
    console.error(`… 已看 ${seen}，更動 ${changed} | ${seen} seen, ${changed} changed`);
  const { seen, changed } = await again[view](tell);
  console.log(`${view}: 共 ${seen}，更動 ${changed} | ${seen} in all, ${changed} changed`);
  return 0;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...PLACE_OPTIONS,
      },
    });
    const view = VIEWS.find(each => each === positionals[0]);
    const place = saidPlace(values);
    return view && positionals.length === 1 && place ? { view, place } : undefined;
  } catch {
    return undefined;
  }
}
