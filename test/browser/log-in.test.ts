// Logging in and out through the real provider, and the ways in which a session must not be had.
import { expect, test } from "vitest";
import { logIn } from "./log-in.ts";
import { endpoints, visiting } from "./visiting.ts";

const { visit } = visiting();
const SESSION = "__Host-docgate";

test("a person logs in from the landing page, sees their own part, and logs out", async () => {
  const page = await visit();
  await page.goto("/");
  expect(await page.locator("h1").textContent()).toBe("遠端公文連線的閘門");
  await page.getByRole("link", { name: "登入" }).click();
  await logIn(page, "records@household");
  expect(
    await page.getByRole("navigation", { name: "主選單" }).getByRole("link").allTextContents(),
  ).toContain("櫃檯");
  await page.getByRole("button", { name: "登出" }).click();
  await page.getByRole("button", { name: /登出/ }).first().click();
  await page.waitForURL("**/console");
  expect(await page.locator("h1").textContent()).toBe("遠端公文連線的閘門");
  expect((await page.context().cookies(endpoints.api)).map(({ name }) => name)).not.toContain(SESSION);
});

test("the cookie copied before the log-out opens nothing after it", async () => {
  const [page, thief] = [await visit("records@household"), await visit()];
  const copied = (await page.context().cookies(endpoints.api)).filter(({ name }) => name === SESSION);
  await thief.context().addCookies(copied);
  await thief.goto("/console/terminals");
  expect(await thief.locator(".who b").textContent()).toBe("檔案管理人員");
  await page.goto("/console");
  await page.getByRole("button", { name: "登出" }).click();
  await page.getByRole("button", { name: /登出/ }).first().waitFor();
  for (const path of ["/console", "/console/terminals", "/console/rules"]) {
    await thief.goto(path);
    expect(await thief.locator(".who").count()).toBe(0);
  }
});

test("the session lies sealed in a cookie that no script can read and no other site can send", async () => {
  const page = await visit("records@household");
  const cookie = (await page.context().cookies(endpoints.api)).find(({ name }) => name === SESSION);
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  expect(cookie?.value).not.toContain("records");
  expect(await page.evaluate("document.cookie")).toBe("");
});

test("a session that was put there before the log-in is not taken over by it", async () => {
  const [attacker, victim] = [await visit("records@household"), await visit()];
  const planted = (await attacker.context().cookies(endpoints.api)).filter(({ name }) => name === SESSION);
  await victim.context().addCookies(planted);
  await logIn(victim, "worker@household");
  expect(await victim.locator(".who b").textContent()).toBe("居家辦公人員");
  await attacker.goto("/console");
  expect(await attacker.locator(".who b").textContent()).toBe("檔案管理人員");
});

test("a code that was asked for in another browser logs nobody in here", async () => {
  const [attacker, victim] = [await visit(), await visit()];
  const asked = attacker.waitForRequest(/\/console\/callback/);
  await logIn(attacker, "records@household");
  const callback = (await asked).url();
  const answer = await victim.goto(callback);
  expect([answer?.status(), await victim.locator(".code").textContent()]).toEqual([
    401,
    "401 · token-invalid",
  ]);
  await victim.goto("/console");
  expect(await victim.locator(".who").count()).toBe(0);
});

test.each([
  ["//evil.example/", "/console"],
  ["https://evil.example/", "/console"],
  ["/console/../../evil", "/console"],
  ["/\\evil.example", "/console"],
  ["/console/rules?profile=ey-draft", "/console/rules?profile=ey-draft"],
])("after the log-in %s leads to %s", async (next, expected) => {
  const page = await visit();
  await page.goto(`/console/log-in?next=${encodeURIComponent(next)}`);
  await logIn(page, "worker@household");
  expect(page.url()).toBe(endpoints.api + expected);
});

test("what a person's part does not open is refused as a page, whatever the address", async () => {
  const page = await visit("worker@household");
  const answer = await page.goto("/console/people");
  expect([answer?.status(), await page.locator(".code").textContent()]).toEqual([403, "403 · not-permitted"]);
});

test("without a second factor an act is refused, and the page says how to go on", async () => {
  const page = await visit();
  await logIn(page, "personnel@household", { mfa: false });
  await page.goto("/console/acts/enrolPerson?person=somebody%40household&next=/console/people");
  await page.getByLabel("身分").selectOption("civil-servant");
  await page.getByRole("button", { name: "登錄本機關人員" }).click();
  await page.getByRole("link", { name: "以第二因素重新登入" }).click();
  await page.waitForURL(`${endpoints.issuer}/interaction/*`);
});

test("the first page is light and soon there", async () => {
  const page = await visit("records@household");
  let bytes = 0;
  page.on("response", async response => {
    bytes += (await response.body()).length;
  });
  await page.goto("/console", { waitUntil: "networkidle" });
  const usable = await page.evaluate(
    "performance.timing.domInteractive - performance.timing.navigationStart",
  );
  expect(bytes).toBeLessThan(100_000);
  expect(usable).toBeLessThan(1_000);
});
