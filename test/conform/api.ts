// Conform part: the API against its own document, asked what nobody would ask, by six people who may do different things.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { obtainToken } from "../../infra/local/login/obtain-token.ts";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { cityAWeekLater, cityConnected } from "../browser/city.ts";
import { type Asker, fuzz } from "./api/schemathesis.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { FOLDER, pythonWith } from "./needs/python.ts";

export const title = "the API against its own /openapi.json, by Schemathesis";

const VERSION = "4.32.5";

/** Whose tokens are used, and on which features: what the others may not do at all would only be refused again. */
const ASKERS: readonly (readonly [account: string, features: readonly string[]])[] = [
  ["auditor@city", ["about", "audit"]],
  ["admin@household", ["allowlist", "sessions"]],
  ["records@household", ["terminals"]],
  ["supervisor@household", ["agencies", "people"]],
  ["center@city", ["reports"]],
  ["archives@national", ["reports"]],
];

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  const wish = wishIn(options, print);
  if (!wish) return "misused";
  const bin = pythonWith("schemathesis", VERSION, print);
  if (bin === undefined) return "wanting";
  const data = mkdtempSync(join(tmpdir(), "docgate-conform-"));
  const reports = resolve(FOLDER, "api");
  mkdirSync(reports, { recursive: true });
  try {
    const gateway = await startGateway({ data, port: 0 });
    try {
      print("A city at work is made first, so that answers hold something; then everybody asks.");
      await cityConnected(gateway.endpoints);
      await cityAWeekLater(gateway.endpoints);
      return await ask(gateway.endpoints, { ...wish, bin, reports, print });
    } finally {
      await gateway.close();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

interface Wish {
  readonly examples: number;
  readonly seed: number;
}

function wishIn(args: readonly string[], print: Print): Wish | undefined {
  try {
    const options = {
      examples: { type: "string", default: "5" },
      seed: { type: "string", default: "1" },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    const [examples, seed] = [Number(values.examples), Number(values.seed)];
    if (!Number.isSafeInteger(examples) || examples < 1 || !Number.isSafeInteger(seed))
      throw new Error("--examples and --seed are whole numbers");
    return { examples, seed };
  } catch (error) {
    print(`${(error as Error).message}; the options are --examples N (of each operation) and --seed N`);
    return undefined;
  }
}

type Asking = Omit<Asker, "account" | "features" | "token" | "api"> & { readonly print: Print };

/** One after the other, so that what one changes does not decide what another is told. */
async function ask({ api, issuer }: { api: string; issuer: string }, asking: Asking): Promise<Verdict> {
  let verdict: Verdict = "conforms";
  for (const [account, features] of ASKERS) {
    const { accessToken: token } = await obtainToken({ issuer, account });
    const told = await fuzz({ ...asking, api, account, features, token });
    asking.print(
      `${account}: ${told.cases} requests to ${features.join(", ")}: ${told.failures.length} failures`,
    );
    for (const failure of told.failures) asking.print(`  ${failure}`);
    if (told.failures.length > 0) {
      asking.print(`  each with a request that shows it: ${told.report}`);
      verdict = "differs";
    }
  }
  return verdict;
}
