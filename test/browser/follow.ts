// A click on what leads to another page: a click by itself waits for the first bytes of that page, and half a page holds half its rows.
import type { Locator } from "playwright-core";

export async function follow(link: Locator): Promise<void> {
  await Promise.all([link.page().waitForEvent("load"), link.click()]);
}
