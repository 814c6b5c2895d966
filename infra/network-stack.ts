// The network: for each system subnets of its own under one list of rules, so that it can be cut as one, and its ways out to the city
// and the world, which are that system's alone.
import { CfnOutput, type CfnTag, Fn, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import {
  CHANNELS,
  type Channel,
  EVERYWHERE,
  networkAclName,
  networkAclTags,
  PASS_RULES,
} from "../functions/allowlist/names.ts";
import type { SystemCode } from "../functions/shared/rules/systems.ts";
import { namesOf } from "./function-name.ts";
import type { Upkeep } from "./granted.ts";
import { NetworkWays } from "./network-ways.ts";
import { subnetsOf, systemsOf, targetsOf } from "./stages/plan.ts";
import type { Stage } from "./stages/stage.ts";

export interface NetworkProps extends StackProps {
  readonly stage: Stage;
}

export class NetworkStack extends Stack {
  readonly vpcId: string;
  /** Ids of subnets, by system and channel. */
  private readonly made = new Map<string, readonly string[]>();
  /** By system, the addresses that the exchange sees, where the stage knows them. */
  readonly egress = new Map<SystemCode, readonly string[]>();
  readonly upkeep: Upkeep;
  /** Whatever forgets to name a group wears it; of a network that was there it is its owner's. */
  private defaultGroup: string | undefined;

  constructor(scope: Construct, id: string, { stage, ...props }: NetworkProps) {
    super(scope, id, props);
    this.vpcId = this.network(stage);
    if (stage.flowLogs !== "none") this.flowLog(stage.flowLogs.days);
    const ways =
      stage.network.kind === "new" ? new NetworkWays(this, "Ways", { stage, vpcId: this.vpcId }) : undefined;
    for (const [system, said] of systemsOf(stage)) {
      const acl = this.networkAcl(system);
      for (const channel of CHANNELS) this.subnets(stage, system, channel, acl);
      const subnets = CHANNELS.map(channel => this.subnetIds(system, channel));
      const seenFrom = said.egress.kind === "city" ? said.egress.addresses : [];
      const elastic = ways?.lead({ system, said, subnets, targets: targetsOf(stage, said) }) ?? [];
      const addresses = [...seenFrom, ...elastic];
      this.egress.set(system, addresses);
      if (addresses.length > 0)
        new CfnOutput(this, `${idOf(system)}Egress`, { value: Fn.join(",", addresses) });
    }
    this.upkeep = this.upkeepOf(stage);
  }

  subnetIds(system: SystemCode, channel: Channel): readonly string[] {
    return this.made.get(`${system} ${channel}`) ?? [];
  }

  private network({ network }: Stage): string {
    if (network.kind === "existing") return network.vpcId;
    const made = new ec2.CfnVPC(this, "Network", {
      cidrBlock: network.range,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: tagsOf({ Name: namesOf(this) }),
    });
    this.defaultGroup = made.attrDefaultSecurityGroup;
    return made.ref;
  }

  /** What a function keeps so, since no template can: the group that AWS makes open, and associations in office hours. */
  private upkeepOf(stage: Stage): Upkeep {
    const { officeHours: hours } = stage.vpn;
    const defaultGroup = this.defaultGroup !== undefined && { defaultGroup: this.defaultGroup };
    const endpoints = systemsOf(stage).map(([system, said]) => [
      system,
      {
        subnets: this.subnetIds(system, "vpn"),
        routes: targetsOf(stage, said).flatMap(({ cidr, way }) => (way === "inside" ? [] : [cidr])),
      },
    ]);
    const joins = hours && { hours, endpoints: Object.fromEntries(endpoints) as unknown };
    const wanted = this.toJsonString({ ...defaultGroup, ...joins });
    return { wanted, ...defaultGroup, joins: hours !== undefined };
  }

  /** What passed and what was refused, by address: who opens it sees what the lists really did. */
  private flowLog(retentionInDays: number): void {
    const log = new logs.LogGroup(this, "Packets", {
      retention: retentionInDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new iam.Role(this, "PacketsRole", {
      assumedBy: new iam.ServicePrincipal("vpc-flow-logs.amazonaws.com"),
    });
    log.grantWrite(role);
    new ec2.CfnFlowLog(this, "PacketsLog", {
      resourceId: this.vpcId,
      resourceType: "VPC",
      trafficType: "ALL",
      logGroupName: log.logGroupName,
      deliverLogsPermissionArn: role.roleArn,
    });
  }

  /** Lets everything through until the cut's own rules, which come first and are not the template's, deny it. */
  private networkAcl(system: SystemCode): ec2.CfnNetworkAcl {
    const name = networkAclName(system, namesOf(this));
    const acl = new ec2.CfnNetworkAcl(this, name, {
      vpcId: this.vpcId,
      tags: tagsOf({ Name: name, ...networkAclTags(system, namesOf(this)) }),
    });
    for (const family of [4, 6] as const)
      for (const egress of [false, true])
        new ec2.CfnNetworkAclEntry(this, `${name}-v${family}-${egress ? "out" : "in"}`, {
          networkAclId: acl.ref,
          ruleNumber: PASS_RULES[family],
          ...(family === 4 ? { cidrBlock: EVERYWHERE[4] } : { ipv6CidrBlock: EVERYWHERE[6] }),
          ruleAction: "allow",
          protocol: -1,
          egress,
        });
    return acl;
  }

  /** Hosts are in other subnets than the endpoint: what stays inside one subnet, no list of rules sees. */
  private subnets(stage: Stage, system: SystemCode, channel: Channel, acl: ec2.CfnNetworkAcl): void {
    const ids = subnetsOf(stage, system, channel).map(({ id, range }, zone) => {
      const name = `${namesOf(this)}-${system}-${channel}-zone${zone}`;
      const subnetId =
        id ??
        new ec2.CfnSubnet(this, name, {
          vpcId: this.vpcId,
          cidrBlock: range,
          availabilityZone: Fn.select(zone, Fn.getAzs()),
          tags: tagsOf({ Name: name, ...networkAclTags(system, namesOf(this)), channel }),
        }).ref;
      const networkAclId = acl.ref;
      new ec2.CfnSubnetNetworkAclAssociation(this, `${name}-rules`, { subnetId, networkAclId });
      return subnetId;
    });
    this.made.set(`${system} ${channel}`, ids);
  }
}

export function tagsOf(tags: Readonly<Record<string, string>>): CfnTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** `city-hall` is `CityHall` in names of outputs, which take no hyphen. */
export function idOf(system: SystemCode): string {
  return system.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
