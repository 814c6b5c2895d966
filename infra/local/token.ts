// Prints an access token of the local log-in: `npm run token -- <account>`; nothing but the token goes to stdout.
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { ACCOUNTS, accountOf } from "./login/accounts.ts";
import { MACHINE } from "./login/clients.ts";
import { readKept } from "./login/kept-file.ts";
import { obtainMachineToken, obtainToken, type Token } from "./login/obtain-token.ts";

const USAGE = `用法 | usage: npm run token -- <account> [--no-mfa] [--data <folder>]
  --no-mfa  不做第二因素驗證 | log in without the second factor
  --data    閘道的資料夾 | the gateway's folder (.docgate)
帳號 | accounts:
${ACCOUNTS.map(({ account, title }) => `  ${account.padEnd(20)}  ${title["zh-TW"]} | ${title.en}`).join("\n")}
  ${MACHINE.id.padEnd(20)}  檔案主管機關介接系統 | the archives' own system`;

const NOT_RUNNING =
  "閘道沒有在執行，請先用 npm start 啟動。 | The gateway is not running; start it with npm start.";

interface Wish {
  readonly account: string;
  readonly mfa: boolean;
  readonly data: string;
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const wish = wishOf(args);
  if (!wish) return complain(USAGE, 2);
  try {
    const issuer = issuerOf(wish.data);
    if (!issuer) return complain(NOT_RUNNING, 1);
    console.log((await tokenFor(wish, issuer)).accessToken);
    return 0;
  } catch (fault) {
    // fetch's own word for "nobody listens there": the address was left behind by a gateway that was killed.
    return complain(fault instanceof TypeError ? NOT_RUNNING : String(fault), 1);
  }
}

function tokenFor({ account, mfa }: Wish, issuer: string): Promise<Token> {
  return account === MACHINE.id ? obtainMachineToken({ issuer }) : obtainToken({ issuer, account, mfa });
}

/** Nothing when the command cannot be understood or names nobody. */
function wishOf(args: string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        "no-mfa": { type: "boolean", default: false },
        data: { type: "string", default: ".docgate" },
      },
    });
    const [account = "", ...more] = positionals;
    const known = account === MACHINE.id || accountOf(account) !== undefined;
    return known && more.length === 0 ? { account, mfa: !values["no-mfa"], data: values.data } : undefined;
  } catch {
    return undefined;
  }
}

/** The one place that knows whether a gateway serves this folder. */
function issuerOf(data: string): string | undefined {
  return readKept(join(data, "endpoints.json"), v.object({ issuer: v.pipe(v.string(), v.url()) }))?.issuer;
}

function complain(words: string, code: number): number {
  console.error(words);
  return code;
}
