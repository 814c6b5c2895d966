// A gateway of a test file's own, whose clock the test may set, and people who visit it in a real browser.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { type Gateway, startGateway } from "../../infra/local/run/gateway.ts";
import { setClock } from "../../infra/local/run/shared-clock.ts";
import { PATIENCE, PATIENT_MS } from "../patience.ts";
import { startChromium } from "./chromium.ts";
import { logIn } from "./log-in.ts";

export interface Own {
  readonly endpoints: () => Endpoints;
  readonly browser: () => Browser;
  /** Each time a browser of their own, freshly logged in: a clock that was set ends every log-in. */
  visit(account?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Call at the top of a test file. Deployed, it has on record what the deployment left, found at that moment: its clock begins there. */
export function ownGateway(
  begin: (endpoints: Endpoints) => Promise<void>,
  { deployedAt }: { readonly deployedAt?: string } = {},
): Own {
  let gateway: Gateway;
  let browser: Browser;
  /** What has begun, so that a beginning that fails halfway is the fault that is told. */
  const begun: (() => Promise<unknown>)[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    const data = await mkdtemp(join(tmpdir(), "docgate-browser-"));
    begun.push(() => rm(data, { recursive: true }));
    if (deployedAt) setClock(new Date(deployedAt));
    const isDeployed = deployedAt !== undefined;
    gateway = await startGateway({ data, port: 0, mostWarm: 40, patience: PATIENCE, isDeployed });
    begun.push(() => gateway.close());
    await begin(gateway.endpoints);
    browser = await startChromium();
    begun.push(() => browser.close());
  });
  afterAll(async () => {
    for (const end of begun.reverse()) await end();
    expect(faults).toEqual([]);
  });
  return {
    endpoints: () => gateway.endpoints,
    browser: () => browser,
    async visit(account, options = {}) {
      const { api: baseURL } = gateway.endpoints;
      const context = await browser.newContext({ baseURL, locale: "zh-TW", ...options });
      context.setDefaultTimeout(PATIENT_MS);
      const page = await context.newPage();
      page.on("pageerror", error => faults.push(String(error)));
      page.on("dialog", dialog => faults.push(`a dialog: ${dialog.message()}`));
      if (account) await logIn(page, account);
      return page;
    },
  };
}
