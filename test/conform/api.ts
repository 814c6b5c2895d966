// Conform part: the API against its own document, asked what nobody would ask, by six people who may do different things.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { obtainToken } from "../../infra/local/login/obtain-token.ts";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { cityAWeekLater, cityConnected } from "../browser/city.ts";
import { askerFor, numberOf } from "../browser/story.ts";
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

/** Who may look at everything. */
const READER = "auditor@city";

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

type Asking = Omit<Asker, "account" | "features" | "token" | "api" | "known"> & { readonly print: Print };
type Where = Pick<Endpoints, "api" | "issuer">;

/** First what is there, read by whom nothing is closed to; then everybody, one after the other. */
async function ask(where: Where, asking: Asking): Promise<Verdict> {
  const known = await namesIn(where);
  let differs = await told(where, asking, { account: READER, features: [], known });
  for (const [account, features] of ASKERS)
    differs = (await told(where, asking, { account, features })) || differs;
  return differs ? "differs" : "conforms";
}

async function told(
  { api, issuer }: Where,
  { print, ...asking }: Asking,
  who: Pick<Asker, "account" | "features" | "known">,
): Promise<boolean> {
  const { accessToken: token } = await obtainToken({ issuer, account: who.account });
  const { cases, failures, report } = await fuzz({ ...asking, ...who, api, token });
  const what = who.known ? "reads of what is there" : who.features.join(", ");
  print(`${who.account}: ${cases} requests (${what}): ${failures.length} failures`);
  for (const failure of failures) print(`  ${failure}`);
  if (failures.length > 0) print(`  each with a request that shows it: ${report}`);
  return failures.length > 0;
}

/** What the city that was made has of everything that a path can name. */
async function namesIn(where: Where): Promise<Readonly<Record<string, string>>> {
  const ask = askerFor(where);
  const [terminal, account] = [numberOf(1), "admin@household"];
  const { body } = await ask(`GET /v1/sessions?terminal=${terminal}`, { account });
  return {
    "path.propertyNo": terminal,
    "path.agency": "household-office",
    "path.person": "worker@household",
    "path.system": "household",
    "path.channel": "vpn",
    "path.direction": "inbound",
    "path.number": "1",
    "path.filing": "1",
    "path.session": body.rows[0].session,
    "path.stream": `TERMINAL#${terminal}`,
    "path.version": "1",
    "path.code": "not-found",
    "query.person": "worker@household",
    "query.terminal": terminal,
    "query.address": "198.51.100.7",
  };
}
