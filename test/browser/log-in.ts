// Logs a person in as they would do it themselves: through the landing page and the two pages of the log-in.
import type { Page } from "playwright-core";

export async function logIn(page: Page, account: string, { mfa = true } = {}): Promise<void> {
  if (!page.url().includes("/interaction/")) await page.goto("/console/log-in");
  await page.locator(`button[value="${account}"]`).click();
  await page.locator(`button[value="${mfa ? "verify" : "skip"}"]`).click();
  await page.waitForURL(/\/console(?!\/log-in|\/callback)/);
}
