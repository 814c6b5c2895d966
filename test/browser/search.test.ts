// One search over everything, in a browser: reached by a key, by keyboard alone, at 320 pixels and without scripts; no link ends in a refusal.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { cityConnected } from "./city.ts";
import { follow } from "./follow.ts";
import { ownGateway } from "./own-gateway.ts";
import { askerFor, numberOf } from "./story.ts";

const { visit, endpoints } = ownGateway(cityConnected);
const FOCUSED = "document.activeElement?.id ?? ''";
const barcode = numberOf(1).replaceAll("-", "");

async function typedInto(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

test("a key leads to the box, a scanned number to its terminal, and nobody who types is interrupted", async () => {
  const page = await visit("records@household", { viewport: { width: 320, height: 640 } });
  await page.goto("/console/people");
  await page.keyboard.press("/");
  expect(await page.evaluate(FOCUSED)).toBe("search");
  await typedInto(page, barcode);
  expect(new URL(page.url()).pathname).toBe(`/console/terminals/${numberOf(1)}`);
  await page.keyboard.press("Control+k");
  expect(await page.evaluate(FOCUSED)).toBe("search");
  await page.keyboard.type("a/b");
  expect(await page.locator("#search").inputValue()).toBe("a/b");
  await page.keyboard.press("Control+a");
  await typedInto(page, "worker@household");
  await page.locator(".found").first().waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  await page.goto("/console/terminals");
  await page.locator("main input[name=q]").focus();
  await page.keyboard.press("/");
  await page.keyboard.press("Control+k");
  expect(await page.locator("main input[name=q]").inputValue()).toBe("/");
  expect(await page.evaluate(FOCUSED)).not.toBe("search");
});

test("the label of the maker leads to its terminal too, and the auditor to the agency that has any", async () => {
  const page = await visit("auditor@city");
  await page.goto("/console/search?q=sn-4701");
  expect(new URL(page.url()).pathname).toBe(`/console/terminals/${numberOf(1)}`);
  for (const chapter of ["terminals", "people"]) {
    await page.goto(`/console/${chapter}?q=4701`);
    expect(new URL(page.url()).search).toBe("?q=4701&agency=household-office");
  }
});

test("whoever needs the key for something else switches it off, and Ctrl K stays", async () => {
  const page = await visit("worker@household");
  await page.goto("/console/search");
  await page.getByLabel("按 / 鍵移到搜尋框").uncheck();
  await page.goto("/console/notices");
  await page.keyboard.press("/");
  expect(await page.evaluate(FOCUSED)).not.toBe("search");
  await page.keyboard.press("Control+k");
  expect(await page.evaluate(FOCUSED)).toBe("search");
});

test("without scripts a person, an address and a document are found from any page", async () => {
  const page = await visit("admin@household", { javaScriptEnabled: false });
  const sought = async (text: string) => {
    await page.goto("/console/systems");
    await page.locator("#search").fill(text);
    await follow(page.locator(".search button"));
    expect(await page.locator("#search").inputValue()).toBe(text);
    return (await page.locator(".found").allTextContents()).join("\n");
  };
  expect(await sought("198.51.100.7")).toContain("位址與白名單");
  expect(await sought("１１５００１２３９９")).toContain("府研智字第1150012399號");
  expect(await sought("198.51.100.7/24")).toContain("含主機位元");
  await sought("1150012399");
  await follow(page.locator(".found a[href*='/changes/']").first());
  expect(await page.locator("h1").textContent()).toContain("異動");
});

/** Whether it is refused is asked here: a machine with too much to do is asked again. */
async function opened(page: Page, path: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    const answer = await page.request.get(path);
    if (answer.status() === 503 && tries < 5) continue;
    expect([path, answer.status()]).toEqual([path, 200]);
    return answer.text();
  }
}

const QUERIES = ["worker@household", numberOf(2), "SN-47", "戶政", "198.51.100.7", "1150012399", "1"];

test.each([
  "records@household",
  "property@household",
  "scan@household",
  "supervisor@household",
  "personnel@household",
  "worker@household",
  "admin@household",
  "admin@police",
  "center@city",
  "archives@national",
  "auditor@city",
])("whatever %s finds opens", async account => {
  const page = await visit(account, { javaScriptEnabled: false });
  const led = new Set<string>();
  for (const q of QUERIES) {
    const agency = account === "auditor@city" ? { agency: "household-office" } : {};
    const text = await opened(page, `/console/search?${new URLSearchParams({ q, ...agency })}`);
    const [found = ""] = text.split('<section class="found">').slice(1).join("").split("</main>");
    for (const [, href = ""] of found.matchAll(/href="(\/console\/[^"#]*)/g)) led.add(href);
  }
  // Nor does the site map lead anybody to a refusal.
  const map = await opened(page, "/console/help/site-map");
  for (const [, href = ""] of (map.split('class="site-map"')[1] ?? "")
    .split("</main>")[0]
    ?.matchAll(/href="(\/console[^"#]*)/g) ?? [])
    led.add(href);
  for (const href of led) await opened(page, href.replaceAll("&amp;", "&"));
  // A worker finds their own; what only others may see is not there.
  if (account !== "archives@national") expect(led.size).toBeGreaterThan(0);
});

test("a session goes straight to its page for whoever may see it, and is not there for anybody else", async () => {
  const { body } = await askerFor(endpoints())("GET /v1/sessions?live=true&system=household", {
    account: "admin@household",
  });
  const [{ session }] = body.rows;
  const to = async (account: string) => {
    const page = await visit(account);
    await page.goto(`/console/search?q=${session}`);
    return [new URL(page.url()).pathname, await page.locator("h1").textContent()].join(" ");
  };
  expect(await to("admin@household")).toContain(`/console/sessions/${session}`);
  expect(await to("admin@police")).toContain("/console/search");
});

test.each([
  "",
  "王",
  "x".repeat(500),
  "𠮷𧫢",
  "%00%07",
  "198.51.100.7/24",
  "%27%22%3E%3Cimg%20src=x%3E",
  "%ED%A0%80",
])("whatever is typed is answered: %s", async typed => {
  const page = await visit("auditor@city", { javaScriptEnabled: false });
  const answer = await page.goto(`/console/search?q=${typed}`);
  expect(answer?.status()).toBe(200);
  expect(await page.locator("main img").count()).toBe(0);
});
