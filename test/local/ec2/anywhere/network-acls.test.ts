// Rules of a network ACL put in, replaced and taken out, as any EC2 takes and refuses them.
import {
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  type CreateNetworkAclEntryCommandInput,
  CreateVpcCommand,
  DeleteNetworkAclCommand,
  DeleteNetworkAclEntryCommand,
  DeleteVpcCommand,
  DescribeNetworkAclsCommand,
  type EC2Client,
  ReplaceNetworkAclEntryCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { networkAclId } from "../../../../infra/local/aws/ec2/seed.ts";
import { openStandIn, refusal } from "../endpoint.ts";
import { foreign, strange } from "./endpoint.ts";

const UNKNOWN = "acl-0123456789abcdef0";
const DENY: Omit<CreateNetworkAclEntryCommandInput, "NetworkAclId"> = {
  RuleNumber: 1,
  Protocol: "-1",
  RuleAction: "deny",
  Egress: true,
  CidrBlock: "0.0.0.0/0",
};

/** Ours has the lists that a template declares; elsewhere one is made, and taken away again. */
async function openNetwork(): Promise<{ client: EC2Client; id: string; close: () => Promise<void> }> {
  if (foreign === undefined) {
    const tags = [{ key: "system", value: "land" }];
    const acl = { name: "suite", tags, subnets: ["10.20.0.0/26"], entries: [] };
    const ec2 = await openStandIn({ seed: { prefixLists: [], vpnEndpoints: [], networkAcls: [acl] } });
    return { client: ec2.client, id: networkAclId("suite"), close: ec2.close };
  }
  const client = strange(foreign);
  const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: "10.20.0.0/16" }));
  const VpcId = Vpc?.VpcId ?? "";
  const tagged = [{ ResourceType: "network-acl" as const, Tags: [{ Key: "system", Value: "land" }] }];
  const { NetworkAcl } = await client.send(new CreateNetworkAclCommand({ VpcId, TagSpecifications: tagged }));
  const id = NetworkAcl?.NetworkAclId ?? "";
  const close = async () => {
    await client.send(new DeleteNetworkAclCommand({ NetworkAclId: id }));
    await client.send(new DeleteVpcCommand({ VpcId }));
    client.destroy();
  };
  return { client, id, close };
}

let ec2: Awaited<ReturnType<typeof openNetwork>>;
beforeAll(async () => {
  ec2 = await openNetwork();
});
afterEach(async () => {
  for (const RuleNumber of [1, 2])
    for (const Egress of [true, false]) await take({ RuleNumber, Egress }).catch(() => {});
});
afterAll(() => ec2.close());

const put = (entry: object = {}) =>
  ec2.client.send(new CreateNetworkAclEntryCommand({ NetworkAclId: ec2.id, ...DENY, ...entry }));
const replace = (entry: object = {}) =>
  ec2.client.send(new ReplaceNetworkAclEntryCommand({ NetworkAclId: ec2.id, ...DENY, ...entry }));
const take = (entry: object = {}) =>
  ec2.client.send(
    new DeleteNetworkAclEntryCommand({ NetworkAclId: ec2.id, RuleNumber: 1, Egress: true, ...entry }),
  );
const entries = async (egress = true) => {
  const { NetworkAcls } = await ec2.client.send(new DescribeNetworkAclsCommand({ NetworkAclIds: [ec2.id] }));
  return (NetworkAcls?.[0]?.Entries ?? []).filter(({ Egress }) => Egress === egress);
};

describe("a rule of a network ACL", () => {
  test("is in force once it is put in, before the last one, which denies the rest", async () => {
    await put();
    expect(await entries()).toEqual([
      expect.objectContaining(DENY),
      expect.objectContaining({ ...DENY, RuleNumber: 32_767 }),
    ]);
  });

  test("has its number to itself one way, and may have it the other way as well", async () => {
    await put();
    expect(await refusal(put())).toEqual({ code: "NetworkAclEntryAlreadyExists", status: 400 });
    const six = { CidrBlock: undefined, Ipv6CidrBlock: "::/0" };
    expect(await refusal(put(six))).toEqual({ code: "NetworkAclEntryAlreadyExists", status: 400 });
    await put({ Egress: false });
    await put({ ...six, RuleNumber: 2 });
    expect((await entries()).map(each => each.Ipv6CidrBlock ?? each.CidrBlock)).toContain("::/0");
  });

  test("is replaced whole, and only where there is one", async () => {
    await put({ RuleAction: "allow", CidrBlock: "10.20.0.0/26" });
    await replace();
    expect((await entries())[0]).toMatchObject(DENY);
    await take();
    expect((await refusal(replace())).code).toBe("InvalidNetworkAclEntry.NotFound");
  });

  test("that is not there cannot be taken out", async () => {
    expect(await refusal(take())).toEqual({ code: "InvalidNetworkAclEntry.NotFound", status: 400 });
  });

  test("of a list that is not there is refused", async () => {
    for (const call of [put, replace, take])
      expect((await refusal(call({ NetworkAclId: UNKNOWN }))).code).toBe("InvalidNetworkAclID.NotFound");
  });

  test("is found by the tag of its list", async () => {
    const of = async (value: string) => {
      const input = { NetworkAclIds: [ec2.id], Filters: [{ Name: "tag:system", Values: [value] }] };
      const { NetworkAcls = [] } = await ec2.client.send(new DescribeNetworkAclsCommand(input));
      return NetworkAcls.map(({ NetworkAclId }) => NetworkAclId);
    };
    expect([await of("land"), await of("fire")]).toEqual([[ec2.id], []]);
  });
});
