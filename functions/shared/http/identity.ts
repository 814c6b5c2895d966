// Token to Person; the only file that knows jose. A token that cannot be proved is refused by name.
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { env } from "../env.ts";
import type { Actor } from "../journal/event.ts";
import { PROBLEM, Problem } from "./problem.ts";

export interface Person extends Actor {
  readonly systems: readonly string[];
  readonly mfa: boolean;
  /** When the log-in is over; not a fact for the policies. */
  readonly until?: string;
}

// Asymmetric only: a shared secret or "none" would let whoever reads the configuration make tokens.
const ALGORITHMS = ["ES256", "ES384", "EdDSA", "PS256", "RS256"];
const SKEW_SECONDS = 30;
const MFA_PROOFS = new Set(["mfa", "otp", "hwk", "fpt", "face", "sc"]);

/** Which claim says what: set per identity provider in TOKEN_CLAIMS. */
interface ClaimNames {
  readonly person: string;
  readonly agency: string;
  readonly roles: string;
  readonly systems: string;
  readonly mfa: string;
}

let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

export async function identify(authorization: string | undefined, now: Date): Promise<Person> {
  const [scheme, token, ...rest] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token || rest.length > 0) throw challenge("token-missing");
  const claims = await verified(token, now);
  const person = personOf(claims, JSON.parse(env("TOKEN_CLAIMS")) as ClaimNames);
  if (!person) throw challenge("token-invalid");
  return person;
}

async function verified(token: string, now: Date): Promise<JWTPayload> {
  // A new key is looked up when a token names it, but not more often than this, or forged tokens would flood the issuer.
  keys ??= createRemoteJWKSet(new URL(env("TOKEN_KEYS_URL")), {
    cooldownDuration: 5_000,
    timeoutDuration: 2_000,
  });
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: env("TOKEN_ISSUER"),
      audience: env("TOKEN_AUDIENCE"),
      algorithms: ALGORITHMS,
      clockTolerance: SKEW_SECONDS,
      currentDate: now,
      requiredClaims: ["sub", "exp", "iat"],
    });
    // The library judges expiry but not birth: a token from the future was made by a clock nobody should trust.
    if ((payload.iat ?? 0) > now.getTime() / 1000 + SKEW_SECONDS) throw challenge("token-invalid");
    return payload;
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (cause instanceof errors.JWTExpired) throw challenge("token-expired", cause);
    if (cause instanceof errors.JWKSTimeout) throw new Problem(PROBLEM.unavailable, { cause });
    if (cause instanceof errors.JOSEError) throw challenge("token-invalid", cause);
    throw new Problem(PROBLEM.unavailable, { cause });
  }
}

function personOf(claims: JWTPayload, names: ClaimNames): Person | undefined {
  const person = claims[names.person];
  const agency = claims[names.agency];
  if (!isName(person) || !isName(agency)) return undefined;
  return {
    person,
    agency,
    roles: listOf(claims[names.roles]),
    systems: listOf(claims[names.systems]),
    mfa: listOf(claims[names.mfa]).some(proof => MFA_PROOFS.has(proof)),
    ...(claims.exp !== undefined && { until: new Date(claims.exp * 1000).toISOString() }),
  };
}

// '#' separates the parts of a table key, so nobody may be called by it.
function isName(value: unknown): value is string {
  return typeof value === "string" && /^[^\s#]{1,128}$/.test(value);
}

function listOf(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.filter(each => typeof each === "string");
  return typeof claim === "string" ? claim.split(" ").filter(Boolean) : [];
}

function challenge(code: "token-missing" | "token-invalid" | "token-expired", cause?: unknown): Problem {
  const error = code === "token-missing" ? "" : ', error="invalid_token"';
  return new Problem(PROBLEM[code], {
    cause,
    headers: { "www-authenticate": `Bearer realm="docgate"${error}` },
  });
}
