// The administrator's main job in a browser: propose against a shown difference, approve by another, in force; and at once off again.
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { follow } from "./follow.ts";
import { ask, visiting } from "./visiting.ts";

const { visit } = visiting();
const LIST = "/console/lists/fire/vdi/inbound";

beforeAll(async () => {
  const plan = { accounts: 20, seats: 10, bandwidthMbps: 100, planRef: "容量規劃 115-1" };
  await ask("PUT /v1/systems/police/plan", { account: "admin@police", body: plan });
});
const POLICE = LIST.replace("fire", "police");

async function typeIn(page: Page, ranges: string): Promise<void> {
  await page.getByLabel("位址").fill(ranges);
  await page.getByLabel("使用單位").fill("分局");
  await page.getByLabel("理由", { exact: true }).fill("居家辦公人員");
  await page.getByLabel("文號").fill("府研智字第1150012345號");
}
const propose = (page: Page) => page.getByRole("button", { name: "提出異動" });
const check = (page: Page) => page.getByRole("button", { name: "下一步：核對內容" }).click();

test("what is wrong is told at its place and nothing is proposed; then the difference is shown, proposed and waits", async () => {
  const page = await visit("admin@police");
  await page.goto(`${POLICE}/propose`);
  await typeIn(page, "10.1.2.3\n203.0.113.7");
  await check(page);
  await page.getByText("新增 · 第 1 筆").waitFor();
  expect(await page.getByLabel("位址").inputValue()).toContain("203.0.113.7");
  await page.getByLabel("位址").fill("203.0.113.7\n203.0.113.8/30");
  await check(page);
  await page.getByText("新增 2 筆、移除 0 筆、修改 0 筆").waitFor();
  await page.getByRole("button", { name: "修改 使用單位" }).click();
  await expect.poll(() => page.evaluate("document.activeElement.name")).toBe("owner");
  expect(await page.getByLabel("位址").inputValue()).toContain("203.0.113.8/30");
  await page.getByLabel("使用單位").fill("第一分局");
  await check(page);
  await page.locator("#check").getByText("第一分局").first().waitFor();
  expect(await page.locator(".addresses").textContent()).toContain("+5");
  await propose(page).click();
  await page.waitForURL("**?did=proposed");
  expect(await page.getByRole("button", { name: "核准異動" }).count()).toBe(0);
  await page.getByRole("button", { name: "撤回異動" }).waitFor();
});

test("another administrator approves against the difference, and the list comes into force", async () => {
  const page = await visit("admin2@police", { javaScriptEnabled: false });
  await page.goto("/console/lists?only=pending");
  await follow(page.locator(".amount-of").first());
  await follow(page.getByRole("link", { name: "居家辦公人員" }));
  expect(await page.locator(".diff li").count()).toBe(2);
  await page.getByRole("button", { name: "核准異動" }).click();
  await page.getByText("已核准，名單已變更").waitFor();
  await expect
    .poll(async () => {
      await page.goto(POLICE);
      return page.locator("h1 .pill").textContent();
    })
    .toBe("已生效");
  expect(await page.locator("tbody code").allTextContents()).toContain("203.0.113.8/30");
});

test("the list goes out as a sheet and comes back as the whole list wanted, tried first", async () => {
  const page = await visit("admin@police", { javaScriptEnabled: false });
  const sheet = await (await page.request.get(`${POLICE}/export?format=csv`)).text();
  const without = sheet.split("\n").filter(row => !row.includes("203.0.113.7/32"));
  await page.goto(`${POLICE}/sheet`);
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(without.join("\n")) };
  await page.locator("#f-sheet").setInputFiles(file);
  await page.getByLabel("理由").fill("人員歸建");
  await page.getByLabel("文號").fill("府研智字第1150012346號");
  await check(page);
  await page.getByText("新增 0 筆、移除 1 筆、修改 0 筆").waitFor();
  await propose(page).click();
  await page.waitForURL("**?did=proposed");
});

test("whether an address was allowed, and the list as it was before", async () => {
  const page = await visit("admin@police", { javaScriptEnabled: false });
  await page.goto(`${POLICE}?address=203.0.113.9`);
  expect(await page.locator("section[role=status]").textContent()).toContain("203.0.113.8/30");
  await page.goto(`${POLICE}?at=2021-06-01T00:00:00Z`);
  await page.getByText("當時名單尚無資料").waitFor();
  await page.goto(`${POLICE}?at=yesterday`);
  await page.getByRole("alert").waitFor();
});

test("an emergency removal is said back before it is done, done by one, and reviewed by another", async () => {
  const page = await visit("admin@police", { javaScriptEnabled: false });
  await page.goto(`${POLICE}/removal`);
  await page.getByLabel("位址").fill("203.0.113.8/30");
  await page.getByLabel("理由").fill("位址遭冒用");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByText("立即移除 1 個位址").waitFor();
  expect((await ask("GET /v1/lists/police/vdi/inbound", { account: "admin@police" })).body.count).toBe(2);
  await page.getByRole("button", { name: "確認，立即移除" }).click();
  await page.getByText("已緊急移除").waitFor();
  expect((await ask("GET /v1/lists/police/vdi/inbound", { account: "admin@police" })).body.count).toBe(1);
  await page.getByText("須由另一位檢視").waitFor();
});

test("an administrator of another system is refused, by link and by address", async () => {
  const page = await visit("admin@police");
  const answer = await page.goto(LIST);
  expect([answer?.status(), await page.locator(".code").textContent()]).toEqual([403, "403 · not-permitted"]);
});
