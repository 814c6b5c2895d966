// The kill switch where it is needed: on the first page, a terminal's, a person's and a system's; each role is led only to what it may.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { cityConnected } from "./city.ts";
import { follow } from "./follow.ts";
import { tabTo } from "./keyboard.ts";
import { ownGateway } from "./own-gateway.ts";
import { numberOf } from "./story.ts";

const { visit } = ownGateway(cityConnected);
const PAGES = [
  "/console",
  `/console/terminals/${numberOf(1)}`,
  "/console/people/worker%40household",
  "/console/systems/household",
];

/** Which stops each page offers, by where they lead. */
async function offeredTo(page: Page): Promise<readonly string[]> {
  const offered: string[] = [];
  for (const path of PAGES) {
    const answer = await page.goto(path);
    if (answer?.status() !== 200) continue;
    const hrefs = await page
      .locator("a[href*='/sessions/stops?']")
      .evaluateAll(all => all.map(each => each.getAttribute("href") ?? ""));
    offered.push(...hrefs);
  }
  return [...new Set(offered)];
}

test.each([
  ["records@household", ["agency 1", "terminal 1", "person 1"]],
  ["supervisor@household", ["agency 1", "terminal 1", "person 1"]],
  ["personnel@household", ["agency 1", "person 1"]],
  // With the system for document management beside it, where nobody is connected.
  ["admin@household", ["system 1", "system 0"]],
  ["center@city", ["city 1", "system 1"]],
  ["auditor@city", []],
  ["worker@household", []],
  ["scan@household", []],
  ["property@household", []],
])("%s is led to what they may stop, and told there whom it hits", async (account, expected) => {
  const page = await visit(account, { javaScriptEnabled: false });
  const led: string[] = [];
  for (const href of await offeredTo(page)) {
    const answer = await page.goto(href);
    expect([href, answer?.status()]).toEqual([href, 200]);
    await page.getByLabel("原因").fill("帳號疑似遭盜用");
    await follow(page.getByRole("button", { name: "下一步" }));
    const [, live = ""] =
      /現在有 (\d+) 個進行中的連線/.exec((await page.locator("#check").textContent()) ?? "") ?? [];
    led.push(`${new URL(href, "http://x").searchParams.get("kind")} ${live}`);
    const hit = page.getByRole("region", { name: "受影響的連線" }).locator("tbody tr");
    if (live !== "0") expect(await hit.textContent()).toContain(numberOf(1));
  }
  expect(led).toEqual(expected);
});

test("at 320 pixels and by keyboard alone, from a person's page to the stop and back to a page that says so", async () => {
  const page = await visit("supervisor@household", { viewport: { width: 320, height: 640 } });
  await page.goto("/console/people/worker%40household");
  await tabTo(page, "其他作業");
  await page.keyboard.press("Enter");
  await tabTo(page, "緊急切斷：一個人");
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await tabTo(page, "原因");
  await page.keyboard.type("帳號疑似遭盜用");
  await tabTo(page, "下一步");
  await page.keyboard.press("Enter");
  await page.getByText("現在有 1 個進行中的連線會立即中斷").waitFor();
  await tabTo(page, "確認，立即切斷 一個人");
  await page.keyboard.press("Enter");
  await page.getByText("已切斷並記錄").waitFor();
  await page.goto("/console/terminals");
  expect(await page.locator(".stop-banner").textContent()).toContain("緊急切斷生效中");
});
