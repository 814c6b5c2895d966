// Networks as the template declares them: there after every start, with what was put in since; and what of a packet becomes.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateNetworkAclEntryCommand,
  type CreateNetworkAclEntryCommandInput,
  DescribeNetworkAclsCommand,
} from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NetworkAclEntry } from "../../../infra/local/aws/ec2/network-acl.ts";
import { networkAclId } from "../../../infra/local/aws/ec2/seed.ts";
import { openStandIn, refusal, type StandIn } from "./endpoint.ts";

const LAND = networkAclId("docgate-land-network");
const pass = (egress: boolean): NetworkAclEntry => ({
  number: 100,
  egress,
  protocol: "-1",
  action: "allow",
  cidr: "0.0.0.0/0",
});
const network = (system: string) => ({
  name: `docgate-${system}-network`,
  tags: [{ key: "system", value: system }],
  subnets: [`10.20.${system.length}.0/26`],
  entries: [pass(true), pass(false)],
});
const seed = { prefixLists: [], vpnEndpoints: [], networkAcls: [network("land"), network("school")] };

let folder: string;
let ec2: StandIn;
const open = async () => {
  ec2 = await openStandIn({ seed, path: join(folder, "ec2.json") });
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "docgate-networks-"));
  await open();
});
afterEach(async () => {
  await ec2.close();
  await rm(folder, { recursive: true });
});

const put = (entry: Partial<CreateNetworkAclEntryCommandInput> = {}) =>
  ec2.client.send(
    new CreateNetworkAclEntryCommand({
      ...{ NetworkAclId: LAND, RuleNumber: 1, Egress: true, Protocol: "-1", RuleAction: "deny" },
      CidrBlock: "0.0.0.0/0",
      ...entry,
    }),
  );
const packet = async (system: string, more = "") => {
  const { json } = await ec2.control("GET", `network?system=${system}${more}`);
  const [{ leaves, enters } = {}] = json as { leaves?: boolean; enters?: boolean }[];
  return [leaves, enters];
};

describe("a network of the template", () => {
  test("lets packets through until a lower number denies them, and no other system's with it", async () => {
    expect(await packet("land")).toEqual([true, true]);
    await put();
    expect([await packet("land"), await packet("school")]).toEqual([
      [false, true],
      [true, true],
    ]);
    await put({ Egress: false, CidrBlock: "198.51.100.0/24" });
    expect(await packet("land")).toEqual([false, false]);
    expect(await packet("land", "&address=203.0.113.9")).toEqual([false, true]);
  });

  test("judges by protocol and port, and by families apart", async () => {
    await put({ Protocol: "6", PortRange: { From: 400, To: 500 } });
    expect(await packet("land")).toEqual([false, true]);
    expect(await packet("land", "&port=22")).toEqual([true, true]);
    expect(await packet("land", "&protocol=17")).toEqual([true, true]);
    expect(await packet("land", "&address=2001:db8::7")).toEqual([false, false]);
  });

  test("keeps after a restart what was put in, and what the template says of it", async () => {
    await put();
    await ec2.close();
    await open();
    expect(await packet("land")).toEqual([false, true]);
    const { NetworkAcls = [] } = await ec2.client.send(new DescribeNetworkAclsCommand({}));
    expect(NetworkAcls.map(({ IsDefault, Tags }) => [IsDefault, Tags?.[0]?.Value])).toEqual([
      [true, undefined],
      [false, "land"],
      [false, "school"],
    ]);
  });

  test("holds twenty rules one way, the last included", async () => {
    for (let number = 1; number <= 18; number++) await put({ RuleNumber: number });
    expect(await refusal(put({ RuleNumber: 19 }))).toEqual({
      code: "NetworkAclEntryLimitExceeded",
      status: 400,
    });
    await put({ RuleNumber: 19, Egress: false });
  });

  test.each<readonly [code: string, entry: Partial<CreateNetworkAclEntryCommandInput>]>([
    ["InvalidParameterValue", { RuleNumber: 0 }],
    ["InvalidParameterValue", { RuleNumber: 32_767 }],
    ["InvalidParameterValue", { RuleAction: "perhaps" as "deny" }],
    ["InvalidParameterValue", { CidrBlock: "10.20.0.0" }],
    ["InvalidParameterCombination", { Ipv6CidrBlock: "::/0" }],
    ["MissingParameter", { CidrBlock: undefined }],
    ["MissingParameter", { Egress: undefined }],
    ["MissingParameter", { Protocol: "6" }],
    ["InvalidNetworkAclId.Malformed", { NetworkAclId: "network-of-ours" }],
  ])("refuses with %s what EC2 would not take: %o", async (code, entry) => {
    expect((await refusal(put(entry))).code).toBe(code);
    expect(await packet("land")).toEqual([true, true]);
  });
});
