// Systems over HTTP: readied by their own administrators, seen by nobody else but the center and the auditors.
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ask } from "./asking.ts";

const PLAN = { accounts: 20, seats: 10, bandwidthMbps: 100, planRef: "容量規劃 110-1" };
const police = { account: "admin@police" };

describe("whoever administers a system", () => {
  test("plans its capacity, names its endpoints, records its test, and reads it all back", async () => {
    expect((await ask("PUT /v1/systems/police/plan", { ...police, body: PLAN })).status).toBe(200);
    // Of its own making: other tests come in through the endpoints that the stack declares.
    const endpoint = `cvpn-endpoint-${randomBytes(8).toString("hex")}`;
    const named = { endpoint, channel: "vpn", egress: "198.51.100.77" };
    expect((await ask("POST /v1/systems/police/endpoints", { ...police, body: named })).status).toBe(200);
    const test = { testedAt: "2021-06-07T14:00:00+08:00", result: "passed", document: "測試紀錄" };
    expect((await ask("POST /v1/systems/police/remote-tests", { ...police, body: test })).status).toBe(200);
    const { body } = await ask("GET /v1/systems/police", police);
    expect(body).toMatchObject({
      system: "police",
      managingAgency: "police-bureau",
      kind: "exchange",
      plan: { ...PLAN, by: "admin@police" },
    });
    expect(body.endpoints).toContainEqual({ endpoint, channel: "vpn", egress: "198.51.100.77/32" });
    expect(body.remoteTestedAt).toBe("2021-06-07T06:00:00.000Z");
  });

  test("sees their own systems alone, and no trace of another", async () => {
    const { body } = await ask("GET /v1/systems", police);
    expect(body.rows.map(({ system }: { system: string }) => system)).toEqual(["police", "police-dm"]);
    expect((await ask("GET /v1/systems/fire", police)).body.code).toBe("not-permitted");
    const plan = await ask("PUT /v1/systems/fire/plan", { ...police, body: PLAN });
    expect([plan.status, plan.body.code]).toEqual([403, "not-permitted"]);
  });

  test("of two systems at once cannot both have one endpoint", async () => {
    const endpoint = `broker-${Math.random()}`;
    const body = { endpoint, channel: "vdi" };
    const asked = await Promise.all([
      ask("POST /v1/systems/police/endpoints", { ...police, body }),
      ask("POST /v1/systems/household/endpoints", { account: "admin@household", body }),
    ]);
    const codes = asked.map(({ status, body: { code } }) => (status === 200 ? "done" : code));
    expect(codes.sort()).toEqual(["done", "endpoint-of-other-system"]);
  });

  test("who asks the same again is answered the same", async () => {
    const headers = { "idempotency-key": `remove-${Math.random()}` };
    const body = { endpoint: `broker-${Math.random()}`, channel: "vdi" };
    const first = await ask("POST /v1/systems/police/endpoints", { ...police, body, headers });
    const again = await ask("POST /v1/systems/police/endpoints", { ...police, body, headers });
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
  });
});

describe("others", () => {
  test.each(["center@city", "auditor@city"])("%s reads all of them", async account => {
    const { status, body } = await ask("GET /v1/systems", { account });
    expect([status, body.rows.length]).toEqual([200, 18]);
    const plan = await ask("PUT /v1/systems/police/plan", { account, body: PLAN });
    expect(plan.status).toBe(403);
  });

  test.each(["worker@household", "records@household", "archives@national"])("%s sees none", async account => {
    expect((await ask("GET /v1/systems", { account })).status).toBe(403);
    expect((await ask("GET /v1/systems/household", { account })).status).toBe(403);
  });

  test("a system there is not is refused before anything is asked", async () => {
    expect((await ask("GET /v1/systems/harbour", police)).body.code).toBe("invalid-input");
  });
});
