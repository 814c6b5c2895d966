// Every VPN endpoint of the template, and the question AWS would send for it: with all facts in order the gate opens, and under
// certificates alone it does by the terminal's log-in ticket and not without one.

import { App } from "aws-cdk-lib";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { CONNECT } from "../../functions/entries.ts";
import { keepNetwork } from "../../functions/network/keep-network.ts";
import { networkDoor } from "../../functions/network/network-door.ts";
import { readWantedNetwork } from "../../functions/network/upkeep.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import type { SystemCode } from "../../functions/shared/rules/systems.ts";
import type { Seed } from "../../infra/local/aws/ec2/seed.ts";
import { type Ec2, startEc2 } from "../../infra/local/aws/ec2/server.ts";
import { seedOf, vpnEndpointsOf } from "../../infra/local/aws/ec2-seed.ts";
import { build } from "../../infra/local/run/build.ts";
import { type Resolver, resolvers } from "../../infra/local/run/intrinsics.ts";
import { type Model, readModel } from "../../infra/local/run/template.ts";
import { NetworkStack } from "../../infra/network-stack.ts";
import { local } from "../../infra/stages/local.ts";
import { ownRange, systemsOf, targetsOf } from "../../infra/stages/plan.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { STAGES } from "../../infra/stages/stages.ts";
import { tokyo } from "../../infra/stages/tokyo.ts";
import { knock as awsQuestion, cityInOrder } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING } from "../shared/time/frozen.ts";
import { localWith, staged } from "./staged.ts";

const SERVED = systemsOf(local).map(([system]) => system);

withJournal();
const PARAMETERS = {
  ...{ TokenIssuer: "-", TokenKeysUrl: "-", TokenAudience: "-", ApiUrl: "-", QueuesUrl: "-" },
  ...{ ServerCertificateArn: "-", ClientRootCertificateArn: "-", SamlProviderArn: "-", DirectoryId: "-" },
};
let deployed: Model;
let ec2: Ec2;
const saidBefore = process.env.VPN_AUTHENTICATION;
beforeAll(async () => {
  deployed = readModel((await build()).folder, PARAMETERS);
});
afterEach(async () => {
  await ec2?.close();
  process.env.VPN_AUTHENTICATION = saidBefore;
});

const modelOf = (stage: Stage) => readModel(staged(stage).folder, PARAMETERS);

async function opened(seed: Seed, authentication: string | undefined) {
  process.env.VPN_AUTHENTICATION = authentication;
  ec2 = await startEc2({ seed, ask: async event => handler(event) });
}

async function knock(
  model: Model,
  system: SystemCode,
  more: { readonly name?: true; readonly ticket?: true },
) {
  const endpoint = vpnEndpointsOf(model).find(each => each.system === system)?.endpoint ?? "";
  const city = await cityInOrder({ system, endpoint });
  const { person, propertyNo } = await city.borrower();
  if (more.ticket) await city.ticket(propertyNo, { person });
  const attempt = {
    ...{ endpointId: endpoint, commonName: propertyNo, publicIp: "198.51.100.7", schemaVersion: "v3" },
    ...(more.name && { username: person }),
  };
  const init = { method: "POST", body: JSON.stringify(attempt) };
  return (await (await fetch(`${ec2.url}/_control/vpn/connect`, init)).json()) as object;
}

describe("as it is deployed", () => {
  const connect = () => deployed.functions.find(({ entry }) => entry === CONNECT);

  test.each(SERVED)("%s: whoever has a certificate and a log-in can be let in", async system => {
    await opened(seedOf(deployed), connect()?.environment.VPN_AUTHENTICATION);
    // And is led into that system's own network, and no other's.
    const reaches = [ownRange("10.20.0.0/16", system).text];
    expect(await knock(deployed, system, { name: true })).toMatchObject({ allowed: true, reaches });
  });

  test("a function of the stack empties the default group of the network, and may touch no other", () => {
    const { environment, policies } = deployed.functions.find(({ entry }) => entry === "network/keep") ?? {};
    const { defaultGroup } = readWantedNetwork(environment?.WANTED_NETWORK ?? "{}");
    expect(seedOf(deployed).defaultGroups).toEqual([defaultGroup]);
    const rights = JSON.stringify(policies);
    expect(rights).toMatch(new RegExp(`RevokeSecurityGroup[^}]*security-group/${defaultGroup}"`));
    expect(rights).not.toMatch(/security-group\/\*|ClientVpn/);
  });

  test("each endpoint asks its handler and keeps its log", () => {
    const { vpnEndpoints } = seedOf(deployed);
    expect(vpnEndpoints.length).toBe(SERVED.length);
    for (const each of vpnEndpoints)
      expect(each).toMatchObject({
        certificate: true,
        asksHandler: true,
        keepsLog: true,
        subnets: 2,
        sessionHours: 8,
      });
  });
});

describe.each(STAGES.map(stage => [stage.name, stage] as const))(
  "as the stage %s is deployed",
  (_, stage) => {
    test.each(systemsOf(stage))(
      "%s: whoever is in order is let in, and led to its targets alone",
      async (system, said) => {
        const model = modelOf(stage);
        await opened(seedOf(model), stage.vpn.authentication.kind);
        const reaches = targetsOf(stage, said).map(({ cidr }) => cidr);
        expect(await knock(model, system, { name: true })).toMatchObject({ allowed: true, reaches });
      },
    );
  },
);

test("joined in office hours alone: the function of the stack joins it, and whoever is in order is let in", async () => {
  const stage: Stage = { ...tokyo, vpn: { ...tokyo.vpn, officeHours: { from: "07:30", until: "18:30" } } };
  const network = new NetworkStack(new App(), "docgate-network", { env: stage, stage });
  const model = modelOf(stage);
  expect([...model.resources("AWS::EC2::ClientVpnTargetNetworkAssociation")]).toEqual([]);
  expect([...model.resources("AWS::EC2::ClientVpnRoute")]).toEqual([]);
  // And the gate is told, so that it says why and until when.
  const told = [...model.resources("Custom::DocgateDeployedSystem").values()].map(({ Hours }) => Hours);
  expect(told).toEqual(systemsOf(stage).map(() => ({ From: "07:30", Until: "18:30" })));
  await opened(seedOf(model), stage.vpn.authentication.kind);
  expect(await knock(model, "land", { name: true })).toMatchObject({
    allowed: false,
    reason: "no-target-network",
  });
  const [{ resolve }] = resolvers(
    [(network.node.root as App).synth().getStackByName("docgate-network").template],
    {},
  ) as [Resolver];
  const wanted = readWantedNetwork(String(resolve(network.resolve(network.upkeep.wanted))));
  expect(wanted).toMatchObject({
    defaultGroup: "Network.DefaultSecurityGroup",
    endpoints: {
      land: {
        subnets: [expect.stringMatching(/docgatelandvpnzone0/)],
        routes: ["10.90.2.0/24", "198.51.100.80/28", "10.90.0.53/32"],
      },
    },
  });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const door = networkDoor({ endpoint: ec2.url, region: stage.region, credentials });
  await keepNetwork(wanted, { door, at: MORNING });
  expect(await knock(model, "land", { name: true })).toMatchObject({ allowed: true });
});

test("with a directory instead, likewise", async () => {
  const model = modelOf(localWith({ kind: "directory", id: "d-0123456789" }));
  await opened(seedOf(model), "directory");
  expect(await knock(model, "household", { name: true })).toMatchObject({ allowed: true });
});

describe("under certificates alone", () => {
  const alone = (): Model => modelOf(localWith({ kind: "certificate-only" }));

  test.each(["saml", "certificate-only", undefined])(
    "nobody is known without a ticket, whatever is in order (%s)",
    async said => {
      const model = alone();
      await opened(seedOf(model), said);
      expect(await knock(model, "household", {})).toMatchObject({
        allowed: false,
        reason: "client-connect-failed",
      });
    },
  );

  test.each(SERVED)("%s: whoever logged in at the terminal can be let in", async system => {
    const model = alone();
    await opened(seedOf(model), "certificate-only");
    expect(await knock(model, system, { ticket: true })).toMatchObject({ allowed: true });
  });

  test("nobody can play a client with a name", async () => {
    const model = alone();
    await opened(seedOf(model), "saml");
    expect(await knock(model, "household", { name: true })).toMatchObject({ code: "InvalidParameterValue" });
  });
});

test("where the log-in's name stays away, the ticket says who it is", async () => {
  const city = await cityInOrder();
  const { person, propertyNo } = await city.borrower();
  await city.ticket(propertyNo, { person });
  process.env.VPN_AUTHENTICATION = "saml";
  const asked = { ...awsQuestion(city, { person, propertyNo }, { username: "N/A" }) };
  expect(await handler(asked)).toMatchObject({ allow: true });
});
