// The archives' own address: it asks for a certificate, has no way round, and serves the routes for machines alone.
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { ROUTES } from "../../functions/routes.ts";
import { ArchivesApi, mutualTlsIn } from "../../infra/archives-api.ts";

const SETTINGS = {
  domainName: "archives.example.gov",
  certificateArn: "arn:aws:acm:ap-northeast-1:000000000000:certificate/archives",
  trustStore: { bucket: "trust", key: "archives.pem" },
};

function deployed(): Template {
  const stack = new Stack(new App(), "Test");
  new ArchivesApi(stack, "Archives", { ...SETTINGS, uriOf: entry => `arn:${entry}` });
  return Template.fromStack(stack);
}

describe("where it is asked for", () => {
  const template = deployed();

  test("callers show a certificate of the trust store", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::DomainName", {
      DomainName: SETTINGS.domainName,
      MutualTlsAuthentication: { TruststoreUri: "s3://trust/archives.pem" },
    });
  });

  test("there is no other address of it", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Api", { DisableExecuteApiEndpoint: true });
  });

  test("nothing is served but what the archives' system may ask", () => {
    const [{ Properties } = { Properties: {} }] = Object.values(
      template.findResources("AWS::ApiGatewayV2::Api"),
    );
    const routes = Object.entries<object>(Properties.Body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
    );
    const machine = ROUTES.filter(({ machine }) => machine).map(({ method, path }) => `${method} ${path}`);
    expect(routes.sort()).toEqual(machine.sort());
  });
});

test("its settings come as text or as an object, and never in part", () => {
  expect(mutualTlsIn(undefined)).toBeUndefined();
  expect(mutualTlsIn(JSON.stringify(SETTINGS))).toEqual(SETTINGS);
  const { trustStore: _, ...part } = SETTINGS;
  expect(() => mutualTlsIn(part)).toThrow("archivesApi");
});
