// Prints an access token of the local log-in: `npm run token -- <account>`; nothing but the token goes to stdout.
import { parseArgs } from "node:util";
import { CITY_DIRECTORY } from "../../../functions/shared/rules/account.ts";
import { ACCOUNTS, accountOf } from "../login/accounts.ts";
import { isMachine, MACHINES } from "../login/clients.ts";
import { obtainMachineToken, obtainToken } from "../login/obtain-token.ts";
import { codeOf } from "../run/command.ts";
import type { Endpoints } from "../run/endpoints.ts";
import { DATA, withGateway } from "../run/running.ts";
import { sentenceOf } from "../run/sentence.ts";

const USAGE = `用法 | usage: npm run token -- <account> [--no-mfa] [--data <folder>]
  --no-mfa  不做第二因素驗證 | log in without the second factor
  --data    閘道的資料夾 | the gateway's folder (.docgate)
帳號 | accounts:
${ACCOUNTS.map(({ account, title }) => `  ${account.padEnd(20)}  ${title["zh-TW"]} | ${title.en}`).join("\n")}
${Object.entries(MACHINES)
  .map(([id, { name, en }]) => `  ${id.padEnd(20)}  ${name} | ${en}`)
  .join("\n")}
  ${CITY_DIRECTORY.padEnd(20)}  城市人員目錄（/scim/v2） | the city's directory, at /scim/v2`;

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
    console.log(await withGateway(wish.data, endpoints => tokenFor(wish, endpoints)));
    return 0;
  } catch (fault) {
    return complain(sentenceOf(fault), codeOf(fault, 1));
  }
}

async function tokenFor(
  { account, mfa }: Wish,
  { issuer, directoryToken }: Pick<Endpoints, "issuer" | "directoryToken">,
): Promise<string> {
  if (account === CITY_DIRECTORY) return directoryToken;
  const { accessToken } = isMachine(account)
    ? await obtainMachineToken({ issuer, machine: account })
    : await obtainToken({ issuer, account, mfa });
  return accessToken;
}

/** Nothing when the command cannot be understood or names nobody. */
function wishOf(args: string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        "no-mfa": { type: "boolean", default: false },
        data: { type: "string", default: DATA },
      },
    });
    const [account = "", ...more] = positionals;
    const known = account === CITY_DIRECTORY || isMachine(account) || accountOf(account) !== undefined;
    return known && more.length === 0 ? { account, mfa: !values["no-mfa"], data: values.data } : undefined;
  } catch {
    return undefined;
  }
}

function complain(words: string, code: number): number {
  console.error(words);
  return code;
}
