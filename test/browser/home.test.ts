// The first page in a browser: each role sees whose turn it is, by name, and the menu of other pages has the number.
import { expect, test } from "vitest";
import { cityAWeekLater, cityConnected } from "./city.ts";
import { ownGateway } from "./own-gateway.ts";

const { visit } = ownGateway(async endpoints => {
  await cityConnected(endpoints);
  await cityAWeekLater(endpoints);
});

test("records staff see what waits for them, and the menu of another page counts it", async () => {
  const page = await visit("records@household");
  await page.goto("/console");
  const mine = page.locator("section.waiting").first();
  expect(await mine.getByRole("heading", { level: 2 }).textContent()).toBe("待我辦理");
  expect(await mine.textContent()).toContain("其後：");
  expect((await page.content()).length).toBeLessThan(60_000);
  await page.goto("/console/people");
  await page.locator(".chapters .badge").first().waitFor();
});

test("the center sees the last month drawn with its numbers, and without scripts the way to it", async () => {
  const page = await visit("center@city");
  await page.goto("/console");
  const trend = page.locator("section.trend");
  expect(await trend.getByRole("img").textContent()).toMatch(/允許 \d+、拒絕 [1-9]/);
  await trend.locator("summary").click();
  expect(await trend.locator("tbody tr").count()).toBeGreaterThan(0);
  const plain = await visit("center@city", { javaScriptEnabled: false });
  await plain.goto("/console");
  await plain.locator("section.trend").getByRole("link").click();
  expect(new URL(plain.url()).pathname).toBe("/console/sessions/days");
  const worker = await visit("worker@household");
  await worker.goto("/console");
  expect(await worker.locator("section.trend").count()).toBe(0);
});

test("the menu counts unread notices, and no more once they are read", async () => {
  const page = await visit("supervisor@household");
  const badge = page.locator('.chapters a[href="/console/notices"] .badge');
  await page.goto("/console");
  expect(await badge.textContent()).toMatch(/^未讀 \d+\+?$/);
  await page.goto("/console/people");
  await badge.waitFor();
  await page.goto("/console/notices");
  await page.getByRole("button", { name: "全部標為已讀" }).click();
  await page.getByText("所選標為已讀").waitFor({ state: "detached" });
  await page.goto("/console");
  expect(await badge.count()).toBe(0);
});

test("a drill stands on every page of whom it concerns, and is called one", async () => {
  const page = await visit("center@city");
  await page.goto("/console/sessions/stops?kind=system&id=police");
  await page.getByLabel("原因").fill("演練");
  await page.getByLabel("這是演練").check();
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByText("照常切斷，標示為演練").waitFor();
  await page.getByRole("button", { name: "確認，立即切斷" }).click();
  await page.getByText("已切斷並記錄").waitFor();
  await page.goto("/console/people");
  expect(await page.locator(".stop-banner").textContent()).toContain("緊急切斷演練中");
});
