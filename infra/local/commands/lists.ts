// `npm run lists -- plan|apply <folder>`: lists kept in git, one file each; plan prints what differs, apply proposes it and never approves.
import { parseArgs } from "node:util";
import { DATA, withGateway } from "../run/running.ts";
import { sentenceOf } from "../run/sentence.ts";
import { differenceLines, faultLines } from "./lists/account.ts";
import { type ListFile, listFilesIn } from "./lists/files.ts";
import { type ListApi, type ListReply, listApi } from "./lists/list-api.ts";

const USAGE = `用法 | usage: npm run lists -- plan|apply <folder> [options]
  plan     各名單與檔案的差異，不作任何變更 | what differs, list by list; changes nothing
  apply    將差異提出為異動，由另一位管理人員核准 | proposes the differences; another administrator approves
  <folder> 檔名為 體系-連線方式-方向.yaml 或 .csv | files named system-channel-direction.yaml or .csv
  --reason, --document   異動理由與文號（apply 必填）| why, and the reference (apply needs both)
  --shared-reason        別的體系也有同一位址時的理由 | why another system may have the range too
  --token    存取權杖，或環境變數 DOCGATE_TOKEN | the access token, or DOCGATE_TOKEN in the environment
  --api      閘道位址 | where the gateway is (that of --data)
  --data     閘道的資料夾 | the gateway's folder (${DATA})
結束碼 | exit code: 0 相同或全部提出 | same, or all proposed · 1 有差異或有名單未提出 | differs, or a list was refused · 2 無法進行 | trouble`;

interface Wish {
  readonly verb: "plan" | "apply";
  readonly folder: string;
  readonly words: { readonly reason: string; readonly document: string; readonly sharedReason?: string };
  readonly token: string;
  readonly api: string | undefined;
  readonly data: string;
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const wish = wishOf(args);
  if (!wish) return complain(USAGE);
  try {
    const files = listFilesIn(wish.folder);
    if (files.length === 0) return complain(`沒有名單檔案 | no list files in ${wish.folder}`);
    const carry = (api: string) => carryOut(wish, files, listApi(api, wish));
    return await (wish.api ? carry(wish.api) : withGateway(wish.data, ({ api }) => carry(api)));
  } catch (fault) {
    return complain(sentenceOf(fault));
  }
}

async function carryOut({ verb }: Wish, files: readonly ListFile[], api: ListApi): Promise<number> {
  const differing = await plan(files, api);
  if (differing === undefined) return 2;
  if (verb === "plan") return differing.length === 0 ? 0 : 1;
  return apply(differing, api);
}

/** Every file is tried before anything is proposed: one with faults keeps all of them back. */
async function plan(files: readonly ListFile[], api: ListApi): Promise<ListFile[] | undefined> {
  const differing: ListFile[] = [];
  let isWhole = true;
  for (const file of files) {
    const told = await api.tryOut(file);
    const faults = faultLines(told);
    console.log(`${file.name}: ${faults.length > 0 ? "有誤 | refused" : differenceLines(told).join("\n  ")}`);
    for (const line of faults) console.error(`  ${line}`);
    if (faults.length > 0) isWhole = false;
    else if (differs(told)) differing.push(file);
  }
  return isWhole ? differing : undefined;
}

async function apply(files: readonly ListFile[], api: ListApi): Promise<number> {
  let refused = 0;
  for (const file of files) {
    const told = await api.propose(file);
    if (told.status === 201) console.log(`${file.name}: 已提出 | proposed as no. ${told.body.number}`);
    else if (told.body.code === "already-proposed") console.log(`${file.name}: ${told.body.detail}`);
    else {
      refused++;
      console.error(`${file.name}: ${told.body.title ?? told.status} ${told.body.detail ?? ""}`);
    }
  }
  return refused === 0 ? 0 : 1;
}

function differs({ body: { difference } }: ListReply): boolean {
  return difference.added + difference.removed + difference.amended > 0 || difference.mode !== undefined;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const text = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        reason: text,
        document: text,
        "shared-reason": text,
        token: text,
        api: text,
        data: { type: "string", default: DATA },
      },
    });
    const [verb, folder, ...more] = positionals;
    if ((verb !== "plan" && verb !== "apply") || !folder || more.length > 0) return undefined;
    const { reason, document, token = process.env.DOCGATE_TOKEN, api, data } = values;
    if (!token || (verb === "apply" && (!reason || !document))) return undefined;
    const shared = values["shared-reason"];
    const words = {
      reason: reason ?? "plan",
      document: document ?? "plan",
      ...(shared && { sharedReason: shared }),
    };
    return { verb, folder, words, token, api, data };
  } catch {
    return undefined;
  }
}

function complain(words: string): number {
  console.error(words);
  return 2;
}
