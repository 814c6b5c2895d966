// No page of the console has a fault that axe finds, in either language, in light and in dark.
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gateway, startGateway } from "../../infra/local/gateway.ts";
import { startChromium } from "./chromium.ts";
import { cityAtWork } from "./city.ts";
import { logIn } from "./log-in.ts";
import { PAGES } from "./pages.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** WCAG 2.1 A and AA, and what axe calls best practice. */
const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] };
const CONTRAST = { type: "rule", values: ["color-contrast"] };

let gateway: Gateway;
let browser: Browser;
let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "docgate-axe-"));
  gateway = await startGateway({ data, port: 0 });
  await cityAtWork(gateway.endpoints);
  browser = await startChromium();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await gateway.close();
  await rm(data, { recursive: true });
});

const LANGUAGES = { "zh-TW": "zh-TW", en: "en" } as const;
const byAccount = [...Map.groupBy(PAGES, ({ account }) => account)];

test.each(
  byAccount.flatMap(([account, pages]) =>
    Object.values(LANGUAGES).map(language => [account ?? "nobody", language, { account, pages }] as const),
  ),
)("what %s sees, in %s", { timeout: 120_000 }, async (_, locale, { account, pages }) => {
  const context = await browser.newContext({
    baseURL: gateway.endpoints.api,
    locale,
    extraHTTPHeaders: { "accept-language": locale },
    // axe is put into the page, which its policy would forbid.
    bypassCSP: true,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  if (account) await logIn(page, account);
  const found: string[] = [];
  for (const { name, path } of pages) {
    await page.goto(path);
    expect(await page.locator("html").getAttribute("lang")).toBe(locale);
    found.push(...(await faultsOf(page, name)));
  }
  await context.close();
  expect(found).toEqual([]);
});

test("axe sees what is wrong, in the light and in the dark", async () => {
  const context = await browser.newContext({ baseURL: gateway.endpoints.api, bypassCSP: true });
  const page = await context.newPage();
  await page.goto("/console");
  await page.evaluate(`document.querySelector("main").insertAdjacentHTML("beforeend",
    "<img src='/x.png'><p style='color: #888; background: #777'>pale words</p>")`);
  const found = await faultsOf(page, "spoilt");
  await context.close();
  expect(found.map(each => each.split(": ").slice(0, 2).join(" ")).sort()).toEqual([
    "spoilt dark color-contrast",
    "spoilt light color-contrast",
    "spoilt light image-alt",
  ]);
});

/** All rules in the light; in the dark only what depends on it. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return [...(await run(page, name, "light", RULES)), ...(await run(page, name, "dark", CONTRAST))];
}

async function run(page: Page, name: string, colorScheme: "light" | "dark", runOnly: object) {
  await page.emulateMedia({ colorScheme });
  const told = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ["violations"] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 160) + " " + failureSummary.slice(0, 160))))`,
  )) as string[];
  return told.map(each => `${name} ${colorScheme}: ${each}`);
}
