// What a person meets while logging in: Chinese first, English beside it, nothing that runs, and a reason for every stop.
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../../infra/local/login/browser.ts";
import type { Login } from "../../../infra/local/login/login.ts";
import { consoleRequest, freshLogin, REDIRECT } from "./fresh-login.ts";

let login: Login;
beforeAll(async () => {
  login = await freshLogin();
});
afterAll(() => login.close());

async function askedToChoose() {
  const browser = openBrowser();
  return { browser, choose: await browser.visit(consoleRequest(login.issuer)) };
}

async function askedForFactor(account = "worker@household") {
  const { browser, choose } = await askedToChoose();
  const factor = await browser.visit(`${choose.url}/factor?account=${encodeURIComponent(account)}`);
  return { browser, choose, factor };
}

test("the first page offers every demo account and says that this is a demo", async () => {
  const { page } = (await askedToChoose()).choose;
  expect(page).toContain('<html lang="zh-TW">');
  expect(page).toContain("本機示範登入");
  expect(page).toContain("Local demo log-in");
  expect(page.match(/name="account" value="[^"]+"/g)).toHaveLength(14);
});

test("the address of the provider itself explains what it is", async () => {
  const { status, page } = await openBrowser().visit(login.issuer);
  expect(status).toBe(200);
  expect(page).toContain("要登入請由控制台開始");
});

test.each([
  ["choosing an account", async () => (await askedToChoose()).choose],
  ["the second factor", async () => (await askedForFactor()).factor],
  ["a refusal", () => openBrowser().visit(consoleRequest(login.issuer, { client_id: "somebody" }))],
])("the page for %s runs nothing, fetches nothing and may not be framed or kept", async (_case, land) => {
  const { headers, page } = await land();
  expect(headers.get("content-security-policy")?.split("; ")).toEqual([
    "default-src 'none'",
    "script-src",
    expect.stringMatching(/^style-src 'sha256-.{44}'$/),
    "form-action 'self' http://localhost:8080 http://127.0.0.1:*",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(page).not.toMatch(/<script|\son\w+=|style="|src=|url\(/);
});

test("the second page shows a code and fills it in", async () => {
  const { page } = (await askedForFactor()).factor;
  const [, code] = /id="one-time-code">(\d{6})</.exec(page) ?? [];
  expect(page).toContain(`name="code" value="${code}"`);
  expect(page).toContain("一次性驗證碼");
  expect(page).toContain("居家辦公人員");
});

test("a wrong code is pointed out beside the field, and what was typed is kept and harmless", async () => {
  const { browser, choose } = await askedForFactor();
  const form = { account: "worker@household", step: "verify", code: `"><b>1` };
  const { status, page } = await browser.visit(choose.url, form);
  expect(status).toBe(422);
  expect(page).toContain("驗證碼不符");
  expect(page).toContain('aria-invalid="true" aria-describedby="wrong"');
  expect(page).toContain('value="&quot;&gt;&lt;b&gt;1"');
});

test.each([
  ["an account nobody has", { account: "mayor@city", step: "skip" }, 400, "unknown_account"],
  ["no account", { step: "skip" }, 400, "unknown_account"],
  [
    "a form that is far too large",
    { account: "worker@household", code: "1".repeat(5_000_000) },
    413,
    "too_large",
  ],
])("%s is refused", async (_case, form, status, error) => {
  const { browser, choose } = await askedToChoose();
  const landing = await browser.visit(choose.url, form);
  expect([landing.status, landing.page.includes(error)]).toEqual([status, true]);
});

test("who cancels is sent back with the reason", async () => {
  const { browser, choose } = await askedToChoose();
  const { url } = await browser.visit(choose.url, { step: "cancel" });
  expect([url.origin + url.pathname, url.searchParams.get("error")]).toEqual([REDIRECT, "access_denied"]);
});

test("a log-in cannot be continued by another browser", async () => {
  const { choose } = await askedToChoose();
  const form = { account: "admin@police", step: "skip" };
  const { status, page } = await openBrowser().visit(choose.url, form);
  expect([status, page.includes("invalid_request")]).toEqual([400, true]);
});

test("a log-in cannot be continued at the address of another one", async () => {
  const [one, two] = await Promise.all([askedToChoose(), askedToChoose()]);
  const { status } = await one.browser.visit(two.choose.url);
  expect(status).toBe(400);
});

test("a foreign name that leads to this machine is not served", async () => {
  const { port } = new URL(login.issuer);
  const status = await new Promise(resolve => {
    const headers = { host: `rebound.example:${port}` };
    request({ host: "127.0.0.1", port, headers }, response => resolve(response.statusCode)).end();
  });
  expect(status).toBe(421);
});
