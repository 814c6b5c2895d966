// What the stack declares of EC2, as the stand-in takes it: prefix lists, VPN endpoints and networks, read from the template.

import type { VpnLogin } from "../../../functions/gate/names.ts";
import type { Properties } from "../run/intrinsics.ts";
import type { Model } from "../run/template.ts";
import { type NetworkAclSeed, type Seed, type VpnEndpointSeed, vpnEndpointId } from "./ec2/seed.ts";

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export function seedOf(model: Model): Seed {
  const lists = [...model.resources("AWS::EC2::PrefixList").values()];
  return {
    prefixLists: lists.map(({ PrefixListName, AddressFamily, MaxEntries, Tags }) => ({
      name: String(PrefixListName),
      family: AddressFamily === "IPv6" ? "IPv6" : "IPv4",
      maxEntries: Number(MaxEntries),
      tags: tagsOf(Tags),
    })),
    vpnEndpoints: vpnEndpoints(model),
    networkAcls: networkAcls(model),
    defaultGroups: [...model.resources("AWS::EC2::VPC").keys()].map(id => `${id}.DefaultSecurityGroup`),
  };
}

/** Where each system's staff connect. */
export function vpnEndpointsOf(model: Model): { readonly system: string; readonly endpoint: string }[] {
  return vpnEndpoints(model).map(({ name, tags }) => ({
    system: tags.find(({ key }) => key === "system")?.value ?? "",
    endpoint: vpnEndpointId(name),
  }));
}

/** What an endpoint is called here, by the name that its template gives it. */
export function vpnEndpointIds(model: Model): ReadonlyMap<string, string> {
  const names = vpnEndpoints(model).map(({ name }) => name);
  const declared = [...model.resources("AWS::EC2::ClientVpnEndpoint").keys()];
  return new Map(declared.map((id, at) => [id, vpnEndpointId(names[at] ?? "")]));
}

function vpnEndpoints(model: Model): VpnEndpointSeed[] {
  const associations = [...model.resources("AWS::EC2::ClientVpnTargetNetworkAssociation").values()];
  const rules = [...model.resources("AWS::EC2::ClientVpnAuthorizationRule").values()];
  return [...model.resources("AWS::EC2::ClientVpnEndpoint")].map(([id, properties]) => {
    const [{ Tags = [] } = {}] = properties.TagSpecifications as { Tags?: Properties[] }[];
    const tags = tagsOf(Tags);
    const ofThis = (each: Properties) => each.ClientVpnEndpointId === id;
    return {
      name: tags.find(({ key }) => key === "Name")?.value ?? "",
      clientCidr: String(properties.ClientCidrBlock),
      tags,
      ...proofsOf(properties.AuthenticationOptions),
      asksHandler: isEnabled(properties.ClientConnectOptions),
      keepsLog: isEnabled(properties.ConnectionLogOptions),
      subnets: associations.filter(ofThis).length,
      rules: rules.filter(ofThis).map(ruleOf),
      sessionHours: Number(properties.SessionTimeoutHours ?? LONGEST_SESSION_HOURS),
    };
  });
}

const LONGEST_SESSION_HOURS = 24;
const LOGINS: Readonly<Record<string, VpnLogin>> = {
  "federated-authentication": "saml",
  "directory-service-authentication": "directory",
};

/** One way to log in at most, as the service has it. */
function proofsOf(options: unknown): Pick<VpnEndpointSeed, "certificate" | "login"> {
  const types = (options as { Type: string }[]).map(({ Type }) => Type);
  const logins = types.flatMap(type => LOGINS[type] ?? []);
  const unknown = types.filter(type => type !== "certificate-authentication" && !LOGINS[type]);
  if (unknown.length > 0 || logins.length > 1 || types.length === 0)
    throw new Error(`no VPN endpoint asks for this: ${types.join(", ")}`);
  const [login] = logins;
  return { certificate: types.includes("certificate-authentication"), ...(login && { login }) };
}

function ruleOf({ TargetNetworkCidr, AuthorizeAllGroups, AccessGroupId }: Properties) {
  const cidr = String(TargetNetworkCidr);
  if (AuthorizeAllGroups === true) return { cidr };
  return { cidr, group: String(AccessGroupId) };
}

function isEnabled(options: unknown): boolean {
  return (options as { Enabled?: boolean } | undefined)?.Enabled === true;
}

function networkAcls(model: Model): NetworkAclSeed[] {
  const all = (type: string) => [...model.resources(`AWS::EC2::${type}`).values()];
  const subnets = model.resources("AWS::EC2::Subnet");
  return [...model.resources("AWS::EC2::NetworkAcl")].map(([id, { Tags }]) => {
    const tags = tagsOf(Tags);
    const ofThis = ({ NetworkAclId }: Properties) => NetworkAclId === id;
    return {
      name: tags.find(({ key }) => key === "Name")?.value ?? "",
      tags,
      subnets: all("SubnetNetworkAclAssociation")
        .filter(ofThis)
        .map(({ SubnetId }) => String(subnets.get(String(SubnetId))?.CidrBlock)),
      entries: all("NetworkAclEntry").filter(ofThis).map(entryOf),
    };
  });
}

function entryOf({ RuleNumber, Egress, Protocol, RuleAction, CidrBlock, Ipv6CidrBlock }: Properties) {
  return {
    number: Number(RuleNumber),
    egress: Egress === true,
    protocol: String(Protocol),
    action: RuleAction === "allow" ? ("allow" as const) : ("deny" as const),
    cidr: String(CidrBlock ?? Ipv6CidrBlock),
  };
}

function tagsOf(tags: unknown): { key: string; value: string }[] {
  return ((tags ?? []) as Tag[]).map(({ Key, Value }) => ({ key: Key, value: Value }));
}
