// An endpoint as strict as the service: it hears of nobody who has not proved what it asks for, tells the handler nothing that it
// does not ask for, and holds, reaches and ends what its template says.
import { DescribeClientVpnConnectionsCommand, DescribeClientVpnEndpointsCommand } from "@aws-sdk/client-ec2";
import { afterEach, describe, expect, test } from "vitest";
import { type VpnEndpointSeed, vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { capacityOf } from "../../../infra/local/aws/ec2/vpn-endpoint.ts";
import { declared, openStandIn, type StandIn } from "./endpoint.ts";

const LAND = vpnEndpointId("land");
const CLIENT = { endpointId: LAND, commonName: "LAND-PC-001", publicIp: "203.0.113.7" };
const WANG = { ...CLIENT, username: "wang" };
const { login: _, ...certificateOnly } = declared("land");

let ec2: StandIn;
let asked: Record<string, unknown>[] = [];
afterEach(() => ec2.close());

async function open(endpoint: VpnEndpointSeed, answer: object = {}) {
  asked = [];
  ec2 = await openStandIn({
    seed: { prefixLists: [], vpnEndpoints: [endpoint] },
    ask: async event => {
      asked.push(event);
      return {
        allow: true,
        "error-msg-on-denied-connection": "",
        "posture-compliance-statuses": ["wired"],
        "schema-version": "v2",
        ...answer,
      };
    },
  });
}
const knock = async (attempt: object) =>
  (await ec2.control("POST", "vpn/connect", attempt)).json as Record<string, unknown>;
const log = async () => (await ec2.control("GET", "vpn/log")).json as Record<string, string>[];

describe("what the handler is told", () => {
  test.each<[string, VpnEndpointSeed, object, object]>([
    [
      "SAML: the name and the groups that the log-in gave",
      declared("land"),
      { username: "wang", groups: ["a"] },
      { username: "wang", groups: ["a"] },
    ],
    [
      "a directory: likewise",
      declared("land", { login: "directory" }),
      { username: "wang", groups: "a" },
      { username: "wang", groups: "a" },
    ],
    ["certificates alone: no name, no groups", certificateOnly, {}, { username: "", groups: "" }],
    [
      "a longer name is cut as the service cuts it",
      declared("land"),
      { username: "w".repeat(300) },
      { username: "w".repeat(255) },
    ],
    [
      "groups beyond two hundred are left out, long ones cut",
      declared("land"),
      { username: "wang", groups: Array(250).fill("g".repeat(300)) },
      { groups: Array(200).fill("g".repeat(255)) },
    ],
  ])("%s", async (_title, endpoint, brought, told) => {
    await open(endpoint);
    expect(await knock({ ...CLIENT, ...brought })).toMatchObject({ allowed: true });
    expect(asked).toMatchObject([{ "common-name": "LAND-PC-001", ...told }]);
  });

  test.each([
    ["no certificate", { ...WANG, commonName: "" }],
    ["no log-in", CLIENT],
    ["neither", { endpointId: LAND, publicIp: "203.0.113.7" }],
  ])("nothing at all of a client with %s", async (_title, attempt) => {
    await open(declared("land"));
    expect(await knock(attempt)).toMatchObject({ allowed: false, reason: "authentication-failed" });
    expect(asked).toEqual([]);
  });

  test.each([{ username: "wang" }, { groups: ["a"] }])(
    "nobody plays a client with %j where there is no log-in",
    async invented => {
      await open(certificateOnly);
      expect(await knock({ ...CLIENT, ...invented })).toMatchObject({ code: "InvalidParameterValue" });
      expect(asked).toEqual([]);
    },
  );

  test("without a handler everybody who proves who they are is in", async () => {
    await open(declared("land", { asksHandler: false }), { allow: false });
    expect([await knock(WANG), asked]).toMatchObject([{ allowed: true }, []]);
  });
});

describe("what a client reaches", () => {
  const rules = [
    { cidr: "10.20.1.0/24", group: "land" },
    { cidr: "10.20.2.0/24", group: "fire" },
    { cidr: "10.20.9.0/24" },
  ];
  test.each<[string | string[], string[]]>([
    [["land"], ["10.20.1.0/24", "10.20.9.0/24"]],
    ["fire", ["10.20.2.0/24", "10.20.9.0/24"]],
    [
      ["land", "fire"],
      ["10.20.1.0/24", "10.20.2.0/24", "10.20.9.0/24"],
    ],
    ["", ["10.20.9.0/24"]],
  ])("by the rules for its groups %j", async (groups, reaches) => {
    await open(declared("land", { rules }));
    expect(await knock({ ...WANG, groups })).toMatchObject({ allowed: true, reaches });
  });

  test("with certificates alone there are no groups, and rules for groups open nothing", async () => {
    await open({ ...certificateOnly, rules: rules.slice(0, 2) });
    expect(await knock(CLIENT)).toMatchObject({ allowed: true, reaches: [] });
  });
});

describe("how many and how long", () => {
  test("half its addresses, and no more than the quota for its subnets", () => {
    const hold = (subnets: number, clientCidr: string) => capacityOf({ subnets, clientCidr });
    expect([
      hold(0, "10.64.0.0/16"),
      hold(1, "10.64.0.0/12"),
      hold(2, "10.64.0.0/20"),
      hold(9, "10.0.0.0/8"),
    ]).toEqual([0, 7_000, 2_048, 126_000]);
  });

  test("one too many is kept out though the handler said yes, until somebody hangs up", async () => {
    await open(declared("land", { clientCidr: "10.64.0.0/30" }));
    const [first] = [await knock(WANG), await knock(WANG)];
    expect(await knock(WANG)).toMatchObject({ allowed: false, reason: "too-many-connections" });
    expect(asked.length).toBe(3);
    await ec2.control("POST", "vpn/disconnect", { connectionId: first?.connectionId });
    expect(await knock(WANG)).toMatchObject({ allowed: true });
  });

  test("a session ends by itself after the hours of its endpoint", async () => {
    await open(declared("land", { sessionHours: 8 }));
    await knock(WANG);
    const status = async () => {
      const command = new DescribeClientVpnConnectionsCommand({ ClientVpnEndpointId: LAND });
      return (await ec2.client.send(command)).Connections?.map(({ Status }) => Status?.Code);
    };
    ec2.advance(8 * 3_600_000 - 1);
    expect(await status()).toEqual(["active"]);
    ec2.advance(1);
    expect(await status()).toEqual(["terminated"]);
    expect((await log()).at(-1)).toMatchObject({
      "connection-log-type": "connection-reset",
      "connection-end-time": "2026-11-20 16:00:00",
    });
  });
});

describe("the connection log", () => {
  test("has every attempt with its reason, and where the client came from", async () => {
    await open(declared("land"), { allow: false, "error-msg-on-denied-connection": "否" });
    await knock(CLIENT);
    await knock(WANG);
    expect(await log()).toMatchObject([
      { "connection-attempt-status": "failed", "connection-attempt-failure-reason": "authentication-failed" },
      {
        "connection-attempt-failure-reason": "client-connect-failed",
        "device-ip": "203.0.113.7",
        "posture-compliance-statuses": "wired",
      },
    ]);
  });

  test("is empty where the template keeps none", async () => {
    await open(declared("land", { keepsLog: false }));
    await knock(WANG);
    expect(await log()).toEqual([]);
  });
});

test("a reason longer than OpenVPN takes reaches nobody, though the service takes it", async () => {
  await open(declared("land"), { allow: false, "error-msg-on-denied-connection": "字".repeat(86) });
  expect((await knock(WANG)).message).toContain("contact your administrator");
  await ec2.close();
  await open(declared("land"), { allow: false, "error-msg-on-denied-connection": "字".repeat(85) });
  expect((await knock(WANG)).message).toBe("字".repeat(85));
});

test("EC2 shows what an endpoint asks for, and no user name but a directory's", async () => {
  await open(declared("land"));
  await knock(WANG);
  const { ClientVpnEndpoints } = await ec2.client.send(new DescribeClientVpnEndpointsCommand({}));
  expect(ClientVpnEndpoints?.[0]).toMatchObject({
    AuthenticationOptions: [{ Type: "certificate-authentication" }, { Type: "federated-authentication" }],
    SessionTimeoutHours: 8,
  });
  const command = new DescribeClientVpnConnectionsCommand({ ClientVpnEndpointId: LAND });
  expect((await ec2.client.send(command)).Connections?.[0]?.Username).toBeUndefined();
});
