// The door to whoever logs people in: OpenID Connect, code flow with PKCE; a token it did not prove is never taken.
import * as openid from "openid-client";
import { env, envIfAny, within } from "../../shared/env.ts";
import { type Caller, identify } from "../../shared/http/identity.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { type LogInRules, readLogInRules } from "../../shared/http/token-rules.ts";

/** What must still be known when the browser comes back. */
export interface LogIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface LoggedIn {
  readonly person: Caller;
  readonly name: string;
  readonly token: string;
  /** What says how the issuer calls them. */
  readonly idToken: string | undefined;
  readonly seconds: number;
}

export function newLogIn(): LogIn {
  return {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    verifier: openid.randomPKCECodeVerifier(),
  };
}

/** `account` is only a hint to the provider, which proves who it is as ever. */
export async function logInAddress(
  { state, nonce, verifier }: LogIn,
  { prompt, account }: { readonly prompt?: "login" | undefined; readonly account?: string | undefined } = {},
): Promise<string> {
  const { scope, resource, audience, acrValues, claims } = rules();
  const url = openid.buildAuthorizationUrl(await discovered(), {
    redirect_uri: callbackAddress(),
    scope: ["openid", ...scope.split(" ").filter(each => each !== "openid")].join(" "),
    ...(resource && { resource }),
    ...(audience && { audience }),
    ...(acrValues && { acr_values: acrValues }),
    ...(claims && { claims: JSON.stringify(claims) }),
    state,
    nonce,
    code_challenge_method: "S256",
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    ...(prompt && { prompt }),
    ...(account && { login_hint: account }),
  });
  return url.href;
}

export async function logOutAddress(): Promise<string> {
  const own = `${env("API_URL")}/console/`;
  const issuer = await discovered();
  const { end_session_endpoint: end } = issuer.serverMetadata();
  if (!end) return own;
  const { logOutParameter } = rules();
  if (logOutParameter === "logout_uri") {
    const asked = { client_id: env("CONSOLE_CLIENT"), logout_uri: own };
    return new URL(`?${new URLSearchParams(asked)}`, end).href;
  }
  return openid.buildEndSessionUrl(issuer, { post_logout_redirect_uri: own }).href;
}

/** `answer` is what the issuer sent the browser back with, as the query of the callback. */
export async function redeem(answer: string, { state, nonce, verifier }: LogIn, at: Date): Promise<LoggedIn> {
  const issuer = await discovered();
  const { resource } = rules();
  const asked = {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  };
  const back = new URL(`?${answer}`, callbackAddress());
  const judging = await judgingAt(issuer, at);
  const granted = await openid
    .authorizationCodeGrant(judging, back, asked, resource === undefined ? undefined : { resource })
    .catch(refuse);
  const said = granted.claims();
  const person = await identify(`Bearer ${granted.access_token}`, at);
  // An issuer need not say how long its token lasts; the token itself does.
  const left = Math.floor((Date.parse(person.until ?? "") - at.getTime()) / 1000);
  return {
    person,
    // A subject is often a number that nobody is called by.
    name: typeof said?.name === "string" ? said.name : person.person,
    token: granted.access_token,
    idToken: granted.id_token,
    seconds: Math.min(granted.expires_in ?? left, left),
  };
}

/** Time is told by whoever asks, here as everywhere; and clocks may differ by as much as a token's may. */
async function judgingAt(issuer: openid.Configuration, at: Date): Promise<openid.Configuration> {
  const judging = new openid.Configuration(
    issuer.serverMetadata(),
    env("CONSOLE_CLIENT"),
    { [openid.clockSkew]: Math.round((at.getTime() - Date.now()) / 1000), [openid.clockTolerance]: 30 },
    await clientAuthentication(issuer.serverMetadata()),
  );
  // The id token is proved by its signature too, though it comes from the issuer itself.
  openid.enableNonRepudiationChecks(judging);
  if (isInsecure()) openid.allowInsecureRequests(judging);
  judging.timeout = TIMEOUT_SECONDS;
  return judging;
}

let known: LogInRules | undefined;

/** Read once; what is wrong with it logs nobody in. */
function rules(): LogInRules {
  known ??= readLogInRules(envIfAny("CONSOLE_LOG_IN") ?? "{}");
  return known;
}

async function clientAuthentication({
  token_endpoint: tokenEndpoint,
}: openid.ServerMetadata): Promise<openid.ClientAuth> {
  const { authentication, assertionAudience } = rules();
  if (authentication === "none") return openid.None();
  // Most consoles need none of this, and do not wait for it to load.
  const { clientKey, clientSecret } = await import("./client-secret.ts");
  switch (authentication) {
    case "client_secret_basic":
      return openid.ClientSecretBasic(await clientSecret());
    case "client_secret_post":
      return openid.ClientSecretPost(await clientSecret());
    case "private_key_jwt": {
      const { thumbprints, ...key } = await clientKey();
      return openid.PrivateKeyJwt(key, {
        [openid.modifyAssertion]: (header, payload) => {
          Object.assign(header, thumbprints);
          if (assertionAudience === "token_endpoint") payload.aud = tokenEndpoint;
        },
      });
    }
    default:
      throw new Error(`an unknown way: ${authentication satisfies never}`);
  }
}

const TIMEOUT_SECONDS = 5;

function callbackAddress(): string {
  return `${env("API_URL")}/console/callback`;
}

let found: Promise<openid.Configuration> | undefined;
function discovered(): Promise<openid.Configuration> {
  found ??= discover().catch(error => {
    found = undefined;
    return refuse(error);
  });
  return found;
}

function discover(): Promise<openid.Configuration> {
  return openid.discovery(new URL(env("TOKEN_ISSUER")), env("CONSOLE_CLIENT"), undefined, openid.None(), {
    timeout: within(TIMEOUT_SECONDS * 1_000) / 1_000,
    ...(isInsecure() && { execute: [openid.allowInsecureRequests] }),
  });
}

/** Only an issuer on this very machine may be asked without encryption. */
function isInsecure(): boolean {
  const { protocol, hostname } = new URL(env("TOKEN_ISSUER"));
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** Whoever does not answer is unavailable; whatever else is wrong with an answer, it proves nobody. */
function refuse(cause: unknown): never {
  const { code } = cause as { code?: string };
  const isSilent = code === "OAUTH_TIMEOUT" || code === "OAUTH_ABORT" || cause instanceof TypeError;
  throw new Problem(isSilent ? PROBLEM.unavailable : PROBLEM["token-invalid"], { cause });
}
