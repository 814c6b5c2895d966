// The network: for each system subnets of its own under one list of rules, so that it can be cut as one; a VPN endpoint in them;
// its firewall's prefix lists, declared empty, and the groups that refer to them.
import { ArnFormat, CfnParameter, type CfnTag, Fn, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import {
  CEILING,
  type Channel,
  type Direction,
  EVERYWHERE,
  networkAclName,
  networkAclTags,
  PASS_RULES,
  type PrefixListPlace,
  prefixListName,
  prefixListsOf,
  prefixListTags,
  vpnEndpointName,
  vpnEndpointTags,
} from "../functions/allowlist/names.ts";
import { SYSTEMS, type SystemCode } from "../functions/shared/rules/systems.ts";
import { authenticationOptions, type VpnAuthenticationChoice } from "./vpn-authentication.ts";

export interface NetworkProps extends StackProps {
  /** What the endpoints ask of whoever connects. */
  readonly authentication: VpnAuthenticationChoice;
  /** Asked by every VPN endpoint before it lets anybody in. */
  readonly connectFunctionName: string;
}

type EndpointTerms = Pick<
  ec2.CfnClientVpnEndpointProps,
  | "authenticationOptions"
  | "serverCertificateArn"
  | "clientConnectOptions"
  | "connectionLogOptions"
  | "selfServicePortal"
>;

const NETWORK = "10.20.0.0/16";
const ZONES = [0, 1] as const;
const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 } as const;

export class NetworkStack extends Stack {
  private readonly vpc: ec2.Vpc;

  constructor(scope: Construct, id: string, { authentication, connectFunctionName, ...props }: NetworkProps) {
    super(scope, id, props);
    this.vpc = new ec2.Vpc(this, "Network", {
      ipAddresses: ec2.IpAddresses.cidr(NETWORK),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [],
    });
    const terms = this.endpointTerms(connectFunctionName, authentication);
    for (const system of SYSTEMS) {
      const acl = this.networkAcl(system);
      this.firewall(system, "vdi");
      this.subnets(system, "vdi", acl);
      this.vpnEndpoint(system, this.subnets(system, "vpn", acl), {
        ...terms,
        securityGroupIds: [this.firewall(system, "vpn").attrGroupId],
      });
    }
  }

  /** Lets everything through until the cut's own rules, which come first and are not the template's, deny it. */
  private networkAcl(system: SystemCode): ec2.CfnNetworkAcl {
    const name = networkAclName(system);
    const acl = new ec2.CfnNetworkAcl(this, name, {
      vpcId: this.vpc.vpcId,
      tags: tagsOf({ Name: name, ...networkAclTags(system) }),
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
  private subnets(system: SystemCode, channel: Channel, { ref: networkAclId }: ec2.CfnNetworkAcl): string[] {
    return ZONES.map(zone => {
      const name = `docgate-${system}-${channel}-zone${zone}`;
      const subnet = new ec2.CfnSubnet(this, name, {
        vpcId: this.vpc.vpcId,
        cidrBlock: subnetRange(system, channel, zone),
        availabilityZone: Fn.select(zone, Fn.getAzs()),
        tags: tagsOf({ Name: name, ...networkAclTags(system), channel }),
      });
      new ec2.CfnSubnetNetworkAclAssociation(this, `${name}-rules`, { subnetId: subnet.ref, networkAclId });
      return subnet.ref;
    });
  }

  /** The group that a system's hosts wear: open to what its lists hold, and to nothing while they are empty. */
  private firewall(system: SystemCode, channel: Channel): ec2.CfnSecurityGroup {
    const rules = (direction: Direction) =>
      prefixListsOf({ system, channel, direction }).map(place => {
        const { attrPrefixListId } = this.prefixList(place);
        return { ...HTTPS, attrPrefixListId, description: prefixListName(place) };
      });
    return new ec2.CfnSecurityGroup(this, `${system}-${channel}-hosts`, {
      vpcId: this.vpc.vpcId,
      groupDescription: `docgate ${system} ${channel}: only what its lists hold`,
      securityGroupIngress: rules("inbound").map(({ attrPrefixListId: sourcePrefixListId, ...rule }) => ({
        ...rule,
        sourcePrefixListId,
      })),
      securityGroupEgress: rules("outbound").map(
        ({ attrPrefixListId: destinationPrefixListId, ...rule }) => ({
          ...rule,
          destinationPrefixListId,
        }),
      ),
    });
  }

  // Without Entries: they belong to the function that applies the lists, and CloudFormation would put back its own.
  private prefixList(place: PrefixListPlace): ec2.CfnPrefixList {
    const name = prefixListName(place);
    return new ec2.CfnPrefixList(this, name, {
      prefixListName: name,
      addressFamily: `IPv${place.family}`,
      maxEntries: CEILING,
      tags: tagsOf(prefixListTags(place)),
    });
  }

  private endpointTerms(connectFunctionName: string, choice: VpnAuthenticationChoice): EndpointTerms {
    const certificate = (id: string, description: string) =>
      new CfnParameter(this, id, { description, allowedPattern: "arn:.+" }).valueAsString;
    const log = new logs.LogGroup(this, "Connections", {
      retention: logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const lambdaFunctionArn = this.formatArn({
      service: "lambda",
      resource: "function",
      resourceName: connectFunctionName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return {
      serverCertificateArn: certificate("ServerCertificateArn", "The certificate the VPN endpoints show"),
      authenticationOptions: authenticationOptions(
        this,
        certificate("ClientRootCertificateArn", "The root that signed the terminals' certificates"),
        choice,
      ),
      // Whoever names a provider for it wants the page on which staff fetch their configuration.
      selfServicePortal: choice.kind === "saml" && choice.selfServiceArn ? "enabled" : "disabled",
      clientConnectOptions: { enabled: true, lambdaFunctionArn },
      connectionLogOptions: { enabled: true, cloudwatchLogGroup: log.logGroupName },
    };
  }

  /** A region holds 5 endpoints until its quota is raised to 9. */
  private vpnEndpoint(
    system: SystemCode,
    subnets: readonly string[],
    terms: EndpointTerms & { securityGroupIds: string[] },
  ): void {
    const name = vpnEndpointName(system);
    const endpoint = new ec2.CfnClientVpnEndpoint(this, name, {
      ...terms,
      clientCidrBlock: clientRange(system),
      vpcId: this.vpc.vpcId,
      splitTunnel: true,
      transportProtocol: "udp",
      // The shortest there is; the gate's own closing is much sooner.
      sessionTimeoutHours: 8,
      disconnectOnSessionTimeout: true,
      tagSpecifications: [
        { resourceType: "client-vpn-endpoint", tags: tagsOf({ Name: name, ...vpnEndpointTags(system) }) },
      ],
    });
    const clientVpnEndpointId = endpoint.ref;
    for (const [at, subnetId] of subnets.entries()) {
      const props = { clientVpnEndpointId, subnetId };
      new ec2.CfnClientVpnTargetNetworkAssociation(this, `${name}-subnet${at}`, props);
    }
    // Everybody the connect function let in; it is the one that chooses.
    new ec2.CfnClientVpnAuthorizationRule(this, `${name}-network`, {
      clientVpnEndpointId,
      targetNetworkCidr: systemRange(system),
      authorizeAllGroups: true,
    });
  }
}

/** 4,096 addresses a system, beside the network and each other: the service needs twice what is in use. */
function clientRange(system: SystemCode): string {
  return `10.128.${SYSTEMS.indexOf(system) * 16}.0/20`;
}

/** 2,048 addresses a system; the network has room for 32. */
function systemRange(system: SystemCode): string {
  return `10.20.${SYSTEMS.indexOf(system) * 8}.0/21`;
}

/** A zone of a VPN endpoint has 64 addresses, of which the service wants 20 free, and one of hosts 256; there may be four zones. */
function subnetRange(system: SystemCode, channel: Channel, zone: (typeof ZONES)[number]): string {
  const third = SYSTEMS.indexOf(system) * 8;
  return channel === "vpn" ? `10.20.${third}.${zone * 64}/26` : `10.20.${third + 4 + zone}.0/24`;
}

function tagsOf(tags: Readonly<Record<string, string>>): CfnTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
