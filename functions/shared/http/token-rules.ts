// What a deployment says of its provider's tokens: which claim tells what, which values mean what. Checked where the stacks are
// synthesized and again where a function starts, and what is wrong is said in a sentence; names and schemas only.
import * as v from "valibot";
import { isSuffix } from "../rules/account.ts";
import { HUMAN_ROLES, MACHINE_ROLES } from "../rules/roles.ts";
import { SYSTEMS } from "../rules/systems.ts";

const step = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
/** A text is the name of a claim, whatever is in it: dots, slashes, colons. A list leads inwards, a name a step. */
const path = v.union([step, v.pipe(v.array(step), v.minLength(1), v.maxLength(8))]);
export type ClaimPath = v.InferOutput<typeof path>;

/** What somebody knows, has or is; `two` says of itself that there were two. */
export const FACTOR_KINDS = ["know", "have", "are", "two"] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

const ROLE_NAMES = Object.keys({ ...HUMAN_ROLES, ...MACHINE_ROLES }) as readonly (
  | keyof typeof HUMAN_ROLES
  | keyof typeof MACHINE_ROLES
)[];

const rules = v.strictObject({
  person: path,
  agency: path,
  roles: path,
  systems: path,
  mfa: path,
  /** The values of `acr`, or of the claim that stands for it, by which this issuer says that there were two factors. */
  acr: v.optional(v.array(step)),
  acrClaim: v.optional(path),
  /** Proofs by names of this issuer's own. */
  amr: v.optional(v.record(step, v.picklist(FACTOR_KINDS))),
  /** Only where the provider itself lets nobody in by one: its tokens do not say. */
  twoFactors: v.optional(v.literal("always")),
  /** How long a token may live. */
  hours: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(168))),
  /** What says of a person's id token and access token that they are the same person's; usually `sub`, unless that differs. */
  subject: v.optional(step),
  /** Other names that the same issuer writes into its tokens. */
  issuers: v.optional(v.array(v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/)))),
  /** `client_id` where access tokens have no audience; they must say `token_use: access` then. */
  audienceClaim: v.optional(v.picklist(["aud", "client_id"])),
  /** What a token must have been given for, in its `scp` or `scope`. */
  scope: v.optional(v.pipe(step, v.regex(/^\S+$/))),
  /** What is left out of an account at its end; an account with any other ending keeps it. */
  suffixes: v.optional(v.array(v.pipe(v.string(), v.check(isSuffix)))),
  /** Where these are given only what they name counts. */
  roleNames: v.optional(v.record(step, v.array(v.picklist(ROLE_NAMES)))),
  agencyNames: v.optional(v.record(step, step)),
  systemNames: v.optional(v.record(step, v.array(v.picklist(SYSTEMS)))),
});
export type TokenRules = v.InferOutput<typeof rules>;

export const CLIENT_AUTHENTICATIONS = [
  "none",
  "client_secret_basic",
  "client_secret_post",
  "private_key_jwt",
] as const;

/** Whom a signed assertion of the console's names: some take only their own name, some only the address it is sent to. */
export const ASSERTION_AUDIENCES = ["issuer", "token_endpoint"] as const;

/** By which parameter an issuer is told where a log-out leads back to. */
export const LOG_OUT_PARAMETERS = ["post_logout_redirect_uri", "logout_uri"] as const;

const logIn = v.strictObject({
  /** What is asked for besides `openid`, apart by blanks. */
  scope: v.optional(v.pipe(v.string(), v.regex(/^[!-~]+( [!-~]+)*$/)), "openid"),
  /** Whom the access token is to be for, where the issuer has to be told (RFC 8707, or its own word for it). */
  resource: v.optional(v.pipe(v.string(), v.minLength(1))),
  audience: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** That two factors are asked for, in the way that the issuer understands. */
  acrValues: v.optional(v.pipe(v.string(), v.minLength(1))),
  claims: v.optional(v.record(v.string(), v.unknown())),
  /**
   * How the console proves itself: by nothing but PKCE, by a secret, or by a key of its own (a private JWK). Both are read at run
   * time from the secret that the stack makes, and stand in no setting.
   */
  authentication: v.optional(v.picklist(CLIENT_AUTHENTICATIONS), "none"),
  assertionAudience: v.optional(v.picklist(ASSERTION_AUDIENCES), "issuer"),
  logOutParameter: v.optional(v.picklist(LOG_OUT_PARAMETERS), "post_logout_redirect_uri"),
});
export type LogInRules = v.InferOutput<typeof logIn>;

/** All of it together, as a stage says it. */
const provider = v.strictObject({
  issuer: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/))),
  keysUrl: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/))),
  audience: v.optional(step),
  claims: v.optional(rules),
  client: v.optional(step),
  logIn: v.optional(logIn),
});
export type ProviderSettings = v.InferOutput<typeof provider>;

export const readTokenRules = (text: string): TokenRules => read("TOKEN_CLAIMS", rules, text);
export const readLogInRules = (text: string): LogInRules => read("CONSOLE_LOG_IN", logIn, text);
export const readProvider = (text: string): ProviderSettings => read("identity", provider, text);

function read<Output>(name: string, schema: v.GenericSchema<unknown, Output>, text: string): Output {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${name} 不是正確的 JSON。 | ${name} is not well-formed JSON.`);
  }
  const { success, output, issues } = v.safeParse(schema, value);
  if (success) return output;
  const [issue] = issues;
  const where = v.getDotPath(issue) ?? "";
  throw new Error(
    `${name} 的「${where}」有誤。 | ${name} is wrong at "${where}": ${issue.message}. Nobody is let in until it is right.`,
  );
}
