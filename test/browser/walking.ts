// The walk over every page of the console in one language: on none of them axe finds a fault, in the light or in the dark; on a phone
// all is in reach; nobody and nothing is called by a bare code; no two buttons stand out.
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { faultsByAxe } from "./faults/axe.ts";
import { bareCodesOn } from "./faults/codes.ts";
import { faultsOnPhone } from "./faults/phone.ts";
import { rivalsOn } from "./faults/rivals.ts";
import { ownGateway } from "./own-gateway.ts";
import { MOMENTS, openPage } from "./walk.ts";

/** Call at the top of a test file. */
export function walkIn(locale: "zh-TW" | "en"): void {
  const own = ownGateway(async () => {});
  describe.each(MOMENTS)("$name", ({ reach, visits }) => {
    beforeAll(() => reach(own.endpoints()));

    const walks = visits.map(([account, pages]) => [account ?? "nobody", { account, pages }] as const);
    test.each(walks)("what %s sees", async (_, { account, pages }) => {
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
        found.push(...(await faultsOn(page)).map(fault => `${row.name}: ${fault}`));
      }
      await page.context().close();
      expect(found).toEqual([]);
    });
  });
}

async function faultsOn(page: Page): Promise<string[]> {
  return [
    ...(await bareCodesOn(page)),
    ...(await rivalsOn(page)),
    ...(await faultsOnPhone(page)),
    ...(await faultsByAxe(page)),
  ];
}
