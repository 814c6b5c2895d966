// Every VPN endpoint of the template, and the question AWS would send for it: with all facts in order the gate opens, and under
// certificates alone it cannot, whoever knocks.
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { CONNECT_FUNCTION } from "../../functions/entries.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import { SYSTEMS, type SystemCode } from "../../functions/shared/rules/systems.ts";
import type { Seed } from "../../infra/local/aws/ec2/seed.ts";
import { type Ec2, startEc2 } from "../../infra/local/aws/ec2/server.ts";
import { seedOf, vpnEndpointsOf } from "../../infra/local/aws/ec2-seed.ts";
import { build } from "../../infra/local/run/build.ts";
import { type Model, readModel } from "../../infra/local/run/template.ts";
import { systemsOf, targetsOf } from "../../infra/stages/plan.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { STAGES } from "../../infra/stages/stages.ts";
import { cityInOrder } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { localWith, staged } from "./staged.ts";

withJournal();
const PARAMETERS = {
  ...{ TokenIssuer: "-", TokenKeysUrl: "-", TokenAudience: "-", ApiUrl: "-", Secret: "-", QueuesUrl: "-" },
  ...{ ServerCertificateArn: "-", ClientRootCertificateArn: "-", SamlProviderArn: "-", DirectoryId: "-" },
};
let deployed: Model;
let ec2: Ec2;
const saidBefore = process.env.VPN_AUTHENTICATION;
beforeAll(async () => {
  deployed = readModel((await build()).folder, PARAMETERS);
});
afterEach(async () => {
  await ec2.close();
  process.env.VPN_AUTHENTICATION = saidBefore;
});

const modelOf = (stage: Stage) => readModel(staged(stage).folder, PARAMETERS);

async function opened(seed: Seed, authentication: string | undefined) {
  process.env.VPN_AUTHENTICATION = authentication;
  ec2 = await startEc2({ seed, ask: async event => handler(event) });
}

async function knock(model: Model, system: SystemCode, withName: boolean) {
  const endpoint = vpnEndpointsOf(model).find(each => each.system === system)?.endpoint ?? "";
  const city = await cityInOrder({ system, endpoint });
  const { person, propertyNo } = await city.borrower();
  const attempt = {
    ...{ endpointId: endpoint, commonName: propertyNo, publicIp: "198.51.100.7", schemaVersion: "v3" },
    ...(withName && { username: person }),
  };
  const init = { method: "POST", body: JSON.stringify(attempt) };
  return (await (await fetch(`${ec2.url}/_control/vpn/connect`, init)).json()) as object;
}

describe("as it is deployed", () => {
  const connect = () => deployed.functions.find(({ name }) => name === CONNECT_FUNCTION);

  test.each(SYSTEMS)("%s: whoever has a certificate and a log-in can be let in", async system => {
    await opened(seedOf(deployed), connect()?.environment.VPN_AUTHENTICATION);
    // And is led into that system's own network, and no other's.
    const reaches = [`10.20.${SYSTEMS.indexOf(system) * 8}.0/21`];
    expect(await knock(deployed, system, true)).toMatchObject({ allowed: true, reaches });
  });

  test("each endpoint asks its handler and keeps its log", () => {
    const { vpnEndpoints } = seedOf(deployed);
    expect(vpnEndpoints.length).toBe(SYSTEMS.length);
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
        expect(await knock(model, system, true)).toMatchObject({ allowed: true, reaches });
      },
    );
  },
);

test("with a directory instead, likewise", async () => {
  const model = modelOf(localWith({ kind: "directory", id: "d-0123456789" }));
  await opened(seedOf(model), "directory");
  expect(await knock(model, "household", true)).toMatchObject({ allowed: true });
});

describe("under certificates alone", () => {
  const alone = (): Seed => {
    const { vpnEndpoints } = seedOf(deployed);
    return { prefixLists: [], vpnEndpoints: vpnEndpoints.map(({ login: _, ...rest }) => rest) };
  };

  test.each(["saml", "certificate-only", undefined])(
    "nobody is known, whatever is in order (%s)",
    async said => {
      await opened(alone(), said);
      expect(await knock(deployed, "household", false)).toMatchObject({
        allowed: false,
        reason: "client-connect-failed",
      });
    },
  );

  test("nobody can play a client with a name", async () => {
    await opened(alone(), "saml");
    expect(await knock(deployed, "household", true)).toMatchObject({ code: "InvalidParameterValue" });
  });

  test("no such network can be synthesized, and the sentence says what to choose", () => {
    expect(() => modelOf(localWith({ kind: "certificate-only" }))).toThrow(
      /請選 saml 或 directory[\s\S]*choose saml or directory/,
    );
  });
});
