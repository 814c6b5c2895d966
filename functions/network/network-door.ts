// Empties a security group, and joins endpoints to subnets, routes them and takes them off; the only file that knows EC2 for the upkeep
// of the network. It decides nothing.
import {
  AssociateClientVpnTargetNetworkCommand,
  type AssociationStatusCode,
  CreateClientVpnRouteCommand,
  DescribeClientVpnEndpointsCommand,
  DisassociateClientVpnTargetNetworkCommand,
  EC2Client,
  type EC2ClientConfig,
  paginateDescribeClientVpnRoutes,
  paginateDescribeClientVpnTargetNetworks,
  paginateDescribeSecurityGroupRules,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { NAMES, PRODUCT_TAG } from "../allowlist/names.ts";
import type { Joined, JoinStatus, Routed, UpkeepStep } from "./upkeep.ts";

export interface NetworkDoor {
  /** How many rules were taken out. */
  empty(group: string): Promise<number>;
  /** Ids of the endpoints that the template made, by system. */
  endpoints(): Promise<ReadonlyMap<string, string>>;
  joined(endpoint: string): Promise<readonly Joined[]>;
  routed(endpoint: string): Promise<readonly Routed[]>;
  take(endpoint: string, step: UpkeepStep): Promise<void>;
}

const STATUS: Readonly<Record<AssociationStatusCode, JoinStatus | "gone">> = {
  associating: "joining",
  associated: "joined",
  "association-failed": "failed",
  disassociating: "leaving",
  disassociated: "gone",
};
/** A throttled call is asked again for some seconds. */
const ATTEMPTS = 5;

export function networkDoor(config: EC2ClientConfig = {}, names = NAMES): NetworkDoor {
  const requestHandler = { connectionTimeout: 1_000, requestTimeout: 4_000 };
  const client = new EC2Client({ maxAttempts: ATTEMPTS, requestHandler, ...config });
  return {
    empty: group => empty(client, group),
    async endpoints() {
      const Filters = [{ Name: `tag:${PRODUCT_TAG}`, Values: [names] }];
      // A region holds fewer than a page does.
      const { ClientVpnEndpoints = [] } = await client.send(
        new DescribeClientVpnEndpointsCommand({ Filters }),
      );
      return new Map(
        ClientVpnEndpoints.map(({ ClientVpnEndpointId = "", Tags = [] }) => [
          Tags.find(({ Key }) => Key === "system")?.Value ?? "",
          ClientVpnEndpointId,
        ]),
      );
    },
    async joined(ClientVpnEndpointId) {
      const found: Joined[] = [];
      for await (const { ClientVpnTargetNetworks = [] } of paginateDescribeClientVpnTargetNetworks(
        { client },
        { ClientVpnEndpointId },
      ))
        for (const {
          AssociationId: id = "",
          TargetNetworkId: subnet = "",
          Status,
        } of ClientVpnTargetNetworks) {
          const status = STATUS[Status?.Code ?? "associating"];
          if (status !== "gone") found.push({ id, subnet, status });
        }
      return found;
    },
    async routed(ClientVpnEndpointId) {
      const found: Routed[] = [];
      for await (const { Routes = [] } of paginateDescribeClientVpnRoutes(
        { client },
        { ClientVpnEndpointId },
      ))
        found.push(
          ...Routes.filter(({ Status }) => Status?.Code !== "failed" && Status?.Code !== "deleting").map(
            ({ DestinationCidr: cidr = "", TargetSubnet: subnet = "" }) => ({ cidr, subnet }),
          ),
        );
      return found;
    },
    take: (endpoint, step) => take(client, endpoint, step),
  };
}

async function empty(client: EC2Client, GroupId: string): Promise<number> {
  const ids: Record<"in" | "out", string[]> = { in: [], out: [] };
  const Filters = [{ Name: "group-id", Values: [GroupId] }];
  for await (const { SecurityGroupRules = [] } of paginateDescribeSecurityGroupRules({ client }, { Filters }))
    for (const { SecurityGroupRuleId = "", IsEgress } of SecurityGroupRules)
      ids[IsEgress ? "out" : "in"].push(SecurityGroupRuleId);
  if (ids.in.length > 0)
    await client.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds: ids.in }));
  if (ids.out.length > 0)
    await client.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds: ids.out }));
  return ids.in.length + ids.out.length;
}

async function take(client: EC2Client, ClientVpnEndpointId: string, step: UpkeepStep): Promise<void> {
  if (step.do === "join")
    await client.send(
      new AssociateClientVpnTargetNetworkCommand({ ClientVpnEndpointId, SubnetId: step.subnet }),
    );
  if (step.do === "leave")
    await client.send(
      new DisassociateClientVpnTargetNetworkCommand({ ClientVpnEndpointId, AssociationId: step.join }),
    );
  if (step.do === "route")
    await client.send(
      new CreateClientVpnRouteCommand({
        ClientVpnEndpointId,
        DestinationCidrBlock: step.cidr,
        TargetVpcSubnetId: step.subnet,
      }),
    );
}
