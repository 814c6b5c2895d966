// How the VPN's endpoints make sure of who connects: chosen by the stage, and each way yields a person: by the name that AWS sends
// after its log-in, or by the terminal's log-in ticket. Choosing another one later replaces every endpoint: new ids, new addresses,
// a new configuration file for every terminal.
import { CfnParameter } from "aws-cdk-lib";
import type * as ec2 from "aws-cdk-lib/aws-ec2";
import type { Construct } from "constructs";

/** Besides the terminal's certificate. What is left out is a parameter of the VPN's stack. */
export type VpnAuthenticationChoice =
  | { readonly kind: "saml"; readonly providerArn?: string; readonly selfServiceArn?: string }
  | { readonly kind: "directory"; readonly id?: string }
  | { readonly kind: "certificate-only" };

type Options = ec2.CfnClientVpnEndpoint.ClientAuthenticationRequestProperty;

/** AWS lets nobody through who gives only one of two proofs. With the certificate alone the terminal's log-in ticket says who it is. */
export function authenticationOptions(
  scope: Construct,
  clientRootCertificateChainArn: string,
  choice: VpnAuthenticationChoice,
): Options[] {
  const mutualAuthentication = { clientRootCertificateChainArn };
  const certificate = { type: "certificate-authentication", mutualAuthentication };
  return choice.kind === "certificate-only" ? [certificate] : [certificate, loginOptions(scope, choice)];
}

type LogInChoice = Exclude<VpnAuthenticationChoice, { readonly kind: "certificate-only" }>;

function loginOptions(scope: Construct, choice: LogInChoice): Options {
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
