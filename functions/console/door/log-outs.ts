// The door to the journal's log-outs: looked at on every page, so that a copy of the cookie opens nothing either. One question
// needs no database client, which would be a quarter of what the console loads before its first page; signed for AWS by hand.
import { createHash, createHmac } from "node:crypto";
import { defaultProvider } from "../../shared/credentials.ts";
import { env, envIfAny } from "../../shared/env.ts";
import { logOutKey } from "../../shared/journal/keys.ts";
import { now } from "../../shared/time/clock.ts";

const ATTEMPTS = 3;
const PATIENCE_MS = 2_000;

/** Strongly consistent: from the answer of the log-out on, everywhere. Throws while that cannot be told. */
export async function isLoggedOut(person: string, session: string): Promise<boolean> {
  const Key = logOutKey(person, session);
  const body = JSON.stringify({ TableName: env("JOURNAL_TABLE"), Key, ConsistentRead: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await asked(body)).Item !== undefined;
    } catch (cause) {
      if (attempt === ATTEMPTS) throw cause;
    }
  }
}

async function asked(body: string): Promise<{ readonly Item?: unknown }> {
  const region = env("AWS_REGION");
  const url = new URL(envIfAny("AWS_ENDPOINT_URL_DYNAMODB") ?? `https://dynamodb.${region}.amazonaws.com`);
  const by = { ...(await defaultProvider()()), region, at: now() };
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "DynamoDB_20120810.GetItem",
  };
  const request = { method: "POST", body, headers: signedForAws({ url, headers, body }, by) };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(url, { ...request, redirect: "error", signal });
  if (!response.ok) throw new Error(`the database answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { Item?: unknown };
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
  readonly region: string;
  readonly at: Date;
}

/** The headers by which DynamoDB knows whose a POST to its root is: Signature Version 4 over all of them. */
export function signedForAws({ url, headers, body }: Posted, by: Signer): Record<string, string> {
  const instant = by.at.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const scope = [instant.slice(0, 8), by.region, "dynamodb", "aws4_request"];
  const all = {
    ...headers,
    "x-amz-date": instant,
    ...(by.sessionToken && { "x-amz-security-token": by.sessionToken }),
  };
  const lines = Object.entries({ ...all, host: url.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = lines.map(([name]) => name).join(";");
  const canonical = [
    "POST",
    "/",
    "",
    ...lines.map(([name, value]) => `${name}:${value}`),
    "",
    names,
    sha256(body),
  ];
  const text = ["AWS4-HMAC-SHA256", instant, scope.join("/"), sha256(canonical.join("\n"))].join("\n");
  const key = scope.reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${by.secretAccessKey}`,
  );
  const credential = `Credential=${by.accessKeyId}/${scope.join("/")}`;
  const signature = `Signature=${hmac(key, text).toString("hex")}`;
  return { ...all, authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, ${signature}` };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
