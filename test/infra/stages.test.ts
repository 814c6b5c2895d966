// The stages: each can be deployed where it says, and what cannot be right is refused in a sentence before anything is made.
import { App } from "aws-cdk-lib";
import { describe, expect, test } from "vitest";
import { isWithin, readNetworkRange, writtenRange } from "../../infra/ranges.ts";
import { giveParameters } from "../../infra/stage-parameters.ts";
import { systemsOf } from "../../infra/stages/plan.ts";
import { REGIONS } from "../../infra/stages/regions.ts";
import type { ExistingNetwork, Stage } from "../../infra/stages/stage.ts";
import { chosenStage, STAGES, soundStage } from "../../infra/stages/stages.ts";
import { taipei } from "../../infra/stages/taipei.ts";
import { tokyo } from "../../infra/stages/tokyo.ts";
import { staged } from "./staged.ts";
import { templateResources } from "./templates.ts";

const land = tokyo.systems.land as NonNullable<Stage["systems"]["land"]>;
const withLand = (changes: Partial<typeof land>): Stage => ({
  ...tokyo,
  systems: { ...tokyo.systems, land: { ...land, ...changes } },
});
const certificate = (serverCertificateArn: string): Stage => ({
  ...tokyo,
  vpn: { ...tokyo.vpn, serverCertificateArn },
});
const subnet = (digit: number, range: string) => ({ id: `subnet-0000000${digit}`, range });
const existing: ExistingNetwork = {
  kind: "existing",
  vpcId: "vpc-01234567",
  range: "10.84.0.0/16",
  subnets: { land: { vpn: [subnet(1, "10.84.0.0/26")], vdi: [subnet(2, "10.84.1.0/24")] } },
};
const inPlace: Stage = {
  ...tokyo,
  network: existing,
  attachment: { kind: "in-place", networks: ["10.90.0.0/16"] },
  systems: {
    land: { ...land, targets: ["10.90.2.0/24"], egress: { kind: "city", addresses: ["203.0.113.9/32"] } },
  },
};

describe("refused, and the sentence says why", () => {
  test.each<[string, Stage, RegExp]>([
    [
      "an unknown region",
      { ...tokyo, region: "us-east-1" },
      /不認得區域 us-east-1.*The region us-east-1 is not known/,
    ],
    [
      "a certificate alone and no log-in ticket: nobody could come in",
      { ...tokyo, vpn: { ...tokyo.vpn, authentication: { kind: "certificate-only" }, logInTicket: "off" } },
      /沒有任何方式得知是誰.*no way yields a person/,
    ],
    ["an account that is none", { ...tokyo, account: "city" }, /twelve digits, not city/],
    [
      "a certificate of another region",
      certificate(`arn:aws:acm:us-east-1:${tokyo.account}:certificate/x`),
      /us-east-1.* is not of this account and region: it should begin with arn:aws:acm:ap-northeast-1/,
    ],
    [
      "a certificate of another account",
      certificate("arn:aws:acm:ap-northeast-1:999999999999:certificate/x"),
      /is not of this account and region/,
    ],
    [
      "a target outside of everything",
      withLand({ targets: ["192.168.4.0/24"] }),
      /192\.168\.4\.0\/24 of land lies neither in the network nor behind its attachment/,
    ],
    ["no target", withLand({ targets: [] }), /land leads nowhere/],
    [
      "a target that is another system's",
      withLand({ targets: ["10.90.1.128/25"] }),
      /overlaps the target of household|target of household .* overlaps/,
    ],
    [
      "another system's subnets as target",
      withLand({ targets: ["10.80.16.0/21"] }),
      /overlaps the subnet of household/,
    ],
    [
      "clients in the city's network",
      withLand({ clientRange: "10.90.16.0/20" }),
      /the client range of land 10\.90\.16\.0\/20 overlaps the attached network/,
    ],
    [
      "clients of two systems in one range",
      withLand({ clientRange: "10.192.0.0/20" }),
      /overlaps the client range of/,
    ],
    ["too few clients", withLand({ clientRange: "10.192.16.0/24" }), /must be a \/12 to a \/22/],
    [
      "a range with host bits",
      withLand({ targets: ["10.90.2.1/24"] }),
      /10\.90\.2\.1\/24 is not an IPv4 range in its one form/,
    ],
    [
      "a private egress",
      withLand({ egress: { kind: "city", addresses: ["10.1.2.3/32"] }, targets: ["10.90.2.0/24"] }),
      /it is a private address/,
    ],
    [
      "two systems behind one egress",
      withLand({ egress: { kind: "city", addresses: ["203.0.113.64/32"] }, targets: ["10.90.2.0/24"] }),
      /overlaps the egress of|egress of .* overlaps/,
    ],
    [
      "names from nowhere",
      { ...tokyo, vpn: { ...tokyo.vpn, dnsServers: ["192.168.0.53"] } },
      /The DNS server 192\.168\.0\.53 lies neither/,
    ],
    [
      "lists for somebody whom nothing can be shared with",
      withLand({ listsFor: ["arn:aws:iam::444455556666:user/somebody"] }),
      /The lists of land cannot be for arn:aws:iam::444455556666:user\/somebody/,
    ],
    [
      "office hours that end before they begin",
      { ...tokyo, vpn: { ...tokyo.vpn, officeHours: { from: "18:00", until: "08:00" } } },
      /Office hours 18:00–08:00 are no two times of one day/,
    ],
    [
      "a subnet too few",
      { ...inPlace, zones: 2 },
      /land needs a subnet of its own for vpn in each zone: 2 in all/,
    ],
    [
      "routes of others in a new network",
      { ...inPlace, network: tokyo.network },
      /A new network has no routes in place/,
    ],
  ])("%s", (_, stage, sentence) => {
    expect(() => soundStage(stage, [stage])).toThrow(sentence);
  });

  test("two stages that meet", () => {
    const twin: Stage = { ...tokyo, name: "twin" };
    expect(() => soundStage(twin, [tokyo, twin])).toThrow(
      /a network of tokyo, overlaps 10\.80\.0\.0\/16, a network of twin/,
    );
  });

  test("none named, or one that there is not", () => {
    for (const context of [{}, { stage: "osaka" }])
      expect(() => chosenStage(new App({ context }))).toThrow(
        /請以 -c stage=.*there are: local, taipei, tokyo/,
      );
    expect(chosenStage(new App({ context: { stage: "taipei" } }))).toBe(taipei);
  });

  test("a parameter that no stack has", () => {
    expect(() => giveParameters(new App(), { ...tokyo, parameters: { TokenIsuer: "-" } })).toThrow(
      /TokenIsuer, which is no parameter/,
    );
  });
});

/** Types of our own are functions that the region has. */
function isListed(region: string, type: string): boolean {
  const service = type.split("::")[1] ?? "";
  return type.startsWith("Custom::") || (REGIONS[region]?.services.includes(service) ?? false);
}

test("what runs here, whole, asks for no service that the Taipei region does not list", async () => {
  const types = [...(await templateResources()).values()].map(({ Type }) => Type);
  expect(types.length).toBeGreaterThan(500);
  expect([...new Set(types)].filter(type => !isListed("ap-east-2", type))).toEqual([]);
  const elsewhere = ["AWS::AppStream::Fleet", "AWS::DSQL::Cluster"];
  expect(elsewhere.filter(type => isListed("ap-east-2", type))).toEqual([]);
});

describe.each(STAGES.map(stage => [stage.name, stage] as const))("the stage %s", (_, stage) => {
  const made = staged(stage);

  test("is sound beside the others", () => {
    expect(soundStage(stage, STAGES)).toBe(stage);
  });

  test("asks for no service that its region does not list", () => {
    const types = [made.network, made.vpn].flatMap(({ Resources }) =>
      Object.values(Resources).map(({ Type }) => Type),
    );
    expect(types.filter(type => !isListed(stage.region, type))).toEqual([]);
  });

  test("knows in each system's route tables its own targets, and the world in none", () => {
    for (const [system, { targets }] of systemsOf(stage)) {
      const tables = made
        .ofType("AWS::EC2::RouteTable")
        .filter(([, { Properties }]) =>
          JSON.stringify(Properties.Tags ?? []).includes(`docgate-${system}-zone`),
        );
      const routes = made
        .ofType("AWS::EC2::Route")
        .filter(([, { Properties }]) => tables.some(([id]) => id === Properties.RouteTableId.Ref));
      const own = [...targets, ...stage.vpn.dnsServers.map(server => `${server}/32`)].map(writtenRange);
      for (const [, { Properties }] of routes) {
        const to = readNetworkRange(Properties.DestinationCidrBlock);
        expect(to && own.some(range => isWithin(to, range))).toBe(true);
      }
    }
  });

  test("says in its outputs what nobody should have to look for", () => {
    const outputs = [made.network, made.vpn].flatMap(({ Outputs = {} }) => Object.keys(Outputs));
    const said = (end: string) => outputs.filter(name => name.endsWith(end) && !name.startsWith("Exports"));
    const systems = systemsOf(stage);
    for (const end of ["VpnEndpoint", "VpnGroup", "HostsGroup"])
      expect(said(end)).toHaveLength(systems.length);
    expect(said("Egress")).toHaveLength(
      systems.filter(([, { egress }]) => egress.kind !== "unstated").length,
    );
  });
});

test("a system's lists are shared with those it names, and no other system's are", () => {
  const organization = "arn:aws:organizations::444455556666:ou/o-city000000/ou-city-00000001";
  const share = (listsFor: readonly string[]) => {
    const stage = withLand({ listsFor });
    const made = staged(soundStage(stage, [stage]));
    const [[, { Properties } = { Properties: {} }] = [], ...more] = made.ofType("AWS::RAM::ResourceShare");
    expect(more).toEqual([]);
    return { made, said: Properties };
  };
  const { made, said } = share([organization]);
  const own = made
    .ofType("AWS::EC2::PrefixList")
    .filter(([, { Properties }]) => Properties.PrefixListName.startsWith("docgate-land-"))
    .map(([id]) => ({ "Fn::GetAtt": [id, "Arn"] }));
  expect(own.length).toBeGreaterThan(0);
  expect(said).toMatchObject({
    ResourceArns: own,
    Principals: [organization],
    AllowExternalPrincipals: false,
  });
  expect(share(["444455556666"]).said.AllowExternalPrincipals).toBe(true);
  expect(staged(tokyo).ofType("AWS::RAM::ResourceShare")).toEqual([]);
});

test("an existing network is used as it is: no network and no route of ours, and its subnets under the system's rules", () => {
  const made = staged(soundStage(inPlace, [inPlace]));
  for (const type of ["VPC", "Subnet", "Route", "RouteTable"])
    expect(made.ofType(`AWS::EC2::${type}`)).toEqual([]);
  const worn = made
    .ofType("AWS::EC2::SubnetNetworkAclAssociation")
    .map(([, { Properties }]) => Properties.SubnetId);
  expect(worn).toEqual(["subnet-00000001", "subnet-00000002"]);
  const routes = made
    .ofType("AWS::EC2::ClientVpnRoute")
    .map(([, { Properties }]) => Properties.DestinationCidrBlock);
  expect(routes).toEqual(["10.90.2.0/24", "10.90.0.53/32"]);
});

test.each(["saml", "directory"] as const)(
  "the log-in ticket may be off where endpoints ask for a log-in by %s",
  kind => {
    const stage: Stage = { ...tokyo, vpn: { ...tokyo.vpn, authentication: { kind }, logInTicket: "off" } };
    expect(soundStage(stage, [stage])).toBe(stage);
  },
);
