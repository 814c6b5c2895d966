// What a deployment is told by whoever deploys it: the issuer of tokens, the console's client, retired keys, and whether it is an exercise.
import { CfnParameter } from "aws-cdk-lib";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { TICKET_MINUTES } from "../functions/tickets/names.ts";
import { type ConsoleSettings, setVariable } from "./grants.ts";

/** Whose tokens count, and what their claims say; set on every function. */
export function identity(scope: Construct): (target: lambda.Function) => void {
  const parameter = (name: string, description: string) =>
    new CfnParameter(scope, name, { description, minLength: 1 }).valueAsString;
  const issuer = parameter("TokenIssuer", "Issuer of the access tokens, as written in their iss");
  const keys = parameter("TokenKeysUrl", "Where the issuer publishes its keys (its jwks_uri)");
  const audience = parameter("TokenAudience", "The audience that an access token must name");
  const claims = new CfnParameter(scope, "TokenClaims", {
    description:
      "Which claim says what, as JSON (person: the account that the VPN's log-in sends as user name, its SAML NameID); also the values of acr that mean two factors ([]) and the hours a token may live (12)",
    default: JSON.stringify({
      person: "sub",
      agency: "agency",
      roles: "roles",
      systems: "systems",
      mfa: "amr",
    }),
  }).valueAsString;
  return target => {
    setVariable(target, "TOKEN_ISSUER", issuer);
    setVariable(target, "TOKEN_KEYS_URL", keys);
    setVariable(target, "TOKEN_AUDIENCE", audience);
    setVariable(target, "TOKEN_CLAIMS", claims);
  };
}

/** Addresses for examples belong to nobody: lists and reports of a city at work refuse them, exercises need them. */
export function examples(scope: Construct): string {
  return new CfnParameter(scope, "DocumentationRanges", {
    description:
      "Whether lists and reports take addresses that are set aside for examples: for exercises only",
    allowedValues: ["refused", "allowed"],
    default: "refused",
  }).valueAsString;
}

/** In the cloud nothing of a broker's is on the machine that a function runs on. */
export function loopbackWebhooks(scope: Construct): string {
  return new CfnParameter(scope, "LoopbackWebhooks", {
    description: "Whether brokers are told on this very machine: only where the whole gateway runs on one",
    allowedValues: ["refused", "allowed"],
    default: "refused",
  }).valueAsString;
}

/** How long whoever logged in is taken to sit at their terminal. */
export function ticketMinutes(scope: Construct): string {
  return new CfnParameter(scope, "TicketMinutes", {
    type: "Number",
    description: "For how many minutes after a log-in the gate takes its person to sit at their terminal",
    default: String(TICKET_MINUTES.usual),
    minValue: TICKET_MINUTES.least,
    maxValue: TICKET_MINUTES.most,
  }).valueAsString;
}

export function retiredKeys(scope: Construct): string {
  return new CfnParameter(scope, "RetiredSigningKeys", {
    description: "Public keys that signed before, as a JSON list of JWKs: what they signed stays verifiable",
    default: "[]",
  }).valueAsString;
}

export function console(scope: Construct, apiUrl: string): ConsoleSettings {
  const client = new CfnParameter(scope, "ConsoleClient", {
    description:
      "The console's client id at the issuer: public, code flow with PKCE, <ApiUrl>/console/callback",
    default: "docgate-console",
  });
  const key = new Secret(scope, "ConsoleKey", {
    description: "Seals the sessions that browsers keep for the console; a new one logs everybody out",
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  // The template holds the reference, never the value: CloudFormation looks it up when it deploys.
  return { apiUrl, client: client.valueAsString, key: key.secretValue.unsafeUnwrap() };
}
