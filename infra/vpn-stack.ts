// The VPN: an endpoint a system in that system's subnets, which leads to its targets alone; and the groups of its channels with their
// firewall's prefix lists, declared empty.
import {
  ArnFormat,
  CfnOutput,
  CfnParameter,
  CustomResource,
  RemovalPolicy,
  Stack,
  type StackProps,
} from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as logs from "aws-cdk-lib/aws-logs";
import { CfnResourceShare } from "aws-cdk-lib/aws-ram";
import type { Construct } from "constructs";
import {
  CEILING,
  type Channel,
  type Direction,
  type PrefixListPlace,
  prefixListName,
  prefixListsOf,
  prefixListTags,
  vpnEndpointName,
  vpnEndpointTags,
} from "../functions/allowlist/names.ts";
import { DEPLOYED } from "../functions/entries.ts";
import type { SystemCode } from "../functions/shared/rules/systems.ts";
import { namesOf } from "./function-name.ts";
import { idOf, type NetworkStack, tagsOf } from "./network-stack.ts";
import { functionName } from "./stages/names.ts";
import { systemsOf, targetsOf } from "./stages/plan.ts";
import type { Stage, StageSystem } from "./stages/stage.ts";
import { authenticationOptions } from "./vpn-authentication.ts";

export interface VpnProps extends StackProps {
  readonly stage: Stage;
  readonly network: NetworkStack;
  /** Asked by every VPN endpoint before it lets anybody in. */
  readonly connectFunctionName: string;
}

type EndpointTerms = Omit<ec2.CfnClientVpnEndpointProps, "clientCidrBlock">;

const DEPLOYED_TYPE = "Custom::DocgateDeployedSystem";
const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 } as const;

export class VpnStack extends Stack {
  private readonly stage: Stage;
  private readonly network: NetworkStack;
  private readonly lists = new Map<SystemCode, readonly string[]>();

  constructor(scope: Construct, id: string, { stage, network, connectFunctionName, ...props }: VpnProps) {
    super(scope, id, props);
    this.stage = stage;
    this.network = network;
    const terms = this.endpointTerms(connectFunctionName);
    for (const [system, said] of systemsOf(stage)) {
      const hosts = this.firewall(system, "vdi").attrGroupId;
      const own = this.firewall(system, "vpn").attrGroupId;
      const endpoint = this.vpnEndpoint(system, said, { ...terms, securityGroupIds: [own] });
      new CfnOutput(this, `${idOf(system)}VpnEndpoint`, { value: endpoint });
      new CfnOutput(this, `${idOf(system)}VpnGroup`, { value: own });
      new CfnOutput(this, `${idOf(system)}HostsGroup`, { value: hosts });
      if (said.listsFor) this.share(system, said.listsFor);
      this.deployed(system, { endpoint, groups: [own, hosts] });
    }
  }

  /** Put to the system's administrators, so that nobody copies an endpoint's name from one screen to another. */
  private deployed(
    system: SystemCode,
    left: { readonly endpoint: string; readonly groups: readonly string[] },
  ) {
    const { officeHours: hours } = this.stage.vpn;
    new CustomResource(this, `${idOf(system)}Deployed`, {
      serviceToken: this.functionCalled(functionName(namesOf(this), DEPLOYED)),
      resourceType: DEPLOYED_TYPE,
      properties: {
        System: system,
        Endpoints: [left.endpoint],
        Groups: left.groups,
        Egress: this.network.egress.get(system) ?? [],
        ...(hours && { Hours: { From: hours.from, Until: hours.until } }),
      },
    });
  }

  /** Those of this system alone: hosts of another system's have no business with them. */
  private share(system: SystemCode, principals: readonly string[]): void {
    new CfnResourceShare(this, `${system}-lists`, {
      name: `${namesOf(this)}-${system}-lists`,
      resourceArns: [...(this.lists.get(system) ?? [])],
      principals: [...principals],
      // An account that is named may be of no organization; where none is, nobody outside ever comes in.
      allowExternalPrincipals: principals.some(who => !who.startsWith("arn:")),
      tags: tagsOf({ system }),
    });
  }

  /** The group that a system's hosts wear: open to what its lists hold, and to nothing while they are empty. */
  private firewall(system: SystemCode, channel: Channel): ec2.CfnSecurityGroup {
    const rules = (direction: Direction) =>
      prefixListsOf({ system, channel, direction }).map(place => {
        const { attrPrefixListId } = this.prefixList(place);
        return { ...HTTPS, attrPrefixListId, description: prefixListName(place, namesOf(this)) };
      });
    const names = channel === "vpn" ? this.dnsRules() : [];
    return new ec2.CfnSecurityGroup(this, `${system}-${channel}-hosts`, {
      vpcId: this.network.vpcId,
      groupDescription: `docgate ${system} ${channel}: only what its lists hold`,
      securityGroupIngress: rules("inbound").map(({ attrPrefixListId: sourcePrefixListId, ...rule }) => ({
        ...rule,
        sourcePrefixListId,
      })),
      securityGroupEgress: [
        ...names,
        ...rules("outbound").map(({ attrPrefixListId: destinationPrefixListId, ...rule }) => ({
          ...rule,
          destinationPrefixListId,
        })),
      ],
    });
  }

  /** Whoever is let in may ask what a host is called. */
  private dnsRules() {
    return this.stage.vpn.dnsServers.flatMap(server =>
      ["udp", "tcp"].map(ipProtocol => ({
        ...{ ipProtocol, fromPort: 53, toPort: 53 },
        cidrIp: `${server}/32`,
        description: "names of hosts",
      })),
    );
  }

  // Without Entries: they belong to the function that applies the lists, and CloudFormation would put back its own.
  private prefixList(place: PrefixListPlace): ec2.CfnPrefixList {
    const name = prefixListName(place, namesOf(this));
    const list = new ec2.CfnPrefixList(this, name, {
      prefixListName: name,
      addressFamily: `IPv${place.family}`,
      maxEntries: CEILING,
      tags: tagsOf(prefixListTags(place, namesOf(this))),
    });
    this.lists.set(place.system, [...(this.lists.get(place.system) ?? []), list.attrArn]);
    return list;
  }

  private endpointTerms(connectFunctionName: string): EndpointTerms {
    const { vpn } = this.stage;
    const { authentication } = vpn;
    const log = new logs.LogGroup(this, "Connections", {
      retention: logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const root = this.certificate(
      vpn.clientRootCertificateArn,
      "ClientRootCertificateArn",
      "The root that signed the terminals' certificates",
    );
    return {
      vpcId: this.network.vpcId,
      serverCertificateArn: this.certificate(
        vpn.serverCertificateArn,
        "ServerCertificateArn",
        "The certificate the VPN endpoints show",
      ),
      authenticationOptions: authenticationOptions(this, root, authentication),
      // Whoever names a provider for it wants the page on which staff fetch their configuration.
      selfServicePortal:
        authentication.kind === "saml" && authentication.selfServiceArn ? "enabled" : "disabled",
      clientConnectOptions: { enabled: true, lambdaFunctionArn: this.functionCalled(connectFunctionName) },
      connectionLogOptions: { enabled: true, cloudwatchLogGroup: log.logGroupName },
      splitTunnel: vpn.splitTunnel,
      ...(vpn.dnsServers.length > 0 && { dnsServers: [...vpn.dnsServers] }),
      transportProtocol: "udp",
      // The shortest there is; the gate's own closing is much sooner.
      sessionTimeoutHours: 8,
      disconnectOnSessionTimeout: true,
    };
  }

  private functionCalled(resourceName: string): string {
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
    return this.formatArn({ service: "lambda", resource: "function", resourceName, arnFormat });
  }

  /** One of another region is refused before anything is made. */
  private certificate(said: string | undefined, id: string, description: string): string {
    const allowedPattern = `arn:aws:acm:${this.stage.region}:\\d{12}:certificate/.+`;
    return said ?? new CfnParameter(this, id, { description, allowedPattern }).valueAsString;
  }

  /** A region holds 5 endpoints until its quota is raised to 9. */
  private vpnEndpoint(system: SystemCode, said: StageSystem, terms: EndpointTerms): string {
    const name = vpnEndpointName(system, namesOf(this));
    const endpoint = new ec2.CfnClientVpnEndpoint(this, name, {
      ...terms,
      clientCidrBlock: said.clientRange,
      tagSpecifications: [
        {
          resourceType: "client-vpn-endpoint",
          tags: tagsOf({ Name: name, ...vpnEndpointTags(system, namesOf(this)) }),
        },
      ],
    });
    const clientVpnEndpointId = endpoint.ref;
    // In office hours alone, a function joins the endpoint to them: CloudFormation would put back its own.
    const joined = this.stage.vpn.officeHours ? [] : this.network.subnetIds(system, "vpn");
    const subnets = joined.map((subnetId, at) => ({
      ...{ subnetId, at },
      associated: new ec2.CfnClientVpnTargetNetworkAssociation(this, `${name}-subnet${at}`, {
        ...{ clientVpnEndpointId, subnetId },
      }),
    }));
    for (const [place, { cidr, way }] of targetsOf(this.stage, said).entries()) {
      // Everybody the connect function let in; it is the one that chooses.
      new ec2.CfnClientVpnAuthorizationRule(this, `${name}-target${place}`, {
        clientVpnEndpointId,
        targetNetworkCidr: cidr,
        authorizeAllGroups: true,
      });
      // To the network itself there is a way by the association alone.
      if (way === "inside") continue;
      for (const { subnetId, at, associated } of subnets)
        new ec2.CfnClientVpnRoute(this, `${name}-target${place}-subnet${at}`, {
          clientVpnEndpointId,
          destinationCidrBlock: cidr,
          targetVpcSubnetId: subnetId,
        }).addResourceDependency(associated);
    }
    return clientVpnEndpointId;
  }
}
