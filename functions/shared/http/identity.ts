// Token to Person; the only file that knows jose. A token that cannot be proved is refused by name.
import {
  createRemoteJWKSet,
  errors,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyResult,
  jwtVerify,
} from "jose";
import { env } from "../env.ts";
import type { Actor } from "../journal/event.ts";
import { accountIn, GATEWAY } from "../rules/account.ts";
import { keyIn } from "../rules/text.ts";
import { PROBLEM, Problem } from "./problem.ts";

/** Whose `roles` are what the token says, known (rules/roles.ts) or not: the journal keeps them all, no policy knows the others. */
export interface Caller extends Actor {
  readonly systems: readonly string[];
  readonly mfa: boolean;
  /** When the log-in is over; not a fact for the policies. */
  readonly until?: string;
}

// Asymmetric only: a shared secret or "none" would let whoever reads the configuration make tokens.
const ALGORITHMS = ["ES256", "ES384", "EdDSA", "PS256", "RS256"];
const SKEW_SECONDS = 30;
/** Access tokens say so, or say nothing: a token of another kind by the same issuer opens nothing. */
const TYPES = new Set(["jwt", "at+jwt", "application/at+jwt"]);
/** A working day: issuers give an hour or so, and one that lasts for days has long forgotten who left. */
const LONGEST_HOURS = 12;

/** The proofs of RFC 8176 by kind: two codes are still one factor, and only `mfa` says of itself that there were more. */
const PROOFS: readonly (readonly string[])[] = [
  ["kba", "pin", "pwd"],
  ["hwk", "otp", "pop", "sc", "sms", "swk", "tel"],
  ["face", "fpt", "iris", "retina", "vbm"],
];

/** Which claim says what: set per identity provider in TOKEN_CLAIMS. */
interface ClaimNames {
  readonly person: string;
  readonly agency: string;
  readonly roles: string;
  readonly systems: string;
  readonly mfa: string;
  /** The values of `acr` by which this issuer says that there were two factors. */
  readonly acr?: readonly string[];
  /** How long a token may live. */
  readonly hours?: number;
}

let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

export async function identify(authorization: string | undefined, now: Date): Promise<Caller> {
  const [scheme, token, ...rest] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token || rest.length > 0) throw challenge("token-missing");
  const { payload, protectedHeader } = await verified(token, now);
  const names = JSON.parse(env("TOKEN_CLAIMS")) as ClaimNames;
  if (!isAccessToken(payload, protectedHeader) || !isShortLived(payload, names))
    throw challenge("token-invalid");
  const person = personOf(payload, names);
  if (!person) throw challenge("token-invalid");
  return person;
}

async function verified(token: string, now: Date): Promise<JWTVerifyResult> {
  // A new key is looked up when a token names it, but not more often than this, or forged tokens would flood the issuer.
  keys ??= createRemoteJWKSet(new URL(env("TOKEN_KEYS_URL")), {
    cooldownDuration: 5_000,
    timeoutDuration: 2_000,
  });
  try {
    const result = await jwtVerify(token, keys, {
      issuer: env("TOKEN_ISSUER"),
      audience: env("TOKEN_AUDIENCE"),
      algorithms: ALGORITHMS,
      clockTolerance: SKEW_SECONDS,
      currentDate: now,
      requiredClaims: ["sub", "exp", "iat"],
    });
    // The library judges expiry but not birth: a token from the future was made by a clock nobody should trust.
    if ((result.payload.iat ?? 0) > now.getTime() / 1000 + SKEW_SECONDS) throw challenge("token-invalid");
    return result;
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (cause instanceof errors.JWTExpired) throw challenge("token-expired", cause);
    if (cause instanceof errors.JWKSTimeout) throw new Problem(PROBLEM.unavailable, { cause });
    if (cause instanceof errors.JOSEError) throw challenge("token-invalid", cause);
    throw new Problem(PROBLEM.unavailable, { cause });
  }
}

/** By its header where it says so there, and by what issuers write into their other tokens: log-outs, identities, events. */
function isAccessToken(claims: JWTPayload, { typ }: JWTHeaderParameters): boolean {
  if (typ !== undefined && !TYPES.has(String(typ).toLowerCase())) return false;
  if (claims.events !== undefined) return false;
  if (claims.token_use !== undefined && claims.token_use !== "access") return false;
  return claims.typ === undefined || String(claims.typ).toLowerCase() === "bearer";
}

/** From its birth to its end, so that an old one is refused with one that ends in a thousand years. */
function isShortLived(
  { iat = 0, exp = Infinity }: JWTPayload,
  { hours = LONGEST_HOURS }: ClaimNames,
): boolean {
  return exp - iat <= hours * 60 * 60;
}

function personOf(claims: JWTPayload, names: ClaimNames): Caller | undefined {
  const person = accountIn(claims[names.person]);
  const agency = keyIn(claims[names.agency], 128);
  if (!person || !agency || agency === GATEWAY) return undefined;
  return {
    person,
    agency,
    roles: listOf(claims[names.roles]),
    systems: listOf(claims[names.systems]),
    mfa: isMultiFactor(listOf(claims[names.mfa]), claims.acr, names),
    ...(claims.exp !== undefined && { until: new Date(claims.exp * 1000).toISOString() }),
  };
}

function isMultiFactor(proofs: readonly string[], acr: unknown, { acr: strong = [] }: ClaimNames): boolean {
  if (proofs.includes("mfa") || (typeof acr === "string" && strong.includes(acr))) return true;
  return PROOFS.filter(kind => kind.some(proof => proofs.includes(proof))).length > 1;
}

function listOf(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.filter(each => typeof each === "string" && each.isWellFormed());
  return typeof claim === "string" && claim.isWellFormed() ? claim.split(" ").filter(Boolean) : [];
}

function challenge(code: "token-missing" | "token-invalid" | "token-expired", cause?: unknown): Problem {
  const error = code === "token-missing" ? "" : ', error="invalid_token"';
  return new Problem(PROBLEM[code], {
    cause,
    headers: { "www-authenticate": `Bearer realm="docgate"${error}` },
  });
}
