// `npm run drill`: the journal of a folder is exported, restored into a second database, audited, taken into use, and compared event by event
// with what was acknowledged before; prints each step with its time. Exit code 1 when anything was lost or found.
import { existsSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { command } from "../run/command.ts";
import { DATA } from "../run/running.ts";
import { CannotBegin } from "../run/sentence.ts";

const USAGE = `用法 | usage: npm run drill -- --into <folder> [--data <folder>]
  --data  閘道的資料夾，不作任何變更 | the gateway's folder; nothing in it is changed (${DATA})
  --into  還原至此，須為新的或空的資料夾 | restored here: a new folder or an empty one
結束碼 | exit code: 0 全部還原 | all is there · 1 有缺漏或不符 | something is lost or not as it was recorded · 2 無法進行 | trouble`;

interface Wish {
  readonly data: string;
  readonly into: string;
}

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => drill(wish));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function drill({ data, into }: Wish): Promise<number> {
  if (existsSync(into) && readdirSync(into).length > 0)
    throw new CannotBegin(`${into} 不是空的 | ${into} is not empty`);
  const { STEPS, newDrill } = await import("./drill/steps.ts");
  const under = newDrill(data, into);
  let faults = 0;
  for (const { words, run } of STEPS) {
    const begun = performance.now();
    const { said, faults: more = 0 } = await run(under);
    faults += more;
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    console.log(`${seconds.padStart(6)} s  ${words}: ${said}`);
  }
  return faults === 0 ? 0 : 1;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const options = { data: { type: "string", default: DATA }, into: { type: "string" } } as const;
    const { data, into } = parseArgs({ args, options }).values;
    return into === undefined ? undefined : { data, into };
  } catch {
    return undefined;
  }
}
