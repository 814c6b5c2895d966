// `npm run drill`: a loss, played with a copy of a folder: its journal is exported, restored into a second database, audited, taken into use,
// written to, and compared event by event with what was acknowledged before; prints each step with its time. Exit code 1 when anything was
// lost or found.
import { existsSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { command } from "../run/command.ts";
import { DATA } from "../run/running.ts";
import { CannotBegin } from "../run/sentence.ts";
import { KINDS, type Kind } from "./drill/kinds.ts";

const USAGE = `用法 | usage: npm run drill -- [table|key|region] --into <folder> [--data <folder>] [--keys <jwks.json>]
  table   資料表遺失（預設） | the table is lost (what is played without a word)
  key     簽章金鑰遺失，改用新金鑰 | the signing key is lost, another one signs
  region  區域遺失：資料表、金鑰、回報檔與網路都不在 | the region is lost: table, keys, packs and network with it
  --data  閘道的資料夾，不作任何變更 | the gateway's folder; nothing in it is changed (${DATA})
  --into  還原至此，須為新的或空的資料夾 | restored here: a new folder or an empty one
  --keys  先前保存的公開金鑰檔 | public keys kept before; left out, those that the folder's gateway publishes
結束碼 | exit code: 0 全部還原 | all is there · 1 有缺漏或不符 | something is lost or not as it was recorded · 2 無法進行 | trouble`;

interface Wish {
  readonly kind: Kind;
  readonly data: string;
  readonly into: string;
  readonly given: string | undefined;
}

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => drill(wish));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function drill({ into, ...wish }: Wish): Promise<number> {
  if (existsSync(into) && readdirSync(into).length > 0)
    throw new CannotBegin(`${into} 不是空的 | ${into} is not empty`);
  const { DRILLS, newDrill } = await import("./drill/steps.ts");
  const under = newDrill(wish, into);
  const began = performance.now();
  let faults = 0;
  for (const { words, run } of DRILLS[wish.kind]) {
    const begun = performance.now();
    const { said, faults: more = 0 } = await run(under);
    faults += more;
    console.log(`${secondsSince(begun)} s  ${words}: ${said}`);
  }
  console.log(`${secondsSince(began)} s  合計 in all`);
  return faults === 0 ? 0 : 1;
}

function secondsSince(begun: number): string {
  return ((performance.now() - begun) / 1_000).toFixed(1).padStart(6);
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: "string", default: DATA },
        into: { type: "string" },
        keys: { type: "string" },
      },
    });
    const { data, into, keys: given } = values;
    const [said = "table", ...more] = positionals;
    const kind = KINDS.find(each => each === said);
    if (into === undefined || kind === undefined || more.length > 0) return undefined;
    return given !== undefined && !existsSync(given) ? undefined : { kind, data, into, given };
  } catch {
    return undefined;
  }
}
