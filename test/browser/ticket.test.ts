// One button on "My remote access" in a browser: pressed, the gate knows for some minutes who sits at the terminal, and lets in a VPN that shows
// its certificate alone; before it and after it nobody is known, and the refusal says so.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { obtainMachineToken } from "../../infra/local/login/obtain-token.ts";
import { HOME, openGate } from "../live/open-gate.ts";
import { PATIENT_MS } from "../patience.ts";
import { startChromium } from "./chromium.ts";
import { logIn } from "./log-in.ts";

let { gateway, gate, trip } = {} as Awaited<ReturnType<typeof openGate>>;
let browser: Browser;
const OWN = "openvpn-household";
const WORKER = "worker@household";

beforeAll(async () => {
  ({ gateway, gate, trip } = await openGate());
  await gate.plug(trip, "wired");
  const own = { endpoint: OWN, channel: "vpn", server: "own-server", egress: "203.0.113.24/32" };
  await gate.done("POST /v1/systems/household/endpoints", "admin@household", own);
  browser = await startChromium();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

/** As a VPN server asks that was shown a certificate and nothing else. */
async function knock(more: object = {}) {
  const { issuer } = gateway.endpoints;
  const { accessToken: token } = await obtainMachineToken({ issuer, machine: "openvpn-household" });
  const body = { endpoint: OWN, certificate: trip.propertyNo, address: HOME, ...more };
  const answer = (await gateway.ask("POST /v1/sessions", { token, body })).body;
  const policies = answer.refusals.map(({ policy }: { policy: string }) => policy);
  return { status: answer.status, person: answer.person, policies, message: answer.message };
}

async function myGate(): Promise<Page> {
  const context = await browser.newContext({ baseURL: gateway.endpoints.api, locale: "zh-TW" });
  context.setDefaultTimeout(PATIENT_MS);
  const page = await context.newPage();
  await logIn(page, WORKER);
  // What could not be read in time is left out of the page: then it is read again.
  await expect
    .poll(async () => {
      await page.goto(`/console?address=${HOME}`);
      return card(page).count();
    })
    .toBe(1);
  return page;
}

const card = (page: Page) =>
  page.locator("section.card").filter({ has: page.getByRole("heading", { name: "開始連線" }) });

test("nobody is known before it is pressed, and the refusal says what to do", async () => {
  const { status, person, policies, message } = await knock();
  expect([status, person]).toEqual(["refused", ""]);
  expect(policies).toContain("logged-in");
  expect(message).toMatch(/登入/);
});

test("pressed: the page says until when, and the certificate alone lets its person in", async () => {
  const page = await myGate();
  expect(await card(page).locator(".until").count()).toBe(0);
  await card(page).getByRole("button", { name: "開始連線" }).click();
  await card(page).locator(".until").waitFor();
  const said = await card(page).textContent();
  expect(said).toContain("閘門知道您在這部電腦前，到");
  expect(said).toMatch(/08:3[0-9]/);
  // From elsewhere what was claimed here counts for nothing.
  expect(await knock({ address: "198.51.100.8" })).toMatchObject({ status: "refused" });
  expect(await knock()).toMatchObject({ status: "allowed", person: WORKER });
});

test("run out: refused with its reason, and the page offers the button anew", async () => {
  await gate.at("2021-06-11T08:40:00+08:00");
  await gate.plug(trip, "wired");
  const { status, policies, message } = await knock();
  expect([status, policies]).toEqual(["refused", expect.arrayContaining(["logged-in"])]);
  expect(message).toMatch(/登入/);
  const page = await myGate();
  await card(page).getByRole("button", { name: "開始連線" }).waitFor();
  expect(await card(page).locator(".until").count()).toBe(0);
});
