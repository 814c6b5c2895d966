// `npm run screenshots [name …]`: a picture of each page of the console, in docs/screenshots, from a city at work.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { TASKS } from "../../functions/console/help/manual.ts";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { startChromium } from "../browser/chromium.ts";
import { logIn } from "../browser/log-in.ts";
import type { PageRow } from "../browser/pages.ts";
import { MOMENTS, openPage } from "../browser/walk.ts";
import { withFonts } from "./fonts.ts";
import { indexed } from "./indexed.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: "string", default: "docs/screenshots" },
    dark: { type: "boolean", default: false },
    phone: { type: "boolean", default: false },
    english: { type: "boolean", default: false },
  },
});
/** Shown in the dark, too. */
const DARK = ["terminal-held", "reports"];
/** Nothing is measured: what is under way on a busy machine may take its time. */
const PATIENCE = 4;
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const data = await mkdtemp(join(tmpdir(), "docgate-screenshots-"));
const gateway = await startGateway({ data, port: 0, mostWarm: 40, patience: PATIENCE });
const browser = await startChromium();
try {
  await mkdir(values.to, { recursive: true });
  for (const { reach, visits } of MOMENTS) {
    await reach(gateway.endpoints);
    for (const [account, pages] of visits) await portray(browser, account, pages.filter(isWanted));
  }
} finally {
  await browser.close();
  await gateway.close();
  await rm(data, { recursive: true });
}

/** A picture that the manual shows is the same one, from the same moment. */
function foldersOf(name: string): readonly string[] {
  const isShown = TASKS.some(({ picture: shown }) => shown === name);
  const isKept = values.to === "docs/screenshots" && !values.dark && !values.phone && !values.english;
  return isShown && isKept ? [values.to, "functions/console/help/pictures"] : [values.to];
}

function isWanted({ name }: PageRow): boolean {
  return positionals.length === 0 || positionals.includes(name);
}

async function portray(from: Browser, account: string | undefined, pages: readonly PageRow[]): Promise<void> {
  if (pages.length === 0) return;
  const context = await from.newContext({
    baseURL: gateway.endpoints.api,
    locale: values.english ? "en" : "zh-TW",
    viewport: values.phone ? PHONE : WIDE,
    bypassCSP: true,
    reducedMotion: "reduce",
  });
  await withFonts(context);
  const page = await context.newPage();
  if (account) await logIn(page, account);
  for (const row of pages) {
    await openPage(page, row);
    await page.waitForLoadState("networkidle");
    await picture(page, row.name, values.dark ? "dark" : "light");
    if (DARK.includes(row.name) && !values.dark) await picture(page, `${row.name}-dark`, "dark");
  }
  await context.close();
}

async function picture(page: Page, name: string, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate("document.fonts.ready");
  const { height } = page.viewportSize() ?? WIDE;
  const full = Number(await page.evaluate("document.documentElement.scrollHeight"));
  // Where the address names a place on the page, from there on.
  const y = Number(await page.evaluate("location.hash ? scrollY : 0"));
  const clip = {
    x: 0,
    y,
    width: page.viewportSize()?.width ?? WIDE.width,
    height: Math.min(full - y, height * 1.25),
  };
  const made = indexed(await page.screenshot({ fullPage: true, clip }));
  for (const folder of foldersOf(name)) await writeFile(join(folder, `${name}.png`), made);
  console.log(name);
}
