// A person at the console in a real browser; a fault on any page or a word on its console fails the test it happens in.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { PATIENT_MS } from "../patience.ts";
import { startChromium } from "./chromium.ts";
import { logIn } from "./log-in.ts";
import { askerFor } from "./story.ts";

export const endpoints = inject("endpoints");
export const ask = askerFor(endpoints);

export interface Visiting {
  /** A browser of their own, logged in; without an account, nobody. */
  visit(account?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Call at the top of a test file. */
export function visiting(): Visiting {
  let browser: Browser;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });
  return {
    async visit(account, options = {}) {
      const context = await browser.newContext({ baseURL: endpoints.api, locale: "zh-TW", ...options });
      context.setDefaultTimeout(PATIENT_MS);
      const page = await context.newPage();
      page.on("pageerror", error => faults.push(String(error)));
      page.on("dialog", dialog => faults.push(`a dialog: ${dialog.message()}`));
      if (account) await logIn(page, account);
      return page;
    },
  };
}
