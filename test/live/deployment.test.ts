// A gateway that has just been deployed: each system's endpoint waits to be confirmed, and nobody types what it is called; and the way out
// that packets really take is compared with what is reported and what the archives have set, until all three are the same.

import { afterAll, beforeAll, expect, test } from "vitest";
import { local } from "../../infra/stages/local.ts";
import { systemsOf } from "../../infra/stages/plan.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

const SERVED = systemsOf(local).map(([system]) => system);

let gateway: MovedGateway;
beforeAll(async () => {
  gateway = await movedGateway({ isDeployed: true });
});
afterAll(() => gateway.close());

const account = "admin@police";
/** Where the local stage says that the police are seen from. */
const USED = "203.0.113.26/32";
const CENTER = { account: "center@city" };
const read = async () => (await gateway.ask("GET /v1/systems/police", { account })).body;

test("every system's endpoint is proposed as the deployment left it, and none is open by that", async () => {
  const { vpn } = gateway.endpoints;
  expect(vpn.map(({ system }) => system).sort()).toEqual([...SERVED].sort());
  const { endpoints, deployment } = await read();
  expect(endpoints).toEqual([]);
  const own = vpn.find(({ system }) => system === "police")?.endpoint;
  expect(deployment).toMatchObject({
    endpoints: [own],
    proposals: [{ what: "add", endpoint: own, egress: [USED] }],
  });
});

test("an administrator of the system confirms what they looked at, once; anybody else may not", async () => {
  const { deployment } = await read();
  const confirm = (as: string, foundAt: string) =>
    gateway.ask("POST /v1/systems/police/deployment", { account: as, body: { foundAt } });
  expect((await confirm("admin@household", deployment.at)).body.code).toBe("not-permitted");
  expect((await confirm(account, "2026-01-01T00:00:00.000Z")).body.code).toBe("deployment-found-again");
  const { status, body } = await confirm(account, deployment.at);
  expect([status, body.endpoints]).toEqual([
    200,
    [{ endpoint: deployment.endpoints[0], channel: "vpn", deployed: true, egress: USED }],
  ]);
  expect((await confirm(account, deployment.at)).body.code).toBe("deployment-nothing-proposed");
});

const compared = async () => (await read()).egress ?? [];
const health = async () => {
  const { body } = await gateway.ask("GET /v1/health", CENTER);
  return body.checks.find(({ name }: { name: string }) => name === "egress");
};

test("used and not reported, reported and not set, set: the system's page and health say which it is", async () => {
  expect(await compared()).toEqual([{ range: USED, used: true, reported: false, set: false }]);
  expect(await health()).toMatchObject({ status: "warn", words: { en: expect.stringContaining("Police") } });
  const rows = [{ channel: "vpn", range: USED, purpose: "VPN 出口" }];
  const capacity = { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 0 };
  const contact = { office: "資訊科", role: "體系管理人員", extension: "1234" };
  const form = { contact, capacity, remarks: "", rows };
  const drafted = await gateway.ask("PUT /v1/reports/police/draft", { account, body: form });
  const filing = { draft: drafted.body.draft.digest };
  const filed = await gateway.ask("POST /v1/reports/police/filings", { account, body: filing });
  expect(filed.status).toBe(201);
  expect(await compared()).toEqual([{ range: USED, used: true, reported: true, set: false }]);
  await gateway.ask("POST /v1/packs", CENTER);
  await gateway.ask("POST /v1/packs/1/forward", CENTER);
  const line = { system: "police", channel: "vpn", range: USED, outcome: "set" };
  const set = await gateway.ask("POST /v1/packs/1/answers", {
    account: "archives@national",
    body: { lines: [line] },
  });
  expect(set.status).toBeLessThan(300);
  expect(await compared()).toEqual([]);
  const { status, words } = await health();
  expect([status, words.en.includes("Police"), words.en.includes("Household")]).toEqual([
    "warn",
    false,
    true,
  ]);
});
