// A name of the city's own and a front before it: no way round either, nothing kept at the edge, and whoever stands behind knows the front.
import { describe, expect, test } from "vitest";
import { stageFaults } from "../../infra/stages/faults.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { tokyo } from "../../infra/stages/tokyo.ts";
import { DOMAIN, FRONTED } from "./options.ts";
import { ofType, templatesOf } from "./stacked.ts";

describe("a name of the city's own", () => {
  const templates = templatesOf({ ...tokyo, domain: DOMAIN });

  test("is the only one that it answers to, and where the console and the log-in lead", () => {
    expect(ofType(templates, "AWS::ApiGatewayV2::Api")).toMatchObject([{ DisableExecuteApiEndpoint: true }]);
    expect(ofType(templates, "AWS::ApiGatewayV2::DomainName")).toMatchObject([{ DomainName: DOMAIN.name }]);
    expect(ofType(templates, "AWS::ApiGatewayV2::ApiMapping")).toHaveLength(1);
    expect(JSON.stringify([...templates.values()])).toContain(`"API_URL":"https://${DOMAIN.name}"`);
    expect(templates.get("docgate-tokyo-api")?.Outputs).toMatchObject({ DomainTarget: {} });
  });

  test("without a front no function is told of one", () => {
    expect(JSON.stringify([...templates.values()])).not.toMatch(/FRONT_KEY|API_ORIGIN|WAFv2/);
  });
});

describe("a front", () => {
  const templates = templatesOf({ ...tokyo, domain: FRONTED });
  const [distribution = {}] = ofType(templates, "AWS::CloudFront::Distribution");
  const config = distribution.DistributionConfig as Record<string, never>;

  test("is made where CloudFront looks for it, with a firewall that takes so many from one address", () => {
    const [firewall = {}] = ofType(templates, "AWS::WAFv2::WebACL");
    expect(config.WebACLId).toEqual({ "Fn::GetAtt": [expect.stringMatching(/^Firewall/), "Arn"] });
    expect(firewall).toMatchObject({
      Scope: "CLOUDFRONT",
      VisibilityConfig: { SampledRequestsEnabled: false },
    });
    expect(JSON.stringify(firewall.Rules)).toContain(
      '"RateBasedStatement":{"AggregateKeyType":"IP","Limit":20000}',
    );
    expect(config.Restrictions).toEqual({
      GeoRestriction: { RestrictionType: "whitelist", Locations: ["TW"] },
    });
  });

  test("asks the API by a name of its own that has no other way in, proves itself, and keeps nothing", () => {
    const { name, front } = FRONTED;
    expect(ofType(templates, "AWS::ApiGatewayV2::DomainName")).toMatchObject([{ DomainName: front?.origin }]);
    expect(ofType(templates, "AWS::ApiGatewayV2::Api")).toMatchObject([{ DisableExecuteApiEndpoint: true }]);
    expect(config.Aliases).toEqual([name]);
    expect(config.Origins).toMatchObject([
      {
        DomainName: front?.origin,
        CustomOriginConfig: { OriginProtocolPolicy: "https-only" },
        OriginCustomHeaders: [
          {
            HeaderName: "x-docgate-front",
            HeaderValue: "{{resolve:secretsmanager:docgate-tokyo-front:SecretString:now}}",
          },
        ],
      },
    ]);
    // AWS's own policy that keeps nothing, and the one that hands on all but the host.
    expect(config.DefaultCacheBehavior).toMatchObject({
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      ViewerProtocolPolicy: "redirect-to-https",
      FunctionAssociations: [{ EventType: "viewer-request" }],
    });
  });

  test("is known by every function that the API asks, and by no other; its key lies in both regions", () => {
    const functions = ofType(templates, "AWS::Lambda::Function");
    const told = functions.filter(each => JSON.stringify(each.Environment).includes("FRONT_KEY"));
    const asked = new Set(
      ofType(templates, "AWS::Lambda::Permission")
        .filter(({ Principal }) => Principal === "apigateway.amazonaws.com")
        .map(({ FunctionName }) => JSON.stringify(FunctionName)),
    );
    expect(told.length).toBe(asked.size);
    expect(told.length).toBeLessThan(functions.length);
    const keys = ofType(templates, "AWS::SecretsManager::Secret").filter(
      ({ ReplicaRegions }) => ReplicaRegions,
    );
    expect(keys).toMatchObject([{ Name: "docgate-tokyo-front", ReplicaRegions: [{ Region: "us-east-1" }] }]);
  });
});

test("a name, a certificate or a front that cannot be is refused in a sentence", () => {
  const front = FRONTED.front as NonNullable<typeof FRONTED.front>;
  const said = (changes: object, more: object = {}) => {
    const domain = { ...FRONTED, ...changes, front: { ...front, ...more } } as Stage["domain"];
    return stageFaults({ ...tokyo, ...(domain && { domain }) }).map(({ en }) => en);
  };
  expect(said({})).toEqual([]);
  expect(said({ name: "https://docgate.city.example" })[0]).toMatch(/is no name of a domain/);
  const taipeis = "arn:aws:acm:ap-east-2:111122223333:certificate/1";
  expect(said({ certificateArn: taipeis })[0]).toMatch(/not of this account and region.*ap-northeast-1/);
  expect(said({}, { certificateArn: taipeis })[0]).toMatch(/should begin with arn:aws:acm:us-east-1/);
  expect(said({}, { origin: FRONTED.name })[0]).toMatch(/by a name of its own/);
  expect(said({}, { mostFromOne: 9 })[0]).toMatch(/at least 10 requests/);
  expect(said({}, { countries: ["Taiwan"] })[0]).toMatch(/two capitals/);
  expect(said({}, { turn: 0 })[0]).toMatch(/whole number from 1/);
});
