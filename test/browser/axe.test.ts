// No page of the console has a fault that axe finds, in either language, in light and in dark.
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { ownGateway } from "./own-gateway.ts";
import { MOMENTS, openPage } from "./walk.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** WCAG 2.2 A and AA, and what axe calls best practice. */
const RULES = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const CONTRAST = { type: "rule", values: ["color-contrast"] };
const own = ownGateway(async () => {});

describe.each(MOMENTS)("$name", ({ reach, visits }) => {
  beforeAll(() => reach(own.endpoints()));

  test.each(
    visits.flatMap(([account, pages]) =>
      ["zh-TW", "en"].map(locale => [account ?? "nobody", locale, { account, pages }] as const),
    ),
  )("what %s sees, in %s", async (_, locale, { account, pages }) => {
    const page = await own.visit(account, {
      locale,
      extraHTTPHeaders: { "accept-language": locale },
      // axe is put into the page, which its policy would forbid.
      bypassCSP: true,
      reducedMotion: "reduce",
    });
    const found: string[] = [];
    for (const row of pages) {
      await openPage(page, row);
      expect(await page.locator("html").getAttribute("lang")).toBe(locale);
      found.push(...(await faultsOf(page, row.name)));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});

test("axe sees what is wrong, in the light and in the dark", async () => {
  const page = await own.visit(undefined, { bypassCSP: true });
  await page.goto("/console");
  await page.evaluate(`document.querySelector("main").insertAdjacentHTML("beforeend",
    "<img src='/x.png'><p style='color: #888; background: #777'>pale words</p>")`);
  const found = await faultsOf(page, "spoilt");
  await page.context().close();
  expect(found.map(each => each.split(": ").slice(0, 2).join(" ")).sort()).toEqual([
    "spoilt dark color-contrast",
    "spoilt light color-contrast",
    "spoilt light image-alt",
  ]);
});

/** All rules in the light; in the dark only what depends on it. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  // What one scrolls under the head of the page is covered by it, wherever that is.
  await page.evaluate("scrollTo(0, 0)");
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
