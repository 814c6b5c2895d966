// The actions by which an endpoint is joined to subnets and routed through them, and by which a group's rules are shown and taken out.
import { createHash } from "node:crypto";
import type { Ec2Account } from "./account.ts";
import type { Action } from "./action.ts";
import { type Filters, filtered } from "./filters.ts";
import { type QueryForm, required, texts } from "./form.ts";
import { resultPage } from "./paging.ts";
import { Ec2Refusal } from "./refusal.ts";
import { hungUp, isOpen } from "./vpn-connection.ts";
import type { VpnEndpoint } from "./vpn-endpoint.ts";

const PAGE = { least: 5, most: 1000 };

interface GroupRule {
  readonly id: string;
  readonly group: string;
  readonly egress: boolean;
}

const RULE_FILTERS: Filters<GroupRule> = {
  "group-id": ({ group }) => [group],
  "security-group-rule-id": ({ id }) => [id],
};

export const vpnNetworkActions: Readonly<Record<string, Action>> = {
  DescribeClientVpnTargetNetworks({ account, form }) {
    const endpoint = endpointOf(account, form);
    const { items, nextToken } = resultPage(endpoint.joined, form, PAGE);
    const now = account.terms.clock();
    return {
      nextToken,
      clientVpnTargetNetworks: items.map(({ id, subnet, until }) => ({
        associationId: id,
        clientVpnEndpointId: endpoint.id,
        targetNetworkId: subnet,
        status: { code: until > now ? "associating" : "associated" },
      })),
    };
  },

  AssociateClientVpnTargetNetwork({ account, form }) {
    const endpoint = endpointOf(account, form);
    const subnet = required(form, "SubnetId");
    if (endpoint.joined.some(each => each.subnet === subnet))
      throw new Ec2Refusal(
        "InvalidClientVpnDuplicateAssociationException",
        `${subnet} is associated already.`,
      );
    const { until } = account.settling(false);
    const id = `cvpn-assoc-${digestOf(`${endpoint.id} ${subnet} ${until}`)}`;
    putJoined(account, endpoint, [...endpoint.joined, { id, subnet, until }]);
    return { associationId: id, status: { code: "associating" } };
  },

  // What was routed through the subnet goes with it, and with the last subnet every connection.
  DisassociateClientVpnTargetNetwork({ account, form }) {
    const endpoint = endpointOf(account, form);
    const id = required(form, "AssociationId");
    const gone = endpoint.joined.find(each => each.id === id);
    if (!gone)
      throw new Ec2Refusal("InvalidClientVpnAssociationIdNotFound", `Association ${id} does not exist.`);
    const joined = endpoint.joined.filter(each => each !== gone);
    const routes = endpoint.routes.filter(({ subnet }) => subnet !== gone.subnet);
    putJoined(account, { ...endpoint, routes }, joined);
    if (joined.length === 0) hangUp(account, endpoint);
    return { associationId: id, status: { code: "disassociating" } };
  },

  DescribeClientVpnRoutes({ account, form }) {
    const endpoint = endpointOf(account, form);
    const { items, nextToken } = resultPage(endpoint.routes, form, PAGE);
    return {
      nextToken,
      routes: items.map(({ cidr, subnet }) => ({
        clientVpnEndpointId: endpoint.id,
        destinationCidr: cidr,
        targetSubnet: subnet,
        type: "Nat",
        origin: "add-route",
        status: { code: "active" },
      })),
    };
  },

  CreateClientVpnRoute({ account, form }) {
    const endpoint = endpointOf(account, form);
    const cidr = required(form, "DestinationCidrBlock");
    const subnet = required(form, "TargetVpcSubnetId");
    const now = account.terms.clock();
    if (!endpoint.joined.some(each => each.subnet === subnet && each.until <= now))
      throw new Ec2Refusal("InvalidClientVpnActiveAssociationNotFound", `${subnet} is not associated.`);
    if (endpoint.routes.some(each => each.cidr === cidr && each.subnet === subnet))
      throw new Ec2Refusal("InvalidClientVpnDuplicateRoute", `${cidr} is routed through ${subnet} already.`);
    account.putEndpoint({ ...endpoint, routes: [...endpoint.routes, { cidr, subnet }] });
    return { status: { code: "creating" } };
  },

  DescribeSecurityGroupRules({ account, form }) {
    const all = [...account.securityGroups].flatMap(([group, rules]) =>
      rules.map(({ id, egress }): GroupRule => ({ id, group, egress })),
    );
    const { items, nextToken } = resultPage(filtered(all, form, RULE_FILTERS), form, PAGE);
    return {
      nextToken,
      securityGroupRuleSet: items.map(({ id, group, egress }) => ({
        securityGroupRuleId: id,
        groupId: group,
        isEgress: egress,
        ipProtocol: "-1",
      })),
    };
  },

  RevokeSecurityGroupIngress: ({ account, form }) => revoke(account, form, false),
  RevokeSecurityGroupEgress: ({ account, form }) => revoke(account, form, true),
};

function endpointOf(account: Ec2Account, form: QueryForm): VpnEndpoint {
  return account.endpoint(required(form, "ClientVpnEndpointId"));
}

function putJoined(account: Ec2Account, endpoint: VpnEndpoint, joined: VpnEndpoint["joined"]): void {
  account.putEndpoint({ ...endpoint, joined, subnets: joined.length });
}

function hangUp(account: Ec2Account, { id }: VpnEndpoint): void {
  for (const connection of account.connections.values())
    if (connection.endpointId === id && isOpen(connection))
      account.putConnection(hungUp(connection, account.terms.clock()));
}

function revoke(account: Ec2Account, form: QueryForm, egress: boolean) {
  const group = required(form, "GroupId");
  const rules = account.securityGroups.get(group);
  if (!rules) throw new Ec2Refusal("InvalidGroup.NotFound", `The security group '${group}' does not exist`);
  const ids = texts(form, "SecurityGroupRuleId");
  const missing = ids.find(id => !rules.some(rule => rule.id === id && rule.egress === egress));
  if (missing !== undefined || ids.length === 0)
    throw new Ec2Refusal(
      "InvalidSecurityGroupRuleId.NotFound",
      `The security group rule ID '${missing ?? ""}' does not exist`,
    );
  account.securityGroups.set(
    group,
    rules.filter(({ id }) => !ids.includes(id)),
  );
  return { return: true };
}

export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 17);
}
