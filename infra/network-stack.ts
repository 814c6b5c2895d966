// The network: a VPN endpoint for each system, its firewall's prefix lists declared empty, and the groups that refer to them.
import { ArnFormat, CfnParameter, type CfnTag, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import {
  CEILING,
  type Channel,
  DIRECTIONS,
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
const HTTPS = ec2.Port.tcp(443);

export class NetworkStack extends Stack {
  private readonly vpc: ec2.Vpc;

  constructor(scope: Construct, id: string, { authentication, connectFunctionName, ...props }: NetworkProps) {
    super(scope, id, props);
    this.vpc = new ec2.Vpc(this, "Network", {
      ipAddresses: ec2.IpAddresses.cidr(NETWORK),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: "System", subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    const terms = this.endpointTerms(connectFunctionName, authentication);
    for (const system of SYSTEMS) {
      this.firewall(system, "vdi");
      this.vpnEndpoint(system, {
        ...terms,
        securityGroupIds: [this.firewall(system, "vpn").securityGroupId],
      });
    }
  }

  /** The group that a system's hosts wear: open to what its lists hold, and to nothing while they are empty. */
  private firewall(system: SystemCode, channel: Channel): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, `${system}-${channel}-hosts`, {
      // The library's own types disagree about exact optional properties here, and only here.
      vpc: this.vpc as ec2.IVpc,
      description: `docgate ${system} ${channel}: only what its lists hold`,
      allowAllOutbound: false,
    });
    for (const direction of DIRECTIONS) {
      for (const place of prefixListsOf({ system, channel, direction })) {
        const peer = ec2.Peer.prefixList(this.prefixList(place).attrPrefixListId);
        if (direction === "inbound") group.addIngressRule(peer, HTTPS, prefixListName(place));
        else group.addEgressRule(peer, HTTPS, prefixListName(place));
      }
    }
    return group;
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
  private vpnEndpoint(system: SystemCode, terms: EndpointTerms & { securityGroupIds: string[] }): void {
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
    for (const [at, subnetId] of this.vpc.isolatedSubnets.map(each => each.subnetId).entries()) {
      const props = { clientVpnEndpointId, subnetId };
      new ec2.CfnClientVpnTargetNetworkAssociation(this, `${name}-subnet${at}`, props);
    }
    // Everybody the connect function let in; it is the one that chooses.
    new ec2.CfnClientVpnAuthorizationRule(this, `${name}-network`, {
      clientVpnEndpointId,
      targetNetworkCidr: NETWORK,
      authorizeAllGroups: true,
    });
  }
}

/** 4,096 addresses a system, beside the network and each other: the service needs twice what is in use. */
function clientRange(system: SystemCode): string {
  return `10.128.${SYSTEMS.indexOf(system) * 16}.0/20`;
}

function tagsOf(tags: Readonly<Record<string, string>>): CfnTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
