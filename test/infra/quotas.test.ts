// What is charged against a quota: a list with all that it may ever hold, families and directions apart, one endpoint by itself.
import { expect, test } from "vitest";
import type { Template } from "../../infra/local/run/intrinsics.ts";
import { quotasOf, toBeRaised } from "../../infra/quotas.ts";

const list = (family: string, MaxEntries: number) => ({
  Type: "AWS::EC2::PrefixList",
  Properties: { AddressFamily: family, MaxEntries },
});
const rule = (direction: string, properties: object, group = "Group") => ({
  Type: `AWS::EC2::SecurityGroup${direction}`,
  Properties: { GroupId: { "Fn::GetAtt": [group, "GroupId"] }, ...properties },
});
const through = (name: string) => ({ "Fn::GetAtt": [name, "PrefixListId"] });
const needed = (Resources: object, name: string) =>
  quotasOf([{ Resources } as Template]).find(each => each.name.en.includes(name))?.needed;

test("a rule that names a list counts as many as the list may hold, one with an address counts one", () => {
  const resources = {
    four: list("IPv4", 40),
    six: list("IPv6", 50),
    a: rule("Ingress", { SourcePrefixListId: through("four") }),
    b: rule("Ingress", { SourcePrefixListId: through("six") }),
    c: rule("Ingress", { CidrIp: "10.0.0.0/8" }),
    d: rule("Egress", { DestinationPrefixListId: through("four") }),
    e: rule("Ingress", { SourcePrefixListId: through("four") }, "Another"),
  };
  expect(needed(resources, "per security group")).toBe(50);
  expect(
    needed(
      { ...resources, f: rule("Ingress", { SourcePrefixListId: through("four") }) },
      "per security group",
    ),
  ).toBe(81);
});

test("rules are counted for each endpoint and each network ACL by itself", () => {
  const authorized = (endpoint: string) => ({
    Type: "AWS::EC2::ClientVpnAuthorizationRule",
    Properties: { ClientVpnEndpointId: { Ref: endpoint } },
  });
  expect(
    needed({ a: authorized("one"), b: authorized("one"), c: authorized("two") }, "authorization rules"),
  ).toBe(2);
  const entry = (Egress: boolean) => ({
    Type: "AWS::EC2::NetworkAclEntry",
    Properties: { NetworkAclId: { Ref: "acl" }, Egress },
  });
  expect(needed({ a: entry(true), b: entry(false), c: entry(true) }, "network ACL")).toBe(2);
});

test("only what is beyond the given must be raised, and lists of two stacks are told apart", () => {
  const endpoints = Object.fromEntries(
    [1, 2, 3, 4, 5].map(n => [`e${n}`, { Type: "AWS::EC2::ClientVpnEndpoint" }]),
  );
  expect(toBeRaised([{ Resources: endpoints }])).toEqual([]);
  const raised = toBeRaised([{ Resources: { ...endpoints, e6: { Type: "AWS::EC2::ClientVpnEndpoint" } } }]);
  expect(raised).toMatchObject([{ given: 5, needed: 6 }]);
  const far = { Resources: { four: list("IPv4", 900) } };
  const near = {
    Resources: { four: list("IPv4", 10), a: rule("Ingress", { SourcePrefixListId: through("four") }) },
  };
  expect(quotasOf([far, near]).find(({ name }) => name.en.startsWith("rules per security"))?.needed).toBe(10);
});
