// Home days by pointer: a worker says which day they would like, the superior sees it proposed and sets the week, and the worker's own
// page and time axis show it; without scripts.
import { expect, test } from "vitest";
import { cityAWeekLater, cityConnected } from "./city.ts";
import { follow } from "./follow.ts";
import { ownGateway } from "./own-gateway.ts";

const { visit } = ownGateway(async endpoints => {
  await cityConnected(endpoints);
  await cityAWeekLater(endpoints);
});
const PLAIN = { javaScriptEnabled: false };

test("a day that is wished for is proposed, set, and a home day", async () => {
  const worker = await visit("worker@household", PLAIN);
  await worker.goto("/console/home-work");
  await follow(worker.getByRole("link", { name: "我的居家日" }));
  const wish = worker.locator("form", { hasText: "送給主管參考" });
  const day = wish.getByRole("checkbox").nth(2);
  const value = await day.getAttribute("value");
  await day.check();
  await follow(wish.getByRole("button", { name: "送出" }));
  expect(await worker.locator("#good").textContent()).toContain("已完成並記錄");
  expect(await worker.locator(`input[value="${value}"]`).isChecked()).toBe(true);

  const superior = await visit("supervisor@household", PLAIN);
  await superior.goto("/console/home-work");
  await follow(superior.getByRole("link", { name: "排定同仁的居家日" }));
  const proposed = superior.locator(`input[name="days.worker@household"][value="${value}"]`);
  expect(await proposed.isChecked()).toBe(true);
  expect(await superior.locator("main").textContent()).toContain("願");
  await follow(superior.getByRole("button", { name: "排定這一週" }));
  expect(await superior.locator("#good").textContent()).toContain("已完成並記錄");

  await worker.goto(`/console/home-work/week?week=${value}`);
  const days = worker.locator("ul.plain li");
  expect(await days.locator(".is-open").allTextContents()).toEqual(["居家"]);
  const month = String(value).slice(0, 7);
  await worker.goto(`/console/people/worker%40household/picture?zoom=month&on=${month}`);
  await worker.locator("summary", { hasText: "以表格閱讀" }).click();
  const row = worker.locator("tbody tr", { hasText: "居家辦公" }).filter({ hasText: "居家日" });
  expect(await row.count()).toBe(1);
  // A moment that is yet to come leads to what would be decided by then.
  await follow(row.getByRole("link"));
  expect(new URL(worker.url()).searchParams.get("at")?.slice(0, 4)).toBe("2026");
  expect(await worker.locator(".gate h2").count()).toBe(1);
});
