// A few questions to AWS, signed by hand: for one question to the database and one for a secret their clients would be
// the heaviest things it loads before its first page.
import { createHmac, hash } from "node:crypto";
import { defaultProvider } from "./credentials.ts";
import { env, envIfAny, within } from "./env.ts";
import { now } from "./time/clock.ts";

const PATIENCE_MS = 2_000;
/** It hands a mail on before it answers. */
const MAIL_PATIENCE_MS = 5_000;

const SERVICES = {
  dynamodb: { type: "application/x-amz-json-1.0", elsewhere: "AWS_ENDPOINT_URL_DYNAMODB" },
  secretsmanager: { type: "application/x-amz-json-1.1", elsewhere: "AWS_ENDPOINT_URL_SECRETS_MANAGER" },
} as const;
const MAIL_PATH = "/v2/email/outbound-emails";
export type AwsService = keyof typeof SERVICES;

/** One answer or one fault, of which nothing but its status and its words is known. */
export async function askAws(
  service: AwsService,
  target: string,
  asked: object,
): Promise<Readonly<Record<string, unknown>>> {
  const { type, elsewhere } = SERVICES[service];
  const url = new URL(envIfAny(elsewhere) ?? `https://${service}.${env("AWS_REGION")}.amazonaws.com`);
  const headers = { "content-type": type, "x-amz-target": target };
  const response = await posted({ url, headers, body: JSON.stringify(asked) }, service, PATIENCE_MS);
  if (!response.ok) throw new Error(`${service} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Readonly<Record<string, unknown>>;
}

/** One mail to the mail service's second API, which speaks in paths; of a fault, its name. */
export async function askMail(asked: object): Promise<{
  readonly status: number;
  readonly fault?: string;
  readonly message?: string;
}> {
  const base = envIfAny("AWS_ENDPOINT_URL_SESV2") ?? `https://email.${env("AWS_REGION")}.amazonaws.com`;
  const url = new URL(MAIL_PATH, base);
  const headers = { "content-type": "application/json" };
  const response = await posted({ url, headers, body: JSON.stringify(asked) }, "ses", MAIL_PATIENCE_MS);
  const { status } = response;
  const fault = response.headers.get("x-amzn-errortype")?.split(":")[0];
  const body = (await response.json().catch(() => ({}))) as { readonly MessageId?: string };
  return { status, ...(fault && { fault }), ...(body.MessageId && { message: body.MessageId }) };
}

async function posted(
  { url, headers, body }: Posted,
  service: Signer["service"],
  patience: number,
): Promise<Response> {
  const by = { ...(await defaultProvider()()), service, region: env("AWS_REGION"), at: now() };
  const request = { method: "POST", body, headers: signedForAws({ url, headers, body }, by) };
  return fetch(url, { ...request, redirect: "error", signal: AbortSignal.timeout(within(patience)) });
}

interface Posted {
  readonly url: URL;
  /** Their names in small letters, without the host, which whoever sends them adds. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly service: AwsService | "ses";
  readonly region: string;
  readonly at: Date;
}

/** The headers by which AWS knows whose a POST to a plain path of a service is: Signature Version 4 over all of them. */
export function signedForAws({ url, headers, body }: Posted, by: Signer): Record<string, string> {
  const instant = by.at.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const scope = [instant.slice(0, 8), by.region, by.service, "aws4_request"];
  const all = {
    ...headers,
    "x-amz-date": instant,
    ...(by.sessionToken && { "x-amz-security-token": by.sessionToken }),
  };
  const lines = Object.entries({ ...all, host: url.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = lines.map(([name]) => name).join(";");
  const canonical = [
    "POST",
    url.pathname,
    "",
    ...lines.map(([name, value]) => `${name}:${value}`),
    "",
    names,
    sha256(body),
  ];
  const text = ["AWS4-HMAC-SHA256", instant, scope.join("/"), sha256(canonical.join("\n"))].join("\n");
  const key = keyFor(by.secretAccessKey, scope);
  const credential = `Credential=${by.accessKeyId}/${scope.join("/")}`;
  const signature = `Signature=${hmac(key, text).toString("hex")}`;
  return { ...all, authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, ${signature}` };
}

let lastKey: { readonly of: string; readonly key: string | Buffer } | undefined;
/** The same all day, for as long as the secret is. */
function keyFor(secret: string, scope: readonly string[]): string | Buffer {
  const of = [secret, ...scope].join();
  if (lastKey?.of === of) return lastKey.key;
  const key = scope.reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secret}`);
  lastKey = { of, key };
  return key;
}

function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
