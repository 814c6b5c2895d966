// Conform part: a real Keycloak logs people in, set up by docs/identity.md alone; in Chromium, as they would do it themselves.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Gateway } from "../../infra/local/run/gateway.ts";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { startChromium } from "../browser/chromium.ts";
import {
  CALLER,
  CLIENT_SECRET,
  ELSEWHERE,
  LEAVER,
  OUTSIDER,
  oneTimeCode,
  RECORDS,
  realmFor,
  SIMPLE,
  type Somebody,
  settingsAt,
} from "./keycloak/realm.ts";
import { freePort, type Keycloak, startKeycloak } from "./keycloak/server.ts";
import { mavenDistribution } from "./needs/distribution.ts";
import type { Print, Verdict } from "./needs/part.ts";

export const title = "people log in through a real Keycloak, set up as docs/identity.md says";

const KEYCLOAK = {
  group: "org.keycloak",
  artifact: "keycloak-quarkus-dist",
  version: "26.7.3",
  digest: "77657f30b7e90d70f727712ce1c967f430fd6a5e9f458d32d8c6df0635345f47",
} as const;

interface Scene {
  readonly gateway: Gateway;
  readonly origin: string;
  readonly browser: Browser;
}

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  if (options.length > 0) {
    print(`no such option: ${options.join(" ")}`);
    return "misused";
  }
  const folder = mavenDistribution(KEYCLOAK, print);
  if (!folder) return "wanting";
  const data = mkdtempSync(join(tmpdir(), "docgate-keycloak-"));
  const open: { close(): Promise<void> }[] = [];
  try {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const provider = settingsAt(origin);
    const gateway = await startGateway({ data, port: 0, provider, clientSecret: CLIENT_SECRET });
    open.push(gateway);
    const realm = realmFor(gateway.endpoints.console);
    const keycloak: Keycloak = await startKeycloak({ folder, port, realm, print });
    open.push(keycloak);
    const browser = await startChromium();
    open.push(browser);
    return await played({ gateway, origin, browser }, print);
  } finally {
    for (const part of open.reverse()) await part.close();
    rmSync(data, { recursive: true, force: true });
  }
}

type Step = readonly [what: string, play: (scene: Scene) => Promise<unknown>, expected: unknown];

const STEPS: readonly Step[] = [
  ["with password and code: the counter is on the menu, by two factors", withTwoFactors, TWO()],
  ["the token opens the API as that person", askedByToken, { status: 200, roles: "records" }],
  ["without a second factor: one factor, reading but not changing", withOneFactor, ONE()],
  ["of no agency of ours: nobody", asOutsider, "401 · token-invalid"],
  ["logged out: at Keycloak too, and the next log-in asks again", loggedOut, "password asked for"],
];

function TWO() {
  return { counter: true, code: true, changed: "refused for another reason" };
}
function ONE() {
  return { counter: true, code: false, changed: "a second factor is asked for" };
}

async function played(scene: Scene, print: Print): Promise<Verdict> {
  let differing = 0;
  for (const [what, play, expected] of STEPS) {
    const found = await play(scene).catch(error => `failed: ${(error as Error).message.split("\n")[0]}`);
    const isSame = JSON.stringify(found) === JSON.stringify(expected);
    if (!isSame) differing += 1;
    print(`${isSame ? "ok  " : "NOT "} ${what}${isSame ? "" : `: ${JSON.stringify(found)}`}`);
  }
  return differing === 0 ? "conforms" : "differs";
}

async function visiting({ browser, gateway }: Scene): Promise<Page> {
  const context = await browser.newContext({ baseURL: gateway.endpoints.api, locale: "zh-TW" });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

/** Through Keycloak's own pages; whether it asked for a code. */
async function logIn(page: Page, { account, password, seed }: Somebody): Promise<boolean> {
  await page.goto("/console/log-in");
  await page.locator("#username").fill(account);
  await page.locator("#password").fill(password);
  await page.locator("#kc-login").click();
  await page.waitForURL(/\/console(\?|$)|\/console\/callback|authenticate/);
  const code = page.locator("#otp");
  if ((await code.count()) === 0) return false;
  await code.fill(oneTimeCode(seed ?? "", new Date()));
  await page.locator("#kc-login").click();
  await page.waitForURL(/\/console(\?|$|\/callback)/);
  return true;
}

async function seenBy(scene: Scene, somebody: Somebody) {
  const page = await visiting(scene);
  const code = await logIn(page, somebody);
  const counter = await page.getByRole("link", { name: "櫃檯" }).count();
  // An act on what is not there: whether it may be done at all is asked before that.
  await page.goto("/console/acts/enrolPostureKey?propertyNo=3140101-03-0000001&next=/console");
  const answer = await acted(page);
  await page.context().close();
  return { counter: counter > 0, code, changed: answer };
}

/** Sends the form, which takes two factors. */
async function acted(page: Page): Promise<string> {
  await page.locator('[name="key.kty"]').selectOption("EC");
  await page.locator('[name="key.crv"]').selectOption("P-256");
  await page.locator('[name="key.x"]').fill("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
  await page.locator('[name="key.y"]').fill("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
  await page.locator("form.sheet button").last().click();
  const refusal = page.locator("#refusal");
  await refusal.waitFor();
  const wantsFactor = await refusal.getByRole("link", { name: "以第二因素重新登入" }).count();
  return wantsFactor > 0 ? "a second factor is asked for" : "refused for another reason";
}

function withTwoFactors(scene: Scene) {
  return seenBy(scene, RECORDS);
}

function withOneFactor(scene: Scene) {
  return seenBy(scene, SIMPLE);
}

async function asOutsider(scene: Scene) {
  const page = await visiting(scene);
  await logIn(page, OUTSIDER);
  return page.locator(".code").textContent();
}

/** By a code of Keycloak's own, without the console. */
async function askedByToken(scene: Scene) {
  const page = await visiting(scene);
  await logIn(page, CALLER);
  const protocol = `${scene.origin}/realms/city/protocol/openid-connect`;
  const verifier = "v".repeat(43);
  const challenge = Buffer.from(
    await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)),
  ).toString("base64url");
  const asked = page.waitForRequest(request => request.url().startsWith(ELSEWHERE));
  const query = new URLSearchParams({
    ...{ client_id: "docgate-console", response_type: "code", scope: "openid profile", acr_values: "two" },
    ...{ redirect_uri: ELSEWHERE, code_challenge: challenge, code_challenge_method: "S256" },
  });
  await page.goto(`${protocol}/auth?${query}`).catch(() => {});
  const code = new URL((await asked).url()).searchParams.get("code") ?? "";
  const body = new URLSearchParams({
    ...{ grant_type: "authorization_code", code, redirect_uri: ELSEWHERE, code_verifier: verifier },
    ...{ client_id: "docgate-console", client_secret: CLIENT_SECRET },
  });
  const granted = await fetch(`${protocol}/token`, { method: "POST", body });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const answer = await fetch(`${scene.gateway.endpoints.api}/v1/terminals?agency=household-office`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, roles: answer.ok ? "records" : await answer.text() };
}

async function loggedOut(scene: Scene) {
  const page = await visiting(scene);
  await logIn(page, LEAVER);
  await page.getByRole("button", { name: "登出" }).first().click();
  // Keycloak asks whether it is meant.
  const sure = page.locator("#kc-logout");
  await sure.or(page.locator("h1")).first().waitFor();
  if ((await sure.count()) > 0) await sure.click();
  await page.waitForURL(/\/console\/?$/);
  await page.goto("/console/log-in");
  return (await page.locator("#password").count()) > 0 ? "password asked for" : `at ${page.url()}`;
}
