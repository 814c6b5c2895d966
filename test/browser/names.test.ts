// What people are called comes from their log-in, and stands on the pages of those who may read it.
import { expect, test } from "vitest";
import { follow } from "./follow.ts";
import { ask, visiting } from "./visiting.ts";

const { visit } = visiting();
const WORKER = "worker@household";

test("whoever logged in is shown by name to their personnel, with the account behind it", async () => {
  const enrolled = {
    account: "personnel@household",
    body: { agency: "household-office", status: "civil-servant" },
  };
  expect((await ask(`POST /v1/people/${WORKER}/enrol`, enrolled)).status).toBe(200);
  await visit(WORKER);
  const page = await visit("personnel@household");
  await page.goto("/console/people");
  expect(await page.locator(`a > bdi[title="${WORKER}"]`).textContent()).toBe("居家辦公人員");
  const found = async (sought: string) => {
    await page.getByLabel("搜尋", { exact: true }).last().fill(sought);
    await page.getByLabel("搜尋", { exact: true }).last().press("Enter");
    await page.waitForURL(url => url.searchParams.get("q") === sought);
    return page.locator(`a > bdi[title="${WORKER}"]`).count();
  };
  expect([await found("無此人"), await found("公人員")]).toEqual([0, 1]);
  await follow(page.locator(`a > bdi[title="${WORKER}"]`));
  expect(await page.locator("h1").textContent()).toContain(WORKER);
  expect(await page.locator(`h1 bdi[title="${WORKER}"]`).textContent()).toBe("居家辦公人員");
});
