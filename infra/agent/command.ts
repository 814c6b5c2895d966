// `npm run agent -- build | run …`: makes the agent's one executable, or runs it from source.
import { parseArgs } from "node:util";
import { agent } from "./agent.ts";

const USAGE = `用法 Usage:
  npm run agent -- build [--out <資料夾>] [--node <檔案>]   做成單一執行檔 make one executable
  npm run agent -- run|window|forget …                     從原始碼執行 run from source
選項 Options:
  --out   放在哪裡，預設 .agent    where to put it
  --node  以哪個 Node 製作（例如 Windows 的 node.exe） the Node it becomes, e.g. a node.exe of the same version`;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  if (argv[0] !== "build") return agent(argv);
  const wish = buildWish(argv.slice(1));
  if (!wish) {
    console.error(USAGE);
    return 2;
  }
  const { buildAgent } = await import("./build.ts");
  const { file, bytes } = await buildAgent(wish.out, wish.node);
  console.log(`${file} ${Math.round(bytes / 2 ** 20)} MB`);
  return 0;
}

function buildWish(args: readonly string[]) {
  try {
    const options = { out: { type: "string", default: ".agent" }, node: { type: "string" } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return undefined;
  }
}
