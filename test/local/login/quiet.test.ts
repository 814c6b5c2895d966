// The library warns, once each, about whatever was left at a default meant for its own demonstrations.
import { expect, test, vi } from "vitest";
import { openBrowser } from "../../../infra/local/login/browser.ts";
import { obtainMachineToken } from "../../../infra/local/login/obtain-token.ts";
import { consoleRequest, freshLogin, redeem, throughConsole } from "./fresh-login.ts";

test("a start, log-ins, a refusal and a log-out leave nothing to warn about", async () => {
  const spoken: unknown[] = [];
  for (const level of ["info", "warn", "error"] as const)
    vi.spyOn(console, level).mockImplementation((...words) => spoken.push(words));

  const { issuer, close } = await freshLogin();
  const browser = openBrowser();
  const { url } = await throughConsole(issuer, "auditor@city", browser);
  await redeem(issuer, { code: url.searchParams.get("code") ?? "" });
  await obtainMachineToken({ issuer });
  await openBrowser().visit(consoleRequest(issuer, { client_id: "somebody" }));
  const { page } = await browser.visit(`${issuer}/session/end`);
  const [, xsrf = ""] = /name="xsrf" value="(\w+)"/.exec(page) ?? [];
  const { page: last } = await browser.visit(`${issuer}/session/end/confirm`, { xsrf, logout: "yes" });
  const headers = { origin: "https://example.org" };
  const crossed = await fetch(`${issuer}/token`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ grant_type: "authorization_code", client_id: "docgate-cli", code: "x" }),
  });
  await close();

  expect([last.includes("已登出"), crossed.headers.get("access-control-allow-origin")]).toEqual([true, null]);
  expect(spoken).toEqual([]);
});
