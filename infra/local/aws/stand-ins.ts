// What the functions find around them on this machine instead of the cloud: database, log-in, and open doors.
import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProviderSettings } from "../../../functions/shared/http/token-rules.ts";
import { API_AUDIENCE } from "../login/clients.ts";
import { readKeptText } from "../login/kept-file.ts";
import { type Login, startLogin } from "../login/login.ts";
import type { Closables } from "../run/closables.ts";
import { type Listening, listen } from "../run/loopback.ts";
import { Damaged } from "../run/sentence.ts";
import { Conflicts, type ConflictTimes } from "./conflicts.ts";
import { type Database, LOCAL_AWS, startDatabase } from "./database.ts";
import { openDoor } from "./database-door.ts";

export interface StandIns {
  readonly database: Database;
  readonly login: Login;
  readonly api: Listening;
  readonly lambda: Listening;
  readonly sqs: Listening;
  /** What stands in for every generated secret. */
  readonly secret: string;
}

/** Where the services that the template declares things of are found. */
export interface Cloud {
  readonly ec2: string;
  readonly kms: string;
  readonly s3: string;
  readonly secrets: string;
  readonly mail: string;
}

export interface RunPlace {
  readonly data: string;
  readonly port: number;
  readonly log: (line: string) => void;
  readonly onLost?: ((why: Error) => void) | undefined;
  /** Transactions that meet cancel each other; without it, they wait for each other. */
  readonly conflicts?: ConflictTimes | undefined;
}

export async function startStandIns(place: RunPlace, parts: Closables): Promise<StandIns> {
  const { data, port, log } = place;
  const at = (offset: number) => portAt(port, offset);
  const database = parts.add(await databaseFor(place));
  const api = parts.add(await listen(at(0), { log }));
  const lambda = parts.add(await listen(at(4), { log, programsOnly: true }));
  const sqs = parts.add(await listen(at(7), { log, programsOnly: true }));
  const login = parts.add(
    await startLogin({
      port: at(1),
      folder: join(data, "login"),
      audience: API_AUDIENCE,
      consoleRedirects: [`${apiUrl({ api })}/console/callback`],
      log,
    }),
  );
  return { database, login, api, lambda, sqs, secret: keptSecret(join(data, "secret")) };
}

/** Where transactions conflict, the database lies behind a door that has its port. */
async function databaseFor({ data, port, log, onLost, conflicts }: RunPlace): Promise<Database> {
  const own = portAt(port, 2);
  const options = { folder: data, ...(onLost && { onLost }) };
  if (!conflicts) return startDatabase({ ...options, port: own });
  const behind = await startDatabase({ ...options, port: 0 });
  try {
    return await openDoor(behind, new Conflicts(conflicts).keeper, { port: own, log });
  } catch (fault) {
    await behind.close();
    throw fault;
  }
}

/** The ports of a run are next to each other, unless free ports were asked for. */
export function portAt(port: number, offset: number): number {
  return port === 0 ? 0 : port + offset;
}

export function apiUrl({ api }: Pick<StandIns, "api">): string {
  return `http://localhost:${api.port}`;
}

export function lambdaUrl({ lambda }: Pick<StandIns, "lambda">): string {
  return `http://127.0.0.1:${lambda.port}`;
}

export function queuesUrl({ sqs }: Pick<StandIns, "sqs">): string {
  return `http://127.0.0.1:${sqs.port}`;
}

/** What whoever deploys would give the stack, and what the cloud would find for it. */
export function parametersFor(
  here: StandIns,
  calls: string,
  provider: ProviderSettings = {},
): Record<string, string> {
  const { issuer } = here.login;
  const certificate = "arn:aws:acm:ap-northeast-1:000000000000:certificate/local";
  return {
    ApiUrl: apiUrl(here),
    QueuesUrl: queuesUrl(here),
    TokenIssuer: issuer,
    TokenKeysUrl: `${issuer}/jwks`,
    TokenAudience: API_AUDIENCE,
    ServerCertificateArn: certificate,
    ClientRootCertificateArn: certificate,
    SamlProviderArn: "arn:aws:iam::000000000000:saml-provider/local",
    // Nobody works for a city here: stories and exercises are told with addresses for examples.
    DocumentationRanges: "allowed",
    LoopbackWebhooks: "allowed",
    VoiceUrl: calls,
    ...parametersOf(provider),
  };
}

/** Of another provider than this machine's own, as a deployment would be given it. */
function parametersOf({ issuer, keysUrl, audience, claims, client, logIn }: ProviderSettings) {
  return {
    ...(issuer && { TokenIssuer: issuer }),
    ...(keysUrl && { TokenKeysUrl: keysUrl }),
    ...(audience && { TokenAudience: audience }),
    ...(claims && { TokenClaims: JSON.stringify(claims) }),
    ...(client && { ConsoleClient: client }),
    ...(logIn && { ConsoleLogIn: JSON.stringify(logIn) }),
  };
}

function keptSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  const secret = readKeptText(file);
  if (!/^[0-9a-f]{64}$/.test(secret)) throw new Damaged(file);
  return secret;
}

/** What the runtime would give every function besides its own key: the SDK finds the stand-ins by its own variables. */
export function environmentFor(
  here: StandIns,
  door: Pick<Database, "url">,
  cloud: Cloud,
): Record<string, string> {
  return {
    AWS_REGION: LOCAL_AWS.region,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: door.url,
    AWS_ENDPOINT_URL_LAMBDA: lambdaUrl(here),
    AWS_ENDPOINT_URL_EC2: cloud.ec2,
    AWS_ENDPOINT_URL_KMS: cloud.kms,
    AWS_ENDPOINT_URL_S3: cloud.s3,
    AWS_ENDPOINT_URL_SQS: queuesUrl(here),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: cloud.secrets,
    AWS_ENDPOINT_URL_SESV2: cloud.mail,
  };
}
