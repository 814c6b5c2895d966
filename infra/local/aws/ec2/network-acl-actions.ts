// The network ACL actions: what lists of rules there are, and their entries put in, replaced and taken out, each at once in force.
import type { Ec2Account } from "./account.ts";
import type { Action } from "./action.ts";
import { canonicalOf } from "./cidr.ts";
import { type Filters, filtered } from "./filters.ts";
import { integer, type QueryForm, required, requiredInteger, texts } from "./form.ts";
import {
  type NetworkAclEntry,
  type StoredNetworkAcl,
  withEntry,
  withEntryReplaced,
  withLast,
  withoutEntry,
} from "./network-acl.ts";
import { resultPage } from "./paging.ts";
import { Ec2Refusal } from "./refusal.ts";
import { tagValues } from "./tag.ts";
import type { Value } from "./xml.ts";

const PAGE = { least: 5, most: 1000 };
const NUMBERS = { least: 1, most: 32_766 };
const PORTS = { least: 0, most: 65_535 };

const FILTERS: Filters<StoredNetworkAcl> = {
  "network-acl-id": acl => [acl.id],
  "vpc-id": acl => [acl.vpcId],
  default: acl => [String(acl.isDefault)],
  "association.subnet-id": acl => acl.subnets.map(({ id }) => id),
  "tag-key": acl => acl.tags.map(({ key }) => key),
  "tag:": (acl, key) => tagValues(acl.tags, key),
};

export const networkAclActions: Readonly<Record<string, Action>> = {
  DescribeNetworkAcls({ account, form }) {
    const ids = texts(form, "NetworkAclId");
    const wanted = ids.length > 0 ? ids.map(id => account.networkAcl(id)) : [...account.networkAcls.values()];
    const { items, nextToken } = resultPage(filtered(wanted, form, FILTERS), form, PAGE);
    return { nextToken, networkAclSet: items.map(acl => aclAnswer(acl, account.terms.owner)) };
  },

  CreateNetworkAclEntry: ({ account, form }) => put(account, withEntry(aclOf(account, form), entryOf(form))),

  ReplaceNetworkAclEntry: ({ account, form }) =>
    put(account, withEntryReplaced(aclOf(account, form), entryOf(form))),

  DeleteNetworkAclEntry: ({ account, form }) =>
    put(account, withoutEntry(aclOf(account, form), placeOf(form))),
};

function put(account: Ec2Account, acl: StoredNetworkAcl) {
  account.putNetworkAcl(acl);
  return { return: true };
}

function aclOf(account: Ec2Account, form: QueryForm): StoredNetworkAcl {
  return account.networkAcl(required(form, "NetworkAclId"));
}

function placeOf(form: QueryForm): Pick<NetworkAclEntry, "number" | "egress"> {
  return {
    number: requiredInteger(form, "RuleNumber", NUMBERS),
    egress: oneOf(form, "Egress", ["true", "false"]) === "true",
  };
}

function entryOf(form: QueryForm): NetworkAclEntry {
  const protocol = required(form, "Protocol");
  if (!/^-1$|^\d{1,3}$/.test(protocol) || Number(protocol) > 255)
    throw new Ec2Refusal("InvalidParameterValue", `Invalid value '${protocol}' for IP protocol.`);
  const ports = portsOf(form, protocol);
  return {
    ...placeOf(form),
    protocol,
    action: oneOf(form, "RuleAction", ["allow", "deny"]),
    cidr: rangeOf(form),
    ...(ports && { ports }),
  };
}

function oneOf<const Known extends string>(form: QueryForm, name: string, known: readonly Known[]): Known {
  const value = required(form, name);
  const found = known.find(each => each === value);
  if (found) return found;
  throw new Ec2Refusal("InvalidParameterValue", `Value (${value}) for parameter ${name} is invalid.`);
}

/** Of all protocols the ports are not looked at; of TCP and UDP they must be said. */
function portsOf(form: QueryForm, protocol: string) {
  if (protocol !== "6" && protocol !== "17") return undefined;
  const [from, to] = [integer(form, "PortRange.From", PORTS), integer(form, "PortRange.To", PORTS)];
  if (from === undefined || to === undefined)
    throw new Ec2Refusal("MissingParameter", "The request must contain the parameter portRange");
  return { from, to };
}

/** Host bits are cut off, not refused. */
function rangeOf(form: QueryForm): string {
  const [four, six] = [form.get("CidrBlock"), form.get("Ipv6CidrBlock")];
  if (four !== undefined && six !== undefined)
    throw new Ec2Refusal("InvalidParameterCombination", "Give CidrBlock or Ipv6CidrBlock, not both.");
  if (four === undefined && six === undefined)
    throw new Ec2Refusal("MissingParameter", "The request must contain the parameter cidrBlock");
  const range = six === undefined ? canonicalOf(four ?? "", "IPv4") : canonicalOf(six, "IPv6");
  if (range) return range;
  throw new Ec2Refusal("InvalidParameterValue", `Value (${four ?? six}) for parameter cidrBlock is invalid.`);
}

function aclAnswer(
  { id, vpcId, isDefault, tags, subnets, entries }: StoredNetworkAcl,
  ownerId: string,
): Value {
  return {
    networkAclId: id,
    vpcId,
    default: isDefault,
    entrySet: withLast(entries).map(entryAnswer),
    associationSet: subnets.map(subnet => ({
      networkAclAssociationId: `aclassoc-${subnet.id.slice("subnet-".length)}`,
      networkAclId: id,
      subnetId: subnet.id,
    })),
    tagSet: tags.map(({ key, value }) => ({ key, value })),
    ownerId,
  };
}

function entryAnswer({ number, protocol, action, egress, cidr, ports }: NetworkAclEntry): Value {
  return {
    ruleNumber: number,
    protocol,
    ruleAction: action,
    egress,
    ...(cidr.includes(":") ? { ipv6CidrBlock: cidr } : { cidrBlock: cidr }),
    portRange: ports && { from: ports.from, to: ports.to },
  };
}
