// What no template can say of the network, kept in the EC2 stand-in under the very rights of the function: the default group is emptied,
// and endpoints are joined in office hours alone.
import {
  DescribeClientVpnRoutesCommand,
  DescribeClientVpnTargetNetworksCommand,
  DescribeSecurityGroupRulesCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { App, Stack } from "aws-cdk-lib";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { keepNetwork } from "../../functions/network/keep-network.ts";
import { networkDoor } from "../../functions/network/network-door.ts";
import { isJoinedAt, type WantedNetwork } from "../../functions/network/upkeep.ts";
import type { Granted, Upkeep } from "../../infra/granted.ts";
import { grant } from "../../infra/grants.ts";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { vpnEndpointId } from "../../infra/local/aws/ec2/seed.ts";
import type { PolicyDocument } from "../../infra/local/aws/rights/policy.ts";
import { accessKeyOf, Rights } from "../../infra/local/aws/rights/rights.ts";
import { resolvers, type Template } from "../../infra/local/run/intrinsics.ts";
import { declared, openStandIn, SETTLE_MS, START, type StandIn } from "../local/ec2/endpoint.ts";

const GROUP = "sg-0123456789abcdef0";
const NAME = "docgate-land-vpn";
const endpoint = vpnEndpointId(NAME);
const subnets = ["subnet-0000000a", "subnet-0000000b"];
const routes = ["10.90.2.0/24", "10.90.0.53/32"];
const hours = { from: "07:30", until: "18:30" };
const wanted: WantedNetwork = { defaultGroup: GROUP, hours, endpoints: { land: { subnets, routes } } };
/** A Friday. */
const at = (time: string) => `2026-11-20T${time}:00.000Z`;
const [WORKING, EVENING] = [at("08:00"), at("10:30")];

/** What the function's role says, as the stack would write it. */
function rightsOf(upkeep: Upkeep): PolicyDocument[] {
  const env = { account: "000000000000", region: "ap-northeast-1" };
  const stack = new Stack(new App(), "docgate-upkeep", { env });
  const code = lambda.Code.fromInline("-");
  const made = new lambda.Function(stack, "keep", {
    code,
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: "-",
  });
  grant("network-upkeep", made, { upkeep } as Granted);
  const template = (stack.node.root as App).synth().getStackByName("docgate-upkeep").template as Template;
  const [{ resolve } = { resolve: (value: unknown) => value }] = resolvers([template], {});
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === "AWS::IAM::Policy")
    .map(({ Properties }) => resolve(Properties?.PolicyDocument) as PolicyDocument);
}

let standIn: StandIn;
let asked: number;
let owner: EC2Client;
let door: ReturnType<typeof networkDoor>;
beforeAll(
  () => void ["info", "warn", "error"].map(level => vi.spyOn(console, level as "info").mockReturnValue()),
);
afterAll(() => void vi.restoreAllMocks());
beforeEach(async () => {
  asked = 0;
  await opened({ wanted: "{}", defaultGroup: GROUP, joins: true });
});
afterEach(async () => {
  owner.destroy();
  await standIn.close();
});

async function opened(upkeep: Upkeep, tags = [{ key: "product", value: "docgate" }]) {
  const policies = rightsOf(upkeep);
  const model = { name: "keep", entry: "network/keep", file: "-", role: "KeepRole", timeoutSeconds: 15 };
  const rights = new Rights([{ ...model, environment: {}, policies }], { partitionKey: () => "pk" });
  const named = [...tags, { key: "system", value: "land" }];
  const vpnEndpoints = [declared(NAME, { subnets: 0, tags: named })];
  standIn = await openStandIn({
    seed: { prefixLists: [], vpnEndpoints, defaultGroups: [GROUP, "sg-somebodys"] },
    admit: rights.admit,
    ask: async () => {
      asked++;
      return {
        allow: true,
        "error-msg-on-denied-connection": "",
        "posture-compliance-statuses": [],
        "schema-version": "v3",
      };
    },
  });
  owner = new EC2Client({ endpoint: standIn.url, ...LOCAL_AWS });
  const credentials = { accessKeyId: accessKeyOf("keep"), secretAccessKey: "test" };
  door = networkDoor({ endpoint: standIn.url, region: "ap-northeast-1", maxAttempts: 1, credentials });
}

const keep = (time: string, what = wanted) => keepNetwork(what, { door, at: time });
async function joined() {
  const command = new DescribeClientVpnTargetNetworksCommand({ ClientVpnEndpointId: endpoint });
  const { ClientVpnTargetNetworks = [] } = await owner.send(command);
  return ClientVpnTargetNetworks.map(({ TargetNetworkId }) => TargetNetworkId);
}
async function routed() {
  const command = new DescribeClientVpnRoutesCommand({ ClientVpnEndpointId: endpoint });
  const { Routes = [] } = await owner.send(command);
  return Routes.map(({ DestinationCidr, TargetSubnet }) => `${DestinationCidr} ${TargetSubnet}`);
}
async function rulesOf(group: string) {
  const { SecurityGroupRules = [] } = await owner.send(new DescribeSecurityGroupRulesCommand({}));
  return SecurityGroupRules.filter(({ GroupId }) => GroupId === group).length;
}
async function knock() {
  const attempt = { endpointId: endpoint, commonName: "PC-1", username: "wang", publicIp: "198.51.100.7" };
  return (await standIn.control("POST", "vpn/connect", { ...attempt, schemaVersion: "v3" })).json;
}
async function workingDay() {
  await keep(WORKING);
  standIn.advance(SETTLE_MS);
  await keep(WORKING);
}

describe("the default group", () => {
  test("is emptied, and nobody else's is", async () => {
    expect([await rulesOf(GROUP), await rulesOf("sg-somebodys")]).toEqual([2, 2]);
    await keep(WORKING, { defaultGroup: GROUP, endpoints: {} });
    expect([await rulesOf(GROUP), await rulesOf("sg-somebodys")]).toEqual([0, 2]);
    await keep(WORKING, { defaultGroup: GROUP, endpoints: {} });
    expect(await rulesOf(GROUP)).toBe(0);
  });

  test("of another may not be touched", async () => {
    const other = { defaultGroup: "sg-somebodys", endpoints: {} };
    await expect(keep(WORKING, other)).rejects.toThrow(/RevokeSecurityGroupIngress|not authorized/);
    expect(await rulesOf("sg-somebodys")).toBe(2);
  });
});

describe("in office hours alone", () => {
  test("an endpoint is joined to each subnet, and routed once it is; to run again changes nothing", async () => {
    await keep(WORKING);
    expect([await joined(), await routed()]).toEqual([subnets, []]);
    standIn.advance(SETTLE_MS);
    await keep(WORKING);
    await keep(WORKING);
    expect(await joined()).toEqual(subnets);
    expect((await routed()).sort()).toEqual(
      routes.flatMap(cidr => subnets.map(subnet => `${cidr} ${subnet}`)).sort(),
    );
    expect(await knock()).toMatchObject({ allowed: true });
  });

  test("in the evening it leaves them: connections end, the next is refused before anybody is asked", async () => {
    await workingDay();
    await knock();
    expect(asked).toBe(1);
    await keep(EVENING);
    expect([await joined(), await routed()]).toEqual([[], []]);
    expect(await knock()).toMatchObject({ allowed: false, reason: "no-target-network" });
    expect(asked).toBe(1);
  });

  test("the next morning its routes are there again", async () => {
    await workingDay();
    await keep(EVENING);
    await workingDay();
    expect(await routed()).toHaveLength(routes.length * subnets.length);
  });

  test("what fails for the group does not keep the endpoint from its evening", async () => {
    await workingDay();
    await expect(keep(EVENING, { ...wanted, defaultGroup: "sg-somebodys" })).rejects.toThrow();
    expect(await joined()).toEqual([]);
  });

  test("no endpoint but ours is touched", async () => {
    await standIn.close();
    await opened({ wanted: "{}", joins: true }, []);
    await keep(WORKING, { hours, endpoints: wanted.endpoints });
    expect(await joined()).toEqual([]);
    await expect(door.take(endpoint, { do: "join", subnet: "subnet-0000000a" })).rejects.toThrow(
      /not authorized/,
    );
  });

  test.each([
    ["just before", at("23:29").replace("20T", "19T"), false],
    ["from", at("23:30").replace("20T", "19T"), true],
    ["just before the end", at("10:29"), true],
    ["until", EVENING, false],
    ["on a Saturday", "2026-11-21T04:00:00.000Z", false],
    ["on a day off", "2026-01-01T04:00:00.000Z", false],
  ])("%s", (_, time, is) => {
    expect(isJoinedAt(hours, time)).toBe(is);
  });

  test("in a year without a calendar nothing is changed, and it is told", async () => {
    await workingDay();
    await expect(keep("2040-01-03T04:00:00.000Z")).rejects.toThrow(/2040/);
    expect(await joined()).toEqual(subnets);
    expect(START).toBe(Date.parse(WORKING));
  });
});
