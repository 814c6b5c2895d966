// `npm run verify -- <file>`: is this document signed here and unaltered? Needs nothing but the file and the public keys.
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type PackVerdict, verifyPackFile } from "../../../functions/reports/pack-verification.ts";
import { type PublicKey, verifyDocument } from "../../../functions/shared/signing/signed.ts";
import type { Words } from "../../../functions/shared/words.ts";
import { command } from "../run/command.ts";
import { DATA, withGateway } from "../run/running.ts";
import { sentenceOf } from "../run/sentence.ts";

const USAGE = `用法 | usage: npm run verify -- <file> [--keys <file or address>] [--data <folder>]
  <file>   簽章文件（JWS）或彙整檔（zip） | a signed document (JWS) or a report pack (zip)
  --keys   公開金鑰（jwks.json）檔案或網址 | the public keys (jwks.json), a file or an address
  --data   未指定金鑰時，向此資料夾的閘道取得 | without keys, ask the gateway of this folder (${DATA})`;

interface Wish {
  readonly file: string;
  readonly keys: string | undefined;
  readonly data: string;
}

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => verify(wish));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function verify(wish: Wish): Promise<number> {
  const keys = await keysFor(wish).catch((error: Error) => error);
  if (keys instanceof Error) {
    console.error(`無法取得公開金鑰 | the public keys cannot be fetched: ${sentenceOf(keys)}`);
    return 2;
  }
  const bytes = readFileSync(wish.file);
  return isArchive(bytes) ? sayPack(verifyPackFile(bytes, keys)) : sayDocument(bytes, keys);
}

function sayPack(verdict: PackVerdict): number {
  if (verdict.status === "refused") {
    for (const words of verdict.faults) sayRefused(words);
    return 1;
  }
  console.log(`簽章與全部檔案相符 | the signature and every file match (${verdict.kid})`);
  console.log(JSON.stringify(verdict.signed, null, 2));
  return 0;
}

function sayDocument(bytes: Buffer, keys: readonly PublicKey[]): number {
  const verdict = verifyDocument(bytes.toString("utf8").trim(), keys);
  if (verdict.status === "refused") {
    sayRefused(verdict.words);
    return 1;
  }
  console.log(`簽章有效 | the signature is valid (${verdict.kid})`);
  console.log(JSON.stringify(verdict.payload, null, 2));
  return 0;
}

function sayRefused({ "zh-TW": zh, en }: Words): void {
  console.log(`不可信 | not to be trusted: ${zh} | ${en}`);
}

/** Every archive begins so; a signed document is letters and dots. */
function isArchive(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString("latin1") === "PK";
}

function keysFor({ keys, data }: Wish): Promise<readonly PublicKey[]> {
  if (!keys) return withGateway(data, ({ api }) => fetched(`${api}/.well-known/jwks.json`));
  if (/^https?:/.test(keys)) return fetched(keys);
  return Promise.resolve(listIn(readFileSync(keys, "utf8")));
}

async function fetched(address: string): Promise<readonly PublicKey[]> {
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return listIn(await response.text());
}

function listIn(text: string): readonly PublicKey[] {
  const { keys } = JSON.parse(text) as { keys?: readonly PublicKey[] };
  if (!Array.isArray(keys)) throw new Error("not a list of keys");
  return keys;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { keys: { type: "string" }, data: { type: "string", default: DATA } },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0 || !existsSync(file)) return undefined;
    return { file, keys: values.keys, data: values.data };
  } catch {
    return undefined;
  }
}
