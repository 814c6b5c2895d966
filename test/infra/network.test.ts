// The network as it would be deployed: each system's apart from the others', so that it is led to, and cut, as one.
import { describe, expect, test } from "vitest";
import { local } from "../../infra/stages/local.ts";
import { systemsOf } from "../../infra/stages/plan.ts";
import { type Resource, staged } from "./staged.ts";

const SERVED = systemsOf(local).map(([system]) => system);

const { ofType, meant } = staged(local);

function rangeOf(cidr: string): [first: number, last: number] {
  const [address = "", prefix = ""] = cidr.split("/");
  const first = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(prefix)) - 1];
}

describe("the network", () => {
  test("declares prefix lists without a single entry, fewer than a region holds, tagged as the right to change them asks", () => {
    const lists = ofType("AWS::EC2::PrefixList").map(([, { Properties }]) => Properties);
    expect(lists.filter(({ Entries }) => Entries !== undefined)).toEqual([]);
    expect([lists.length >= 36, lists.length < 100]).toEqual([true, true]);
    for (const { Tags, MaxEntries } of lists) {
      expect(Tags).toContainEqual({ Key: "product", Value: "docgate" });
      expect(MaxEntries).toBeGreaterThan(0);
    }
  });

  test("asks the connect function at every VPN endpoint, one for each system", () => {
    const endpoints = ofType("AWS::EC2::ClientVpnEndpoint").map(([, { Properties }]) => Properties);
    expect(endpoints).toHaveLength(SERVED.length);
    for (const { ClientConnectOptions } of endpoints) {
      expect(ClientConnectOptions.Enabled).toBe(true);
      expect(JSON.stringify(ClientConnectOptions.LambdaFunctionArn)).toContain(":function:AWSClientVPN-");
    }
  });

  const isOf = (system: string) => (resource: Resource) =>
    resource.Properties.Tags.some(
      ({ Key, Value }: { Key: string; Value: string }) => Key === "system" && Value === system,
    );

  test.each(SERVED)(
    "has subnets of its own for %s, all under one list of rules that the right to cut reaches",
    system => {
      const [
        [
          acl,
          {
            Properties: { Tags },
          },
        ] = ["", { Properties: {} }],
        ...more
      ] = ofType("AWS::EC2::NetworkAcl").filter(([, resource]) => isOf(system)(resource));
      expect([more, Tags]).toEqual([[], expect.arrayContaining([{ Key: "product", Value: "docgate" }])]);
      const subnets = ofType("AWS::EC2::Subnet").filter(([, resource]) => isOf(system)(resource));
      const worn = ofType("AWS::EC2::SubnetNetworkAclAssociation").filter(
        ([, { Properties }]) => Properties.NetworkAclId.Ref === acl,
      );
      expect(worn.map(([, { Properties }]) => Properties.SubnetId.Ref).sort()).toEqual(
        subnets.map(([id]) => id).sort(),
      );
      const endpoints = ofType("AWS::EC2::ClientVpnEndpoint").filter(([, { Properties }]) =>
        isOf(system)({ Type: "", Properties: Properties.TagSpecifications[0] }),
      );
      const joined = ofType("AWS::EC2::ClientVpnTargetNetworkAssociation")
        .filter(([, { Properties }]) => Properties.ClientVpnEndpointId.Ref === endpoints[0]?.[0])
        .map(([, { Properties }]) => meant(Properties.SubnetId));
      expect(joined).toHaveLength(2);
      expect(subnets.map(([id]) => id)).toEqual(expect.arrayContaining(joined));
    },
  );

  test("lets everything through only after the numbers of the cut, and no two subnets overlap", () => {
    const entries = ofType("AWS::EC2::NetworkAclEntry").map(([, { Properties }]) => Properties);
    expect(entries.every(({ RuleNumber, RuleAction }) => RuleNumber > 2 && RuleAction === "allow")).toBe(
      true,
    );
    expect(entries).toHaveLength(SERVED.length * 4);
    const ranges = ofType("AWS::EC2::Subnet").map(([, { Properties }]) => rangeOf(Properties.CidrBlock));
    ranges.sort(([a], [b]) => a - b);
    expect(ranges.filter(([first], at) => first <= (ranges[at - 1]?.[1] ?? -1))).toEqual([]);
    // The service wants a /27 with twenty free.
    expect(ranges.filter(([first, last]) => last - first + 1 < 32)).toEqual([]);
  });

  test("leads whoever comes through an endpoint into that system's own range and no other's", () => {
    const targets = ofType("AWS::EC2::ClientVpnAuthorizationRule").map(([, { Properties }]) =>
      rangeOf(Properties.TargetNetworkCidr),
    );
    expect(new Set(targets.map(String)).size).toBe(SERVED.length);
    for (const [id, { Properties }] of ofType("AWS::EC2::Subnet")) {
      const [first, last] = rangeOf(Properties.CidrBlock);
      expect([id, targets.filter(([from, to]) => from <= first && last <= to).length]).toEqual([id, 1]);
    }
  });

  test("opens no group to the world", () => {
    const groups = ofType("AWS::EC2::SecurityGroup").map(([, { Properties }]) => Properties);
    const open = groups.filter(group =>
      /"CidrIp":"0\.0\.0\.0\/0"|"CidrIpv6":"::\/0"/.test(JSON.stringify(group)),
    );
    expect(open).toEqual([]);
  });
});
