// Personnel take in a file of people in a browser: what is wrong is told by row, what would change is shown, and only then recorded.
import { expect, test } from "vitest";
import { visiting } from "./visiting.ts";

const { visit } = visiting();
const csv = (...rows: string[]) => ({
  name: "people.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${["帳號,姓名,直屬主管", ...rows].join("\r\n")}\r\n`),
});

test("a file with a fault, and the same put right", async () => {
  const page = await visit("personnel@household");
  await page.goto("/console/people/import");
  const check = page.getByRole("button", { name: "檢查，尚不登錄" });
  await page.getByLabel("CSV 檔").setInputFiles(csv("file-one,範例甲,file-one", "file-two,範例乙,"));
  await check.click();
  await page.getByText("直屬主管不得是本人").waitFor();
  expect(await page.getByRole("button", { name: "全部登錄" }).count()).toBe(0);
  await page.getByLabel("CSV 檔").setInputFiles(csv("file-one,範例甲,file-two", "file-two,範例乙,"));
  await check.click();
  const record = page.getByRole("button", { name: "全部登錄" });
  await record.waitFor();
  await record.click();
  await page.getByRole("heading", { name: "已登錄" }).waitFor();
  await page.goto("/console/people");
  await page.locator('a > bdi[title="file-one"]', { hasText: "範例甲" }).waitFor();
  await page.locator('td > bdi[title="file-two"]', { hasText: "範例乙" }).waitFor();
});

test("rows that are pasted from a spreadsheet", async () => {
  const page = await visit("personnel@household");
  await page.goto("/console/people/import");
  await page.getByLabel("或貼上表格").fill("帳號\t身分\nfile-three\t約聘僱人員");
  await page.getByRole("button", { name: "檢查，尚不登錄" }).click();
  await page.getByRole("button", { name: "全部登錄" }).waitFor();
});
