// Token to Caller. A token that cannot be proved is refused by name.
import {
  decodeJwt,
  errors,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyResult,
  jwtVerify,
} from "jose";
import * as v from "valibot";
import type { Called } from "../directory/entry.ts";
import { env } from "../env.ts";
import { isReserved } from "../rules/account.ts";
import { keysAt } from "./issuer-keys.ts";
import { PROBLEM, Problem } from "./problem.ts";
import { text } from "./schema.ts";
import { leavesGroupsOut, type PersonInToken, personIn } from "./token-person.ts";
import { readTokenRules, type TokenRules } from "./token-rules.ts";

/** Whose `roles` are what the token says, known (rules/roles.ts) or not: the journal keeps them all, no policy knows the others. */
export interface Caller extends PersonInToken {
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

let keys: JWTVerifyGetKey | undefined;

export async function identify(authorization: string | undefined, now: Date): Promise<Caller> {
  const [scheme, token, ...rest] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token || rest.length > 0) throw challenge("token-missing");
  const rules = tokenRules();
  const { payload, protectedHeader } = await verified(token, now, rules);
  if (!isAccessToken(payload, protectedHeader) || !isShortLived(payload, rules) || !isForUs(payload, rules))
    throw challenge("token-invalid");
  if (leavesGroupsOut(payload, rules)) throw new Problem(PROBLEM["token-groups-left-out"]);
  const person = personIn(payload, rules);
  if (!person || isReserved(person.agency)) throw challenge("token-invalid");
  const { exp } = payload;
  return { ...person, ...(exp !== undefined && { until: new Date(exp * 1000).toISOString() }) };
}

const called = v.object({
  name: text(80),
  mail: v.fallback(v.optional(text(254)), undefined),
  phone: v.fallback(v.optional(text(40)), undefined),
});

/**
 * What the issuer calls whoever a request is by: its id token for the same subject says so, since access tokens often have no name.
 * Whom it was given to does not matter here, for it opens nothing.
 */
export async function calledIn(
  idToken: string,
  authorization: string | undefined,
  now: Date,
): Promise<Called | undefined> {
  const rules = tokenRules();
  const { payload } = await verified(idToken, now, { ...rules, audienceClaim: "client_id" });
  const { subject = "sub" } = rules;
  const whose = payload[subject];
  if (typeof whose !== "string" || whose !== decodeJwt((authorization ?? "").split(" ")[1] ?? "")[subject])
    throw challenge("token-invalid");
  const { name, email: mail, phone_number: phone } = payload;
  const { success, output } = v.safeParse(called, { name, mail, phone });
  return success ? output : undefined;
}

async function verified(token: string, now: Date, rules: TokenRules): Promise<JWTVerifyResult> {
  keys ??= keysAt(new URL(env("TOKEN_KEYS_URL")));
  try {
    const result = await jwtVerify(token, keys, {
      issuer: [env("TOKEN_ISSUER"), ...(rules.issuers ?? [])],
      ...(rules.audienceClaim !== "client_id" && { audience: env("TOKEN_AUDIENCE") }),
      algorithms: ALGORITHMS,
      clockTolerance: SKEW_SECONDS,
      currentDate: now,
      // AD FS gives access tokens without a subject; whose a token is, the claim called `person` says or nobody.
      requiredClaims: ["exp", "iat"],
    });
    // The library judges expiry but not birth: a token from the future was made by a clock nobody should trust.
    if ((result.payload.iat ?? 0) > now.getTime() / 1000 + SKEW_SECONDS) throw challenge("token-invalid");
    return result;
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (cause instanceof errors.JWTExpired) throw challenge("token-expired", cause);
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
  { hours = LONGEST_HOURS }: TokenRules,
): boolean {
  return exp - iat <= hours * 60 * 60;
}

/** Whom it was given to use here: by its audience or, where the issuer writes none, by the client it was given to. */
function isForUs(claims: JWTPayload, { audienceClaim, scope }: TokenRules): boolean {
  const isOurs =
    audienceClaim !== "client_id" ||
    (claims.token_use === "access" && claims.client_id === env("TOKEN_AUDIENCE"));
  return isOurs && (scope === undefined || scopesOf(claims).includes(scope));
}

function scopesOf({ scp, scope }: JWTPayload): readonly unknown[] {
  return [scp, scope].flatMap(said => (typeof said === "string" ? said.split(" ") : said));
}

let known: { readonly text: string; readonly rules: TokenRules } | undefined;

/** Read once; what is wrong with it is a fault of the deployment, and nobody is let in. */
function tokenRules(): TokenRules {
  const text = env("TOKEN_CLAIMS");
  if (known?.text !== text) known = { text, rules: readTokenRules(text) };
  return known.rules;
}

function challenge(code: "token-missing" | "token-invalid" | "token-expired", cause?: unknown): Problem {
  const error = code === "token-missing" ? "" : ', error="invalid_token"';
  return new Problem(PROBLEM[code], {
    cause,
    headers: { "www-authenticate": `Bearer realm="docgate"${error}` },
  });
}
