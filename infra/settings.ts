// What a deployment is told by whoever deploys it: the issuer of tokens, the console's client, retired keys, and whether it is an exercise.
import { CfnParameter } from "aws-cdk-lib";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { SECOND_OPINION_MINUTES } from "../functions/recheck/names.ts";
import {
  type ProviderSettings,
  readProvider,
  type TokenRules,
} from "../functions/shared/http/token-rules.ts";
import { TICKET_MINUTES } from "../functions/tickets/names.ts";
import type { ConsoleSettings, Granted } from "./granted.ts";
import { setVariable } from "./grants.ts";

/**
 * What the stage says of its log-in provider, `-c identity='{"issuer":…}'` or in cdk.json: it becomes what the parameters hold unless
 * whoever deploys says otherwise, and what is wrong with it is said here and not when somebody logs in.
 */
export function chosenProvider(scope: Construct): ProviderSettings {
  const said: unknown = scope.node.tryGetContext("identity") ?? {};
  return readProvider(typeof said === "string" ? said : JSON.stringify(said));
}

/** Whose tokens count, and what their claims say; set on every function. */
export function identity(scope: Construct): (target: lambda.Function) => void {
  const chosen = chosenProvider(scope);
  const parameter = (name: string, description: string, by: string | undefined) =>
    new CfnParameter(scope, name, { description, minLength: 1, ...(by !== undefined && { default: by }) })
      .valueAsString;
  const issuer = parameter(
    "TokenIssuer",
    "Issuer of the access tokens, as written in their iss",
    chosen.issuer,
  );
  const keys = parameter(
    "TokenKeysUrl",
    "Where the issuer publishes its keys (its jwks_uri)",
    chosen.keysUrl,
  );
  const audience = parameter(
    "TokenAudience",
    "The audience that an access token must name, or the client it was given to",
    chosen.audience,
  );
  const claims = new CfnParameter(scope, "TokenClaims", {
    description:
      "Which claim says what, as JSON (person: the account that the VPN's log-in sends as user name, its SAML NameID); docs/identity.md has it for each provider",
    default: JSON.stringify(chosen.claims ?? PLAIN_CLAIMS),
  }).valueAsString;
  return target => {
    setVariable(target, "TOKEN_ISSUER", issuer);
    setVariable(target, "TOKEN_KEYS_URL", keys);
    setVariable(target, "TOKEN_AUDIENCE", audience);
    setVariable(target, "TOKEN_CLAIMS", claims);
  };
}

const PLAIN_CLAIMS: TokenRules = {
  person: "sub",
  agency: "agency",
  roles: "roles",
  systems: "systems",
  mfa: "amr",
};

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

/** How long the gate may give yeses that the official engine has not judged. */
export function secondOpinionMinutes(scope: Construct): string {
  return new CfnParameter(scope, "SecondOpinionMinutes", {
    type: "Number",
    description:
      "After how many minutes without a decision judged again by the official engine no yes is given",
    default: String(SECOND_OPINION_MINUTES.usual),
    minValue: SECOND_OPINION_MINUTES.least,
    maxValue: SECOND_OPINION_MINUTES.most,
  }).valueAsString;
}

export function retiredKeys(scope: Construct): string {
  return new CfnParameter(scope, "RetiredSigningKeys", {
    description: "Public keys that signed before, as a JSON list of JWKs: what they signed stays verifiable",
    default: "[]",
  }).valueAsString;
}

/** Made with one token in it; docs/scim.md says how two are valid while the directory changes over. */
export function directoryTokens(scope: Construct): Secret {
  return new Secret(scope, "DirectoryTokens", {
    description:
      "The bearer tokens of the city's directory at /scim/v2: one, or the new and the old on a line each",
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
}

/** The city's own services, each told by a webhook that a secret of its own signs; docs/notices.md. */
export function cityServices(scope: Construct): Required<Granted>["services"] {
  const secret = (name: string, whose: string) =>
    new Secret(scope, `${name}Secret`, {
      description: `Signs what ${whose} is sent; given to whoever keeps it`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
  return {
    messenger: {
      url: serviceUrl(scope, "Messenger", MESSENGER),
      secret: secret("Messenger", MESSENGER),
    },
    voice: { url: voiceUrl(scope), secret: secret("Voice", VOICE) },
  };
}

/** Also for whoever says whether anybody is called. */
export function voiceUrl(scope: Construct): string {
  return serviceUrl(scope, "Voice", VOICE);
}

const MESSENGER = "the city's messenger";
const VOICE = "what calls people by telephone or video";

function serviceUrl(scope: Construct, name: string, whose: string): string {
  return new CfnParameter(scope, `${name}Url`, {
    description: `Where ${whose} takes notices (https), or none`,
    default: "none",
    minLength: 1,
  }).valueAsString;
}

export function console(
  scope: Construct,
  { apiUrl, origin }: Pick<ConsoleSettings, "apiUrl" | "origin">,
): ConsoleSettings {
  const chosen = chosenProvider(scope);
  const client = new CfnParameter(scope, "ConsoleClient", {
    description: "The console's client id at the issuer: code flow with PKCE, <ApiUrl>/console/callback",
    default: chosen.client ?? "docgate-console",
  });
  const logIn = new CfnParameter(scope, "ConsoleLogIn", {
    description:
      "How the console asks for a log-in, as JSON: scope, resource, audience, acrValues, claims, authentication; docs/identity.md",
    default: JSON.stringify(chosen.logIn ?? {}),
  });
  const key = new Secret(scope, "ConsoleKey", {
    description:
      "Seals the sessions that browsers keep for the console; one, or the new and the old on a line each",
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  const secret = new Secret(scope, "ConsoleClientSecret", {
    description:
      "The console's client secret or private JWK at the issuer, put here by whoever registered it; unused where there is none",
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  return {
    ...{ apiUrl, origin, client: client.valueAsString, logIn: logIn.valueAsString, secret, key },
  };
}
