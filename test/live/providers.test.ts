// Entra ID, Cognito and AD FS, each played by a real OpenID provider that answers as it does, set up by docs/identity.md alone:
// through the console's own door, and with the token it was given at the API.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Gateway, startGateway } from "../../infra/local/run/gateway.ts";
import { propertyNo } from "./asking.ts";
import { adfs } from "./providers/adfs.ts";
import { cognito } from "./providers/cognito.ts";
import { entra } from "./providers/entra.ts";
import type { Known, Manner } from "./providers/manner.ts";
import { type Played, play } from "./providers/play.ts";
import { type Seen, type Visitor, visitor } from "./providers/visitor.ts";

const RECORDS = { role: "records", agency: "household-office" } as const;
const PEOPLE: readonly Known[] = [
  { account: "counter", name: "林小美", ...RECORDS },
  { account: "simple", name: "陳大文", ...RECORDS },
  { account: "leaver", name: "張三", ...RECORDS },
  { account: "stranger", name: "李四", role: "records", agency: "elsewhere" },
  { account: "busy", name: "王五", ...RECORDS, groups: 150 },
  { account: "joiner", name: "趙六", ...RECORDS, groups: 400 },
];
const SECRET = "se~cret/With+all=of:them";

interface Scene {
  readonly gateway: Gateway;
  readonly provider: Played;
}

const MANNERS: readonly (readonly [string, Manner])[] = [
  ["Entra ID", entra],
  ["Cognito", cognito],
  ["AD FS", adfs],
];

describe.each(MANNERS)("%s", (name, manner) => {
  let scene: Scene;
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "docgate-provider-"));
    const redirect = () => `${scene.gateway.endpoints.console}/callback`;
    const provider = await play({ manner, people: PEOPLE, secret: SECRET, redirect });
    const gateway = await startGateway({
      ...{ data, port: 0, provider: provider.settings, clientSecret: SECRET, isDeployed: false },
    });
    scene = { gateway, provider };
  }, 240_000);
  afterAll(async () => {
    await scene.gateway.close();
    await scene.provider.close();
    await rm(data, { recursive: true });
  });

  test("two factors: the counter's page, the name, and the token changes the register", async () => {
    const { page, url, status } = await logIn(scene, "counter", 2);
    expect([status, url.pathname]).toEqual([200, "/console"]);
    expect(page).toContain("櫃檯");
    expect(page).toContain("林小美");
    expect(await registered(scene)).toBe(201);
  });

  test("colleagues read the name that the provider gave", async () => {
    await logIn(scene, "counter", 2);
    const answer = await asked(scene, "GET", "/v1/directory?people=counter");
    expect(await answer.json()).toEqual({ rows: [{ person: "counter", name: "林小美" }], unnamed: [] });
  });

  test("one factor reads and changes nothing", async () => {
    const { status, page } = await logIn(scene, "simple", 1);
    expect([status, page.includes("櫃檯")]).toEqual([200, true]);
    // Cognito's tokens do not say: its pool lets nobody in by one.
    expect(await registered(scene)).toBe(name === "Cognito" ? 201 : 403);
  });

  test("of no agency of ours: nobody, in words, and the log-in does not go round", async () => {
    const { status, page } = await logIn(scene, "stranger", 2);
    expect([status, page.includes("token-invalid")]).toEqual(name === "AD FS" ? [200, false] : [401, true]);
  });

  test.runIf(name === "Entra ID")(
    "150 groups come in, and 400 are refused in words instead of going round",
    async () => {
      expect(await logIn(scene, "busy", 2)).toMatchObject({ status: 200, url: { pathname: "/console" } });
      const { status, page } = await logIn(scene, "joiner", 2);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(page).toContain("token-groups-left-out");
    },
  );

  test("logged out: there too where it can be, and the next log-in asks again", async () => {
    const browser = visitor();
    await logIn(scene, "leaver", 2, browser);
    const left = await browser.visit(`${scene.gateway.endpoints.console}/log-out`, {});
    expect(left.status).toBe(200);
    // AD FS keeps whoever leaves on a page of its own.
    expect(left.url.pathname).toBe(name === "AD FS" ? adfs.endPath : "/console");
    const next = await browser.visit(`${scene.gateway.endpoints.console}/log-in`);
    expect(next.url.pathname).toMatch(/^\/interaction\//);
  });
});

async function logIn(
  { gateway }: Scene,
  account: string,
  factors: 1 | 2,
  browser: Visitor = visitor(),
): Promise<Seen> {
  const asking = await browser.visit(`${gateway.endpoints.console}/log-in`);
  expect(asking.url.pathname, asking.page).toMatch(/^\/interaction\//);
  return browser.visit(asking.url, { account, factors: String(factors) });
}

function asked({ gateway, provider }: Scene, method: string, path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${provider.given.at(-1)}`, "content-type": "application/json" };
  return fetch(gateway.endpoints.api + path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function registered(scene: Scene): Promise<number> {
  const answer = await asked(scene, "POST", "/v1/terminals", {
    ...{ propertyNo: propertyNo(), serial: "SN-4711", agency: "household-office", system: "household" },
    ...{ role: "exchange-terminal", ownership: "agency", brand: "Acer", inServiceFrom: "2019-03-01" },
    custodian: "counter",
  });
  return answer.status;
}
