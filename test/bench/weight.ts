// What `npm start` weighs on this machine: the memory of its whole process tree while every route and page is asked, over and over.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROUTES } from "../../functions/routes.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { ACCOUNTS } from "../../infra/local/login/accounts.ts";
import { type Browser, type Landing, openBrowser } from "../../infra/local/login/browser.ts";
import { logIn, obtainToken } from "../../infra/local/login/obtain-token.ts";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { spreadOf } from "./measure/contest.ts";

export const title = "the memory of `npm start` under mixed load (goal: under 600 MB, and flat)";

const MOST_MB = 600;
/** By how much the last third of the load may be heavier than the one before; in the first, what there is gets warm. */
const MOST_GROWTH = 1.05;
const AT_ONCE = 6;
const MINUTES = Number(process.env.WEIGHT_MINUTES ?? 5);

export async function run(print: (line: string) => void): Promise<void> {
  if (process.platform !== "linux")
    return print("not measured: the process tree is read from /proc, which is Linux's");
  const data = await mkdtemp(join(tmpdir(), "docgate-bench-"));
  const gateway = await startApart(data);
  try {
    print(`new: ${weightOf(gateway.pid)} MB`);
    await measure(gateway, print);
  } finally {
    await gateway.end();
    await rm(data, { recursive: true });
  }
}

interface Apart {
  readonly pid: number;
  readonly endpoints: Endpoints;
  end(): Promise<void>;
}

/** As a person starts it: in a process of its own, since what this one holds is not the gateway's. */
async function startApart(data: string): Promise<Apart> {
  const command = join(import.meta.dirname, "../../infra/local/commands/start.ts");
  const child = spawn(process.execPath, [command, "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>(done => child.once("exit", () => done()));
  await new Promise<void>((ready, failed) => {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", text => {
      said += text;
      if (said.includes("Ctrl-C")) ready();
    });
    child.once("exit", () => failed(new Error(`it did not start:\n${said}`)));
  });
  const endpoints = JSON.parse(await readFile(join(data, "endpoints.json"), "utf8")) as Endpoints;
  const end = () => {
    child.kill("SIGINT");
    return ended;
  };
  return { pid: child.pid ?? 0, endpoints, end };
}

async function measure({ pid, endpoints }: Apart, print: (line: string) => void): Promise<void> {
  const asks = await loadOn(endpoints);
  const until = performance.now() + MINUTES * 60_000;
  const weights: number[] = [];
  const pages: number[] = [];
  let asked = 0;
  const sampling = setInterval(() => weights.push(weightOf(pid)), 1_000);
  const work = async () => {
    while (performance.now() < until) {
      const ask = asks[asked++ % asks.length];
      const start = performance.now();
      await ask?.send();
      if (ask?.isFirstPage) pages.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  clearInterval(sampling);
  report({ weights, asked, pages }, print);
}

function report(
  { weights, asked, pages }: { weights: readonly number[]; asked: number; pages: readonly number[] },
  print: (line: string) => void,
): void {
  const third = Math.ceil(weights.length / 3);
  const thirds = [weights.slice(third, 2 * third), weights.slice(2 * third)];
  const [middle = 0, last = 0] = thirds.map(part => spreadOf(part).median);
  const most = Math.max(...weights);
  for (let at = 29; at < weights.length; at += 30) print(`after ${at + 1} s: ${weights[at]} MB`);
  print(
    `${asked} requests in ${MINUTES} min, first page median ${spreadOf(pages).median.toFixed(0)} ms among them`,
  );
  print(`most ${most} MB; median of the second third ${middle} MB, of the last ${last} MB`);
  const isHeld = most < MOST_MB && last <= middle * MOST_GROWTH;
  print(isHeld ? "held" : `MISSED: under ${MOST_MB} MB and no more than 5 % heavier in the last third`);
  if (!isHeld) process.exitCode = 1;
}

interface Ask {
  readonly isFirstPage?: boolean;
  send(): Promise<void>;
}

/** Every route by every demo account, with its own example, and every page of the console's menu; what comes back does not matter. */
async function loadOn(endpoints: Endpoints): Promise<Ask[]> {
  const { api, issuer } = endpoints;
  const asks: Ask[] = [];
  for (const { account } of ACCOUNTS) {
    const { accessToken } = await obtainToken({ issuer, account });
    const authorization = `Bearer ${accessToken}`;
    for (const route of ROUTES.filter(({ path }) => !path.startsWith("/console")))
      asks.push({ send: () => sent(`${api}${pathOf(route)}`, requestOf(route, authorization)) });
    asks.push(...(await pagesOf(api, account)));
  }
  return asks;
}

async function pagesOf(api: string, account: string): Promise<Ask[]> {
  const browser = openBrowser();
  const { url } = await followed(browser, `${api}/console/log-in`);
  const back = await logIn(browser, await followed(browser, url), { account });
  const first = await followed(browser, back.url);
  const links = new Set([...first.page.matchAll(/href="(\/console[^"#]*)"/g)].map(([, link]) => link ?? ""));
  if (links.size < 4) throw new Error(`${account} sees no menu at ${first.url}`);
  const paths = [...links].filter(link => !link.includes("log-out"));
  return [
    { isFirstPage: true, send: async () => void (await browser.visit(`${api}/console`)) },
    ...paths.map(path => ({ send: async () => void (await browser.visit(`${api}${path}`)) })),
  ];
}

/** From one origin to the next, as a log-in leads. */
async function followed(browser: Browser, address: string | URL): Promise<Landing> {
  let landing = await browser.visit(address);
  while (landing.status >= 300 && landing.status < 400) landing = await browser.visit(landing.url);
  return landing;
}

function pathOf({ path }: Route): string {
  return path.replace("{propertyNo}", "3140101-03-0000123").replaceAll(/\{[^}]+\}/g, "household");
}

function requestOf({ method, body, example }: Route, authorization: string): RequestInit {
  const json = body && { "content-type": "application/json" };
  return {
    method,
    headers: { authorization, ...json, ...(method !== "GET" && { "idempotency-key": crypto.randomUUID() }) },
    ...(body && { body: JSON.stringify(example ?? {}) }),
  };
}

async function sent(url: string, request: RequestInit): Promise<void> {
  const answer = await fetch(url, request);
  await answer.arrayBuffer();
}

/** Resident memory of a process and all that it started, in MB. */
function weightOf(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter(each => /^\d+$/.test(each))) {
    const parent = parentOf(Number(name));
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isOurs = (each: number | undefined): boolean =>
    each !== undefined && (each === pid || isOurs(parents.get(each)));
  const kilobytes = [...parents.keys()].filter(isOurs).map(residentOf);
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

function parentOf(pid: number): number | undefined {
  return numberIn(pid, /^PPid:\s+(\d+)/m);
}

function residentOf(pid: number): number {
  return numberIn(pid, /^VmRSS:\s+(\d+)/m) ?? 0;
}

/** One that ended meanwhile weighs nothing. */
function numberIn(pid: number, line: RegExp): number | undefined {
  try {
    const found = line.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}
