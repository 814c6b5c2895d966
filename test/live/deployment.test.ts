// A gateway that has just been deployed: each system's endpoint waits to be confirmed, and nobody types what it is called.
import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEMS } from "../../functions/shared/rules/systems.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

let gateway: MovedGateway;
beforeAll(async () => {
  gateway = await movedGateway({ isDeployed: true });
});
afterAll(() => gateway.close());

const account = "admin@police";
const read = async () => (await gateway.ask("GET /v1/systems/police", { account })).body;

test("every system's endpoint is proposed as the deployment left it, and none is open by that", async () => {
  const { vpn } = gateway.endpoints;
  expect(vpn.map(({ system }) => system).sort()).toEqual([...SYSTEMS].sort());
  const { endpoints, deployment } = await read();
  expect(endpoints).toEqual([]);
  const own = vpn.find(({ system }) => system === "police")?.endpoint;
  expect(deployment).toMatchObject({
    endpoints: [own],
    proposals: [{ what: "add", endpoint: own, egress: [] }],
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
    [{ endpoint: deployment.endpoints[0], channel: "vpn", deployed: true }],
  ]);
  expect((await confirm(account, deployment.at)).body.code).toBe("deployment-nothing-proposed");
});
