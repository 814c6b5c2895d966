// The door to the secret by which the console proves itself to the issuer: read when it is needed, and again after a while, so that
// a new one is taken up without a deployment. It stands in no variable and in no log.
import { type CryptoKey, importJWK, type JWK } from "jose";
import { askAws } from "../../shared/ask-aws.ts";
import { env } from "../../shared/env.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";

const KEPT_MS = 5 * 60_000;

let kept: { readonly value: string; readonly until: number } | undefined;

export async function clientSecret(): Promise<string> {
  if (kept && performance.now() < kept.until) return kept.value;
  const asked = { SecretId: env("CONSOLE_CLIENT_SECRET") };
  const found = await askAws("secretsmanager", "secretsmanager.GetSecretValue", asked).catch(cause => {
    throw new Problem(PROBLEM.unavailable, { cause });
  });
  const { SecretString: value } = found;
  if (typeof value !== "string" || value === "")
    throw new Problem(PROBLEM.unavailable, { cause: "the client's secret is empty" });
  kept = { value, until: performance.now() + KEPT_MS };
  return value;
}

export interface ClientKey {
  readonly key: CryptoKey;
  readonly kid?: string;
  /** The certificate by which Entra ID finds it: no name of a key is enough there. */
  readonly thumbprints: Readonly<Record<string, string>>;
}

export async function clientKey(): Promise<ClientKey> {
  const text = await clientSecret();
  try {
    const jwk = JSON.parse(text) as JWK;
    const key = await importJWK(jwk);
    if (key instanceof Uint8Array) throw new TypeError("a shared secret");
    const { kid, x5t, "x5t#S256": x5tS256 } = jwk;
    const thumbprints = { ...(x5t && { x5t }), ...(x5tS256 && { "x5t#S256": x5tS256 }) };
    return { key, thumbprints, ...(kid !== undefined && { kid }) };
  } catch (cause) {
    // Never in the cause's own words: they may quote the key.
    const { name } = cause as Error;
    throw new Problem(PROBLEM.unavailable, { cause: `the client's secret is no private JWK (${name})` });
  }
}
