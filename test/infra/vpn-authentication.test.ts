// How the endpoints make sure of who connects: what each choice becomes in the template, what is asked of whoever deploys, what is refused.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { VpnAuthenticationChoice } from "../../infra/vpn-authentication.ts";
import { localWith, staged } from "./staged.ts";

const synthesized = (choice: VpnAuthenticationChoice) => staged(localWith(choice));
const endpointsOf = ({ ofType }: ReturnType<typeof staged>) =>
  ofType("AWS::EC2::ClientVpnEndpoint").map(([, { Properties }]) => Properties);

const CERTIFICATE = {
  Type: "certificate-authentication",
  MutualAuthentication: { ClientRootCertificateChainArn: { Ref: "ClientRootCertificateArn" } },
};
const PROVIDER = "arn:aws:iam::111122223333:saml-provider/city";

describe("a choice becomes", () => {
  test.each<[string, VpnAuthenticationChoice, object, string]>([
    [
      "SAML by a parameter",
      { kind: "saml" },
      {
        Type: "federated-authentication",
        FederatedAuthentication: { SAMLProviderArn: { Ref: "SamlProviderArn" } },
      },
      "disabled",
    ],
    [
      "SAML by a value",
      { kind: "saml", providerArn: PROVIDER },
      { Type: "federated-authentication", FederatedAuthentication: { SAMLProviderArn: PROVIDER } },
      "disabled",
    ],
    [
      "SAML with a page of one's own",
      { kind: "saml", providerArn: PROVIDER, selfServiceArn: `${PROVIDER}-self` },
      {
        Type: "federated-authentication",
        FederatedAuthentication: {
          SAMLProviderArn: PROVIDER,
          SelfServiceSAMLProviderArn: `${PROVIDER}-self`,
        },
      },
      "enabled",
    ],
    [
      "a directory by a parameter",
      { kind: "directory" },
      { Type: "directory-service-authentication", ActiveDirectory: { DirectoryId: { Ref: "DirectoryId" } } },
      "disabled",
    ],
    [
      "a directory by a value",
      { kind: "directory", id: "d-0123456789" },
      { Type: "directory-service-authentication", ActiveDirectory: { DirectoryId: "d-0123456789" } },
      "disabled",
    ],
  ])("%s, beside the certificate, on every endpoint", (_title, choice, login, portal) => {
    const endpoints = endpointsOf(synthesized(choice));
    expect(endpoints.length).toBe(11);
    for (const { AuthenticationOptions, SelfServicePortal } of endpoints)
      expect([AuthenticationOptions, SelfServicePortal]).toEqual([[CERTIFICATE, login], portal]);
  });

  test("the certificate alone, and nothing asked of whoever deploys", () => {
    const template = synthesized({ kind: "certificate-only" });
    expect(endpointsOf(template).map(({ AuthenticationOptions }) => AuthenticationOptions)).toEqual(
      Array.from({ length: 11 }, () => [CERTIFICATE]),
    );
    expect(Object.keys(template.vpn.Parameters ?? {})).not.toContain("SamlProviderArn");
  });

  test.each<[VpnAuthenticationChoice, string, string, string]>([
    [{ kind: "saml" }, "SamlProviderArn", PROVIDER, "arn:aws:iam::111122223333:role/city"],
    [{ kind: "directory" }, "DirectoryId", "d-0123456789", "ds-1"],
  ])("%j asks whoever deploys for %s, and says what changing it does", (choice, name, good, bad) => {
    const parameter = synthesized(choice).vpn.Parameters?.[name];
    const pattern = new RegExp(`^${parameter?.AllowedPattern}$`);
    expect([pattern.test(good), pattern.test(bad), pattern.test("")]).toEqual([true, false, false]);
    expect(parameter?.Description).toContain("another one later replaces every endpoint");
    expect(parameter?.Description).toContain("the account that TokenClaims calls person");
  });
});

test("the runbook says what must be equal, and what another choice later does", () => {
  const runbook = readFileSync("docs/operator-runbook.md", "utf8").replaceAll(/\s+/g, " ");
  expect(runbook).toContain(
    "NameID and the claim that `TokenClaims` calls `person` are filled from one attribute",
  );
  expect(runbook).toContain("replaces every endpoint");
});
