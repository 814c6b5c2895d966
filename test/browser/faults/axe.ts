// What axe finds on a page that stands open, in the light and in the dark.
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** WCAG 2.2 A and AA, and what axe calls best practice. */
const RULES = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const CONTRAST = { type: "rule", values: ["color-contrast"] };
/** All rules in the light; in the dark only what depends on it. */
export async function faultsByAxe(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  // What one scrolls under the head of the page is covered by it, wherever that is.
  await page.evaluate("scrollTo(0, 0)");
  return [...(await run(page, "light", RULES)), ...(await run(page, "dark", CONTRAST))];
}

async function run(page: Page, colorScheme: "light" | "dark", runOnly: object) {
  await page.emulateMedia({ colorScheme });
  const told = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ["violations"] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 160) + " " + failureSummary.slice(0, 160))))`,
  )) as string[];
  return told.map(each => `${colorScheme} ${each}`);
}
