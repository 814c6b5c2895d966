// What stands out on a page: at most one button or link, so that nobody need choose between two that look alike.
import type { Page } from "playwright-core";

/** Outside dialogs and the head of the page: whatever is filled, and can be seen. */
const FILLED = `[...document.querySelectorAll("main button, main .button")]
  .filter(each => !each.closest("dialog") && each.checkVisibility() && getComputedStyle(each).backgroundColor !== "rgba(0, 0, 0, 0)")
  .map(each => each.textContent.trim())`;

export async function rivalsOn(page: Page): Promise<string[]> {
  const filled = (await page.evaluate(FILLED)) as string[];
  return filled.length > 1 ? [`${filled.length} buttons stand out: ${filled.join(", ")}`] : [];
}
