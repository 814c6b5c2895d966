// By what the console proves itself to the issuer: a secret that both know, or a key of its own.
import { type CryptoKey, importJWK, type JWK } from "jose";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { secretOf } from "../../shared/secret.ts";

const KEPT_MS = 5 * 60_000;

export function clientSecret(): Promise<string> {
  return secretOf("CONSOLE_CLIENT_SECRET", KEPT_MS);
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
