// What an account must have been granted before it is deployed into: the one list of quotas, counted in the templates; pure.
import type { Properties, Template } from "./local/run/intrinsics.ts";

export interface QuotaNeed {
  readonly name: Readonly<Record<"zh-TW" | "en", string>>;
  /** What every account has until it asks for more. */
  readonly given: number;
  readonly needed: number;
  /** Where no asking helps. */
  readonly isFixed?: true;
  /** Of all stages of an account and region together; the others are of one thing each. */
  readonly isShared?: true;
  /** What AWS calls it, to be asked what this account was granted. */
  readonly code?: { readonly service: string; readonly quota: string };
}

interface Declared {
  readonly stack: number;
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
}

/** Resources of any type. */
const ANY = "";

interface Quota extends Omit<QuotaNeed, "needed"> {
  needed(of: (type: string) => readonly Declared[]): number;
}

/** Every quota that a deployment of ours could meet. */
const QUOTAS: readonly Quota[] = [
  {
    name: { "zh-TW": "每區域 Client VPN 端點", en: "Client VPN endpoints per region" },
    isShared: true,
    given: 5,
    code: { service: "ec2", quota: "L-8EA77D34" },
    needed: of => of("AWS::EC2::ClientVpnEndpoint").length,
  },
  {
    name: { "zh-TW": "每端點授權規則", en: "authorization rules per Client VPN endpoint" },
    given: 200,
    code: { service: "ec2", quota: "L-9A1BC94B" },
    needed: of =>
      most(of("AWS::EC2::ClientVpnAuthorizationRule"), ({ ClientVpnEndpointId }) =>
        named(ClientVpnEndpointId),
      ),
  },
  {
    name: { "zh-TW": "每安全群組單向規則", en: "rules per security group and direction" },
    given: 60,
    code: { service: "vpc", quota: "L-0EA8095F" },
    needed: of => {
      const lists = of("AWS::EC2::PrefixList");
      const directions = ["Ingress", "Egress"] as const;
      return Math.max(
        ...directions.map(direction =>
          rulesOf([...of(`AWS::EC2::SecurityGroup${direction}`), ...rulesWithin(of, direction)], lists),
        ),
      );
    },
  },
  {
    name: { "zh-TW": "每網路 ACL 單向規則", en: "rules per network ACL and direction" },
    given: 20,
    code: { service: "vpc", quota: "L-2AEEBF1A" },
    needed: of =>
      most(of("AWS::EC2::NetworkAclEntry"), ({ NetworkAclId, Egress }) => `${named(NetworkAclId)} ${Egress}`),
  },
  {
    name: { "zh-TW": "每區域前綴清單", en: "prefix lists per region" },
    isShared: true,
    given: 100,
    needed: of => of("AWS::EC2::PrefixList").length,
  },
  {
    name: { "zh-TW": "每前綴清單項目", en: "entries per prefix list" },
    given: 1_000,
    needed: of =>
      Math.max(0, ...of("AWS::EC2::PrefixList").map(({ properties }) => Number(properties.MaxEntries))),
  },
  {
    name: { "zh-TW": "每區域 VPC", en: "VPCs per region" },
    isShared: true,
    given: 5,
    code: { service: "vpc", quota: "L-F678F1CE" },
    needed: of => of("AWS::EC2::VPC").length,
  },
  {
    name: { "zh-TW": "每區域彈性 IP", en: "Elastic IP addresses per region" },
    isShared: true,
    given: 5,
    code: { service: "ec2", quota: "L-0263D0A3" },
    needed: of => of("AWS::EC2::EIP").length,
  },
  {
    name: { "zh-TW": "每可用區 NAT 閘道", en: "NAT gateways per zone" },
    isShared: true,
    given: 5,
    code: { service: "vpc", quota: "L-FE5A380F" },
    // Each in the zone of the subnet that it lies in.
    needed: (of: (type: string) => readonly Declared[]) => {
      const subnets = new Map(of("AWS::EC2::Subnet").map(({ id, properties }) => [id, properties]));
      return most(of("AWS::EC2::NatGateway"), ({ SubnetId }) =>
        JSON.stringify(subnets.get(named(SubnetId))?.AvailabilityZone),
      );
    },
  },
  {
    name: { "zh-TW": "每堆疊資源", en: "resources per stack" },
    given: 500,
    isFixed: true,
    needed: of => {
      const counts = new Map<number, number>();
      for (const { stack } of of(ANY)) counts.set(stack, (counts.get(stack) ?? 0) + 1);
      return Math.max(0, ...counts.values());
    },
  },
];
/** What stages take that share an account and region: of what is theirs together the sum, of one thing each the most. */
export function quotasTogether(stages: readonly (readonly QuotaNeed[])[]): QuotaNeed[] {
  const [first = [], ...more] = stages;
  return first.map((quota, at) => {
    const all = [quota, ...more.flatMap(each => each[at] ?? [])].map(({ needed }) => needed);
    const needed = quota.isShared ? all.reduce((sum, each) => sum + each, 0) : Math.max(...all);
    return { ...quota, needed };
  });
}

/** How much of each these templates take. */
export function quotasOf(templates: readonly Template[]): QuotaNeed[] {
  const all = templates.flatMap(({ Resources }, stack) =>
    Object.entries(Resources).map(
      ([id, { Type, Properties = {} }]): Declared => ({ stack, id, type: Type, properties: Properties }),
    ),
  );
  const of = (type: string) => all.filter(each => type === ANY || each.type === type);
  return QUOTAS.map(({ needed, ...quota }) => ({ ...quota, needed: needed(of) }));
}

export function toBeRaised(templates: readonly Template[]): QuotaNeed[] {
  return quotasOf(templates).filter(({ given, needed }) => needed > given);
}

/** A list that a rule names is charged with all that it may ever hold, and the families apart. */
function rulesOf(rules: readonly Declared[], lists: readonly Declared[]): number {
  const charged = new Map<string, number>();
  for (const { stack, properties } of rules) {
    const list = named(properties.SourcePrefixListId ?? properties.DestinationPrefixListId);
    const found = lists.find(each => each.stack === stack && each.id === list)?.properties;
    const family = found?.AddressFamily ?? (properties.CidrIpv6 ? "IPv6" : "IPv4");
    const group = `${named(properties.GroupId)} ${family}`;
    charged.set(group, (charged.get(group) ?? 0) + (found ? Number(found.MaxEntries) : 1));
  }
  return Math.max(0, ...charged.values());
}

/** Rules that are written into their group, as if each stood for itself. */
function rulesWithin(of: (type: string) => readonly Declared[], direction: "Ingress" | "Egress"): Declared[] {
  return of("AWS::EC2::SecurityGroup").flatMap(group =>
    ((group.properties[`SecurityGroup${direction}`] ?? []) as Properties[]).map(properties => ({
      ...group,
      properties: { ...properties, GroupId: group.id },
    })),
  );
}

function most(rows: readonly Declared[], group: (properties: Properties) => string): number {
  const counts = new Map<string, number>();
  for (const { properties } of rows) counts.set(group(properties), (counts.get(group(properties)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** The resource that a Ref or a GetAtt means. */
function named(reference: unknown): string {
  const { Ref, "Fn::GetAtt": got } = (reference ?? {}) as { Ref?: string; "Fn::GetAtt"?: readonly string[] };
  return Ref ?? got?.[0] ?? String(reference);
}
