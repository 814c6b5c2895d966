// The ways out of a network of our own: to the city by a transit gateway or a site-to-site VPN, to the world by a NAT gateway a system,
// and for each system route tables that know its own targets and no other's.
import { Fn } from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import { Construct } from "constructs";
import type { SystemCode } from "../functions/shared/rules/systems.ts";
import { namesOf } from "./function-name.ts";
import { sharedSubnetRange, systemsOf, type Target } from "./stages/plan.ts";
import type { Stage, StageSystem } from "./stages/stage.ts";

export interface Leading {
  readonly system: SystemCode;
  readonly said: StageSystem;
  /** Of each channel, zone by zone. */
  readonly subnets: readonly (readonly string[])[];
  readonly targets: readonly Target[];
}

type CityWay = Pick<ec2.CfnRouteProps, "transitGatewayId" | "gatewayId">;

export class NetworkWays extends Construct {
  private readonly stage: Stage;
  private readonly vpcId: string;
  /** Where a route to the city goes, and what must be there first. */
  private readonly city:
    | { readonly way: CityWay; readonly after: ec2.CfnVPCGatewayAttachment | ec2.CfnTransitGatewayAttachment }
    | undefined;
  /** Subnets with a way to the world, for NAT gateways alone. */
  private readonly open: readonly ec2.CfnSubnet[];

  constructor(
    scope: Construct,
    id: string,
    { stage, vpcId }: { readonly stage: Stage; readonly vpcId: string },
  ) {
    super(scope, id);
    this.stage = stage;
    this.vpcId = vpcId;
    this.city = this.cityWay();
    this.open = systemsOf(stage).some(([, { egress }]) => egress.kind === "nat") ? this.openSubnets() : [];
  }

  /** Gives the elastic addresses by which the system leaves. */
  lead({ system, said, subnets, targets }: Leading): string[] {
    const outside = targets.filter(({ way }) => way !== "inside");
    const nats =
      said.egress.kind === "nat" ? this.open.map((subnet, zone) => this.nat(system, subnet, zone)) : [];
    if (outside.length === 0) return nats.map(({ address }) => address);
    for (let zone = 0; zone < this.stage.zones; zone++) {
      const name = `${system}-zone${zone}`;
      const table = new ec2.CfnRouteTable(this, name, {
        vpcId: this.vpcId,
        tags: [{ key: "Name", value: `${namesOf(this)}-${name}` }],
      });
      for (const [channel, ids] of subnets.entries())
        new ec2.CfnSubnetRouteTableAssociation(this, `${name}-${channel}`, {
          subnetId: ids[zone] ?? "",
          routeTableId: table.ref,
        });
      for (const [at, target] of outside.entries())
        this.route(`${name}-to${at}`, table, target, nats[zone]?.gateway);
    }
    return nats.map(({ address }) => address);
  }

  private route(
    id: string,
    table: ec2.CfnRouteTable,
    { cidr, way }: Target,
    natGatewayId: string | undefined,
  ): void {
    const by = way === "nat" ? { natGatewayId: natGatewayId ?? "" } : this.city?.way;
    if (!by) throw new Error(`${cidr} leads nowhere`);
    const route = new ec2.CfnRoute(this, id, { routeTableId: table.ref, destinationCidrBlock: cidr, ...by });
    if (way === "attachment" && this.city) route.addResourceDependency(this.city.after);
  }

  private cityWay(): NetworkWays["city"] {
    const { attachment } = this.stage;
    if (attachment?.kind === "transit-gateway") return this.transitGateway(attachment.id);
    if (attachment?.kind === "site-to-site") return this.siteToSite(attachment);
    return undefined;
  }

  private transitGateway(transitGatewayId: string) {
    const subnetIds = this.sharedSubnets("attachment").map(({ ref }) => ref);
    const after = new ec2.CfnTransitGatewayAttachment(this, "City", {
      ...{ transitGatewayId, subnetIds },
      vpcId: this.vpcId,
    });
    return { way: { transitGatewayId }, after };
  }

  private siteToSite({
    cityAddress,
    networks,
  }: {
    readonly cityAddress: string;
    readonly networks: readonly string[];
  }) {
    const type = "ipsec.1";
    const gateway = new ec2.CfnVPNGateway(this, "Gateway", { type });
    const vpnGatewayId = gateway.ref;
    const after = new ec2.CfnVPCGatewayAttachment(this, "GatewayHere", { vpcId: this.vpcId, vpnGatewayId });
    // Routes are stated here and not learned, so the number is asked for and means nothing.
    const customer = new ec2.CfnCustomerGateway(this, "CityGateway", {
      type,
      ipAddress: cityAddress,
      bgpAsn: 65_000,
    });
    const line = new ec2.CfnVPNConnection(this, "CityLine", {
      ...{ type, vpnGatewayId },
      customerGatewayId: customer.ref,
      staticRoutesOnly: true,
    });
    for (const [at, destinationCidrBlock] of networks.entries())
      new ec2.CfnVPNConnectionRoute(this, `CityLine-to${at}`, {
        vpnConnectionId: line.ref,
        destinationCidrBlock,
      });
    return { way: { gatewayId: vpnGatewayId }, after };
  }

  private openSubnets(): ec2.CfnSubnet[] {
    const gateway = new ec2.CfnInternetGateway(this, "World");
    const here = new ec2.CfnVPCGatewayAttachment(this, "WorldHere", {
      vpcId: this.vpcId,
      internetGatewayId: gateway.ref,
    });
    const table = new ec2.CfnRouteTable(this, "WorldTable", { vpcId: this.vpcId });
    const route = new ec2.CfnRoute(this, "WorldRoute", {
      routeTableId: table.ref,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.ref,
    });
    route.addResourceDependency(here);
    const subnets = this.sharedSubnets("public");
    for (const [zone, { ref: subnetId }] of subnets.entries())
      new ec2.CfnSubnetRouteTableAssociation(this, `WorldTable-${zone}`, {
        subnetId,
        routeTableId: table.ref,
      });
    return subnets;
  }

  /** A system's alone: what leaves by its address is this system's, as its IP report says. */
  private nat(
    system: SystemCode,
    { ref: subnetId }: ec2.CfnSubnet,
    zone: number,
  ): { gateway: string; address: string } {
    const tags = [{ key: "Name", value: `${namesOf(this)}-${system}-zone${zone}` }];
    const elastic = new ec2.CfnEIP(this, `${system}-address${zone}`, { domain: "vpc", tags });
    const gateway = new ec2.CfnNatGateway(this, `${system}-nat${zone}`, {
      ...{ subnetId, tags },
      allocationId: elastic.attrAllocationId,
    });
    return { gateway: gateway.ref, address: Fn.join("", [elastic.attrPublicIp, "/32"]) };
  }

  private sharedSubnets(use: "attachment" | "public"): ec2.CfnSubnet[] {
    return Array.from({ length: this.stage.zones }, (_, zone) => {
      const name = `${namesOf(this)}-${use}-zone${zone}`;
      return new ec2.CfnSubnet(this, name, {
        vpcId: this.vpcId,
        cidrBlock: sharedSubnetRange(this.stage.network.range, use, zone).text,
        availabilityZone: Fn.select(zone, Fn.getAzs()),
        tags: [{ key: "Name", value: name }],
      });
    });
  }
}
