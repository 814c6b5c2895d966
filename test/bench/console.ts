// Ten thousand terminals at the counter, as a browser sees it: how long each page of the console takes, and how heavy it is.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { startChromium } from "../browser/chromium.ts";
import { logIn } from "../browser/log-in.ts";
import { spreadOf } from "./measure/contest.ts";
import { numberOf, seed, TERMINALS } from "./terminals.ts";

export const title =
  "the counter's pages among 10,000 terminals (goal: p95 under 300 ms, first page under 100 KB)";

const ROUNDS = 60;
const PAGES: Readonly<Record<string, string>> = {
  board: "/console/terminals",
  "by stage": "/console/terminals?stage=in-office",
  "by system": "/console/terminals?system=land",
  "a number": `/console/terminals?q=${numberOf(7_777)}`,
  "Chinese, two words": `/console/terminals?q=${encodeURIComponent("滑鼠 keeper7")}`,
  "one terminal": `/console/terminals/${numberOf(7_777)}`,
  people: "/console/people",
};

export async function run(print: (line: string) => void): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "docgate-bench-"));
  const gateway = await startGateway({ data, port: 0 });
  const browser = await startChromium();
  try {
    const began = performance.now();
    await seed(gateway.endpoints);
    print(
      `${TERMINALS} terminals registered and indexed in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    const context = await browser.newContext({ baseURL: gateway.endpoints.api, locale: "zh-TW" });
    const page = await context.newPage();
    await logIn(page, "records@household");
    for (const [name, path] of Object.entries(PAGES)) await measure(context, { name, path, print });
    await page.goto("/console/terminals", { waitUntil: "load" });
    const usable = await page.evaluate(
      "performance.timing.domInteractive - performance.timing.navigationStart",
    );
    print(`in the browser, board to interactive: ${usable} ms`);
  } finally {
    await browser.close();
    await gateway.close();
    await rm(data, { recursive: true });
  }
}

interface Measured {
  readonly name: string;
  readonly path: string;
  readonly print: (line: string) => void;
}

/** With the browser's own session, without its drawing: what the server takes. */
async function measure({ request }: BrowserContext, { name, path, print }: Measured): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const answer = await request.get(path);
    bytes = (await answer.body()).length;
    if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()}`);
    times.push(performance.now() - start);
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(0.95 * (ROUNDS - 1))] ?? Number.NaN;
  const { median } = spreadOf(times);
  print(
    `${name.padEnd(20)} median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${(bytes / 1000).toFixed(1)} KB`,
  );
}
