// Logging out ends the log-in here, not only at the program that asked for it; silence and the clock end it too.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, openBrowser } from "../../../infra/local/login/browser.ts";
import type { Login } from "../../../infra/local/login/login.ts";
import { ABSOLUTE_SECONDS, IDLE_SECONDS, secondsLeft } from "../../../infra/local/login/session-time.ts";
import { AFTER_LOGOUT, consoleRequest, freshLogin, redeem, throughConsole } from "./fresh-login.ts";

let login: Login;
beforeAll(async () => {
  login = await freshLogin();
});
afterAll(() => login.close());

async function loggedIn() {
  const browser = openBrowser();
  const { url } = await throughConsole(login.issuer, "auditor@city", browser);
  const { body } = await redeem(login.issuer, { code: url.searchParams.get("code") ?? "" });
  return { browser, idToken: body.id_token ?? "" };
}

function askToLogOut(browser: Browser, wish: Record<string, string>) {
  return browser.visit(`${login.issuer}/session/end?${new URLSearchParams(wish)}`);
}

async function answer(browser: Browser, page: string, answers: Record<string, string>) {
  const [, xsrf = ""] = /name="xsrf" value="(\w+)"/.exec(page) ?? [];
  return browser.visit(`${login.issuer}/session/end/confirm`, { xsrf, ...answers });
}

test("the console's log-out asks once, ends the log-in and leads back to the console", async () => {
  const { browser, idToken } = await loggedIn();
  const wish = { id_token_hint: idToken, post_logout_redirect_uri: AFTER_LOGOUT, state: "bye" };
  const { page } = await askToLogOut(browser, wish);
  expect(page).toContain("要登出嗎？");
  const { url } = await answer(browser, page, { logout: "yes" });
  expect(url.href).toBe(`${AFTER_LOGOUT}?state=bye`);
  expect((await browser.visit(consoleRequest(login.issuer))).url.pathname).toMatch(/^\/interaction\//);
});

test("who stays logged in is still logged in", async () => {
  const { browser, idToken } = await loggedIn();
  const { page } = await askToLogOut(browser, { id_token_hint: idToken });
  await answer(browser, page, {});
  expect((await browser.visit(consoleRequest(login.issuer))).url.searchParams.has("code")).toBe(true);
});

test("a log-out that nobody asked for at the console ends on a page of our own", async () => {
  const { browser } = await loggedIn();
  const { page } = await askToLogOut(browser, {});
  expect((await answer(browser, page, { logout: "yes" })).page).toContain("已登出");
});

test("a log-out that leads elsewhere is refused", async () => {
  const { browser, idToken } = await loggedIn();
  const wish = { id_token_hint: idToken, post_logout_redirect_uri: "https://example.org/" };
  const { status, page } = await askToLogOut(browser, wish);
  expect([status, page.includes("post_logout_redirect_uri not registered")]).toEqual([400, true]);
});

test("a log-out without the page's own token is refused", async () => {
  const { browser } = await loggedIn();
  await askToLogOut(browser, {});
  expect((await answer(browser, "", { logout: "yes" })).status).toBe(400);
});

test("the provider's own form, and no other script, may run when nobody is logged in any more", async () => {
  const { headers, page } = await askToLogOut(openBrowser(), { client_id: "docgate-console" });
  expect(headers.get("content-security-policy")).toMatch(/script-src 'sha256-[^']+';/);
  expect(page).toContain("document.forms[0].submit()");
});

test.each([
  ["somebody not yet logged in has the idle time", undefined, 1_000, IDLE_SECONDS],
  ["a fresh log-in has the idle time", 1_000, 1_000, IDLE_SECONDS],
  ["every use begins the idle time anew", 1_000, 1_000 + 7_000, IDLE_SECONDS],
  ["no use reaches past a working day", 1_000, 1_000 + ABSOLUTE_SECONDS - 60, 60],
  ["after a working day it is over", 1_000, 1_000 + ABSOLUTE_SECONDS + 60, 1],
])("%s", (_case, loggedInAt, now, seconds) => {
  expect(secondsLeft(loggedInAt, now)).toBe(seconds);
});
