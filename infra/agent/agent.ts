// The terminal's agent as a program of its own: `run` reports until it is ended, `window` opens its window, `forget` removes what it keeps.
import { spawn } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { canonicalPropertyNo, READABLE_PROPERTY_NO } from "../../functions/terminals/property-number.ts";
import { forget, keepWindowAddress, onlyOne, prepareFolder, windowAddressIn } from "./kept.ts";
import { networkTo, proxySettings } from "./network.ts";
import type { Told } from "./reading.ts";
import { openWindow } from "./window.ts";
import { Agent } from "./working.ts";

const USAGE = `用法 Usage:
  docgate-agent run --gateway <網址 URL> --terminal <財產編號 property number>   回報連線環境 report the link
  docgate-agent window   開啟視窗 open the window
  docgate-agent forget   刪除金鑰檔與狀態 remove the key file and what is kept
選項 Options:
  --data <資料夾>       金鑰與狀態 where key and state are kept
  --every <秒>          每隔多久回報，預設 240 seconds between reports, 60 to 540
  --declare <項目,…>    由設定者聲明：compliant,securityAgent,appControl,servicesOff declared, not measured
  --open                同時開啟視窗 open the window as well
結束碼 Exit code: 0 完成 done, 1 錯誤 failed, 2 用法錯誤 usage, 3 已有一個在執行 another one runs`;

const OPTIONS = {
  gateway: { type: "string" },
  terminal: { type: "string" },
  data: { type: "string" },
  every: { type: "string", default: "240" },
  declare: { type: "string", default: "" },
  open: { type: "boolean", default: false },
} as const;
const DECLARABLE = ["compliant", "securityAgent", "appControl", "servicesOff"] as const;

interface Wish {
  readonly gateway: URL;
  readonly propertyNo: string;
  readonly everyMs: number;
  readonly told: Told;
  readonly open: boolean;
}

export async function agent(argv: readonly string[]): Promise<number> {
  const read = parsed(argv);
  const [command] = read?.positionals ?? [];
  const folder = read?.values.data ?? defaultFolder();
  const wish = command === "run" && read ? wishOf(read.values) : undefined;
  if (wish) return run(wish, folder);
  if (command === "window") return openIn(await windowAddressIn(folder));
  if (command === "forget") return forget(folder).then(() => 0);
  console.error(USAGE);
  return 2;
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch {
    return undefined;
  }
}

type Values = NonNullable<ReturnType<typeof parsed>>["values"];

/** Another name than this computer's own is spoken to in secret or not at all. */
function wishOf({ gateway = "", terminal = "", every, declare, open }: Values): Wish | undefined {
  const url = URL.parse(gateway);
  const seconds = Number(every);
  const names = declare.split(",").filter(Boolean);
  const isSafe =
    url?.protocol === "https:" ||
    (url?.protocol === "http:" && /^(127\.|localhost$|\[::1\]$)/.test(url.hostname));
  const isEvery = seconds >= 60 && seconds <= 540;
  const isKnown = names.every(name => (DECLARABLE as readonly string[]).includes(name));
  if (!url || !isSafe || !isEvery || !isKnown || !READABLE_PROPERTY_NO.test(terminal)) return undefined;
  const told = Object.fromEntries(names.map(name => [name, true]));
  return { gateway: url, propertyNo: canonicalPropertyNo(terminal), everyMs: seconds * 1000, told, open };
}

async function run({ gateway, open, ...wish }: Wish, folder: string): Promise<number> {
  await prepareFolder(folder);
  const release = await onlyOne(folder);
  if (!release) {
    console.error("已有一個代理程式在執行 another agent already runs here");
    return 3;
  }
  const network = networkTo(gateway, await proxySettings(process.env));
  const working = await Agent.start({ ...wish, gateway, folder, network, say: text => console.log(text) });
  const window = await openWindow(() => working.shown(), working);
  await keepWindowAddress(folder, window.url);
  console.log(`視窗 Window: ${window.url}`);
  if (open) openIn(window.url);
  // The number may be typed at the console as well.
  const lines = createInterface({ input: process.stdin }).on("line", line => void working.number(line));
  const end = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end.abort());
  await working.run(end.signal);
  lines.close();
  process.stdin.destroy();
  window.close();
  release();
  return 0;
}

function openIn(url: string): number {
  const [program, ...args] =
    process.platform === "win32" ? ["rundll32.exe", "url.dll,FileProtocolHandler", url] : ["xdg-open", url];
  spawn(program as string, args, { stdio: "ignore", detached: true })
    .on("error", () => console.log(url))
    .unref();
  return 0;
}

function defaultFolder(): string {
  if (process.platform === "win32")
    return join(process.env.ProgramData ?? "C:\\ProgramData", "docgate-agent");
  return process.getuid?.() === 0 ? "/var/lib/docgate-agent" : join(homedir(), ".local/state/docgate-agent");
}
