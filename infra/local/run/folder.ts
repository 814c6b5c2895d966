// The data folder of a run: whose it is, what in it is ours, whether its journal is there; nothing of anybody else's is touched.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { readKeptText } from "../login/kept-file.ts";
import type { Closable } from "./closables.ts";
import { CannotBegin } from "./sentence.ts";

export const DATA = ".docgate";
export const JOURNAL = "journal.sqlite";
const SECRET = "secret";

/** Everything a run writes. What bears none of these names is not ours, and is never deleted. */
const OURS = [
  /^(journal|queues)\.sqlite(-\w+)?$/,
  /^gateway\.(pid|start)$/,
  /^(ec2|endpoints|follower-[\w-]+)\.json(\.new|\.next|\.draft)?$/,
  /^(functions\.log|unread\.jsonl|secret)$/,
  /^login(\/(keys|state)\.json(\.draft)?)?$/,
  /^kms(\/[\w-]+\.json(\.draft)?)?$/,
  /^mail(\/\d+\.eml)?$/,
  /^calls(\/call-[0-9a-f]+\.json)?$/,
  /^terminal-keys(\/[\w.-]+\.json)?$/,
  /^s3(\/[\w.-]+(\/[0-9a-f]{64}(\/[\w.-]+)?)?)?$/,
];

/** Takes the folder for this process, emptied when asked; a folder that a living gateway holds is refused. */
export function claimFolder(data: string, { fresh }: { readonly fresh: boolean }): Closable {
  const [pid, start] = [join(data, "gateway.pid"), join(data, "gateway.start")];
  const holder = holderOf(data);
  if (holder) {
    throw new CannotBegin(
      `資料夾 ${data} 已由執行中的閘道使用（行程 ${holder}）：請先結束它，或以 --data 另選資料夾；若確定它不是閘道，請刪除 ${pid}。\n` +
        `A gateway already runs on ${data} (process ${holder}): end it first, or choose another folder with --data; if that is certainly not a gateway, remove ${pid}.`,
    );
  }
  if (fresh) empty(data);
  else keepsItsJournal(data);
  mkdirSync(data, { recursive: true });
  for (const file of [pid, start]) rmSync(file, { force: true });
  writeFileSync(pid, String(process.pid), { flag: "wx" });
  writeFileSync(start, processStart(process.pid) ?? "");
  return {
    close: () => {
      for (const file of [pid, start]) rmSync(file, { force: true });
    },
  };
}

/** A number alone names nobody: another process may have it by now. The one meant began when it said it began. */
function holderOf(data: string): number | undefined {
  const file = join(data, "gateway.pid");
  const said = existsSync(file) ? readKeptText(file).trim() : "";
  if (!/^[1-9]\d{0,9}$/.test(said)) return undefined;
  const begun = join(data, "gateway.start");
  const began = existsSync(begun) ? readKeptText(begun) : undefined;
  return began !== undefined && began === processStart(Number(said)) ? Number(said) : undefined;
}

/** When a process began, in whatever words this machine has for it; nothing when there is no such process. */
export function processStart(pid: number): string | undefined {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)]).toString();
    const stat = readKeptText(`/proc/${pid}/stat`);
    // The name is in parentheses and may hold anything; the start is the 22nd field of all.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${readKeptText("/proc/sys/kernel/random/boot_id").trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}

/** Deletes what is in a folder of ours, and nothing when anything in it is not. */
function empty(data: string): void {
  if (!existsSync(data)) return;
  const all = readdirSync(data, { recursive: true }).map(each => String(each).split(sep).join("/"));
  const foreign = all.filter(path => !OURS.some(pattern => pattern.test(path)));
  const first = new Set(all.map(path => path.split("/")[0] ?? ""));
  // One name may be anybody's; the number of a process that runs here is ours alone.
  if (foreign.length > 0 || (first.size === 1 && !first.has("gateway.pid"))) throw notOurs(data, foreign);
  for (const name of first) rmSync(join(data, name), { recursive: true });
}

function notOurs(data: string, foreign: readonly string[]): CannotBegin {
  const named = foreign.slice(0, 3).join("、");
  const [what, which] = named
    ? [`，其中有 ${named}`, `, it holds ${foreign.slice(0, 3).join(", ")}`]
    : ["", ""];
  return new CannotBegin(
    `${data} 不是（只屬於）閘道的資料夾${what}：未刪除任何檔案。請移走不屬於閘道的檔案，或以 --data 另選資料夾。\n` +
      `${data} is not only a gateway's folder${which}: nothing was deleted. Move away what is not the gateway's, or choose another folder with --data.`,
  );
}

/** The secret is made once the journal is there: one without the other means that the journal was lost. */
function keepsItsJournal(data: string): void {
  if (process.env.DYNAMODB_ENDPOINT || !existsSync(join(data, SECRET)) || existsSync(join(data, JOURNAL)))
    return;
  const file = join(data, JOURNAL);
  throw new CannotBegin(
    `${file} 不見了，資料夾的其他檔案還在：請從備份還原該檔再啟動；確定要從頭開始，請加 --fresh。\n` +
      `${file} is gone while the rest of the folder is there: put it back from a backup and start again, or start empty with --fresh.`,
  );
}

/** Whoever reads a journal needs one that is there: nobody makes one by looking for it. */
export function requireJournal(data: string): void {
  const file = process.env.DYNAMODB_ENDPOINT ? SECRET : JOURNAL;
  if (existsSync(join(data, file))) return;
  throw new CannotBegin(
    `${data} 沒有日誌（缺 ${file}），未讀取也未建立任何資料：請確認 --data，或先以 npm start 啟動閘道。\n` +
      `There is no journal in ${data} (no ${file}); nothing was read and nothing was created: check --data, or run npm start first.`,
  );
}
