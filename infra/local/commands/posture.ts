// Plays a terminal's agent by hand (`npm run posture -- enrol|report <property number>`): keeps a key, and signs what the link is.
import { createPrivateKey } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { MEDIA } from "../../../functions/gate/names.ts";
import { obtainToken } from "../login/obtain-token.ts";
import { codeOf } from "../run/command.ts";
import { DATA, withGateway } from "../run/running.ts";
import { Damaged, sentenceOf } from "../run/sentence.ts";
import { enrolledOf, newTerminalKey, signedReport, type TerminalKey } from "./posture-report.ts";

const USAGE = `用法 Usage:
  npm run posture -- enrol <財產編號 property number>   產生金鑰並登記 make a key and have it enrolled
  npm run posture -- report <財產編號 property number>  簽章回報連線環境 report the link, signed
選項 Options:
  --medium <${MEDIA.join("|")}>  連線方式，預設 the link, default: wired
  --account <帳號>  登記金鑰的檔案人員 records staff who enrol it, default: records@household
  --at <時刻 instant>  閘道的時鐘撥過時填寫 where the gateway's clock was set
  --data <資料夾>   執行中閘道的資料夾 folder of the running gateway, default: .docgate
結束碼 Exit code: 0 完成 done, 1 拒絕 refused, 2 用法錯誤 usage`;

const OPTIONS = {
  medium: { type: "string", default: "wired" },
  account: { type: "string", default: "records@household" },
  at: { type: "string" },
  data: { type: "string", default: DATA },
} as const;

interface Gateway {
  readonly api: string;
  readonly issuer: string;
}

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const read = parsed(argv);
  const [command, terminal, ...more] = read?.positionals ?? [];
  if (!read || !terminal || more.length > 0 || (command !== "enrol" && command !== "report")) {
    console.error(USAGE);
    return 2;
  }
  const { medium, account, at = new Date().toISOString(), data } = read.values;
  try {
    const answer = await withGateway(data, gateway =>
      command === "enrol"
        ? enrol(gateway, { terminal, account, data })
        : report(gateway, { terminal, medium, at, data }),
    );
    console.log(JSON.stringify(answer, null, 2));
    return 0;
  } catch (fault) {
    console.error(sentenceOf(fault));
    return codeOf(fault, 1);
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch {
    return undefined;
  }
}

async function enrol(
  { api, issuer }: Gateway,
  { terminal, account, data }: { terminal: string; account: string; data: string },
): Promise<unknown> {
  const key = newTerminalKey();
  const { accessToken } = await obtainToken({ issuer, account });
  const path = `${api}/v1/terminals/${terminal}/posture-key`;
  const answer = await posted(path, { key: key.enrolled }, { authorization: `Bearer ${accessToken}` });
  await keep(data, terminal, key);
  return answer;
}

async function report(
  { api }: Gateway,
  { terminal, medium, at, data }: { terminal: string; medium: string; at: string; data: string },
): Promise<unknown> {
  const { reported, ...key } = await kept(data, terminal);
  const sequence = reported + 1;
  const word = { terminal, medium, iat: Math.floor(Date.parse(at) / 1000), sequence };
  const answer = await posted(`${api}/v1/terminals/${terminal}/posture`, { report: signedReport(key, word) });
  await keep(data, terminal, key, sequence);
  return answer;
}

async function posted(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(refusalIn(text));
  return JSON.parse(text);
}

/** What a person reads of a problem; the code is what they can look up. */
function refusalIn(text: string): string {
  const {
    title,
    code,
    clauses = [],
  } = JSON.parse(text) as { title: string; code: string; clauses?: string[] };
  return `${title} (${[code, ...clauses].join(", ")})`;
}

// In the run's own folder, for nobody else to read: a real terminal keeps its key in hardware.
function fileOf(data: string, terminal: string): string {
  return join(data, "terminal-keys", `${terminal}.json`);
}

// With the number of its newest report: one that is left out is a finding.
async function keep(
  data: string,
  terminal: string,
  { privateKey }: TerminalKey,
  reported = 0,
): Promise<void> {
  await mkdir(join(data, "terminal-keys"), { recursive: true });
  const text = JSON.stringify({ ...privateKey.export({ format: "jwk" }), reported });
  await writeFile(fileOf(data, terminal), text, { mode: 0o600 });
}

interface KeptKey extends TerminalKey {
  readonly reported: number;
}

async function kept(data: string, terminal: string): Promise<KeptKey> {
  const text = await readFile(fileOf(data, terminal), "utf8").catch(() => {
    throw new Error(`${terminal} 尚無金鑰，先執行 enrol; it has no key yet: enrol it first`);
  });
  try {
    const { reported = 0, ...jwk } = JSON.parse(text);
    return { privateKey: createPrivateKey({ key: jwk, format: "jwk" }), enrolled: enrolledOf(jwk), reported };
  } catch (fault) {
    throw new Damaged(fileOf(data, terminal), fault);
  }
}
