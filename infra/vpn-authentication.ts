// How the VPN's endpoints make sure of who connects: chosen by the stage, and never without a way that yields a
// person. Choosing another one later replaces every endpoint: new ids, new addresses, a new configuration file for every terminal.
import { CfnParameter } from "aws-cdk-lib";
import type * as ec2 from "aws-cdk-lib/aws-ec2";
import type { Construct } from "constructs";

/** Besides the terminal's certificate. What is left out is a parameter of the VPN's stack. */
export type VpnAuthenticationChoice =
  | { readonly kind: "saml"; readonly providerArn?: string; readonly selfServiceArn?: string }
  | { readonly kind: "directory"; readonly id?: string }
  | { readonly kind: "certificate-only" };

type Options = ec2.CfnClientVpnEndpoint.ClientAuthenticationRequestProperty;

/** In both proofs: AWS lets nobody through who gives only one of them. */
export function authenticationOptions(
  scope: Construct,
  clientRootCertificateChainArn: string,
  choice: VpnAuthenticationChoice,
): Options[] {
  const mutualAuthentication = { clientRootCertificateChainArn };
  return [{ type: "certificate-authentication", mutualAuthentication }, loginOptions(scope, choice)];
}

function loginOptions(scope: Construct, choice: VpnAuthenticationChoice): Options {
  switch (choice.kind) {
    case "saml": {
      const { providerArn: samlProviderArn = parameter(scope, SAML_PROVIDER), selfServiceArn } = choice;
      const selfService = selfServiceArn === undefined ? {} : { selfServiceSamlProviderArn: selfServiceArn };
      return {
        type: "federated-authentication",
        federatedAuthentication: { samlProviderArn, ...selfService },
      };
    }
    case "directory": {
      const { id: directoryId = parameter(scope, DIRECTORY) } = choice;
      return { type: "directory-service-authentication", activeDirectory: { directoryId } };
    }
    case "certificate-only":
      throw new Error(
        "只驗憑證的 VPN 端點不會送出使用者名稱，沒有任何人連得進來：authentication 請選 saml 或 directory。 | " +
          "An endpoint that asks for certificates alone sends no user name, and nobody could ever be let in: choose saml or directory for authentication.",
      );
    default:
      throw new Error(`an unknown choice: ${JSON.stringify(choice satisfies never)}`);
  }
}

interface Wanted {
  readonly id: string;
  readonly description: string;
  readonly allowedPattern: string;
}

const SAML_PROVIDER: Wanted = {
  id: "SamlProviderArn",
  description:
    "The city's log-in as a SAML provider of this account; its NameID is the account that TokenClaims calls person",
  allowedPattern: "arn:.+:saml-provider/.+",
};
const DIRECTORY: Wanted = {
  id: "DirectoryId",
  description:
    "The directory that knows the staff; its user name is the account that TokenClaims calls person",
  allowedPattern: "d-[0-9a-f]{10}",
};

function parameter(scope: Construct, { id, description, allowedPattern }: Wanted): string {
  const said = `${description}; another one later replaces every endpoint`;
  return new CfnParameter(scope, id, { description: said, allowedPattern }).valueAsString;
}
