// The door to whoever logs people in: OpenID Connect, code flow with PKCE; a token it did not prove is never taken.
import * as openid from "openid-client";
import { env } from "../../shared/env.ts";
import { type Caller, identify } from "../../shared/http/identity.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";

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
  readonly seconds: number;
}

export function newLogIn(): LogIn {
  return {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    verifier: openid.randomPKCECodeVerifier(),
  };
}

export async function logInAddress({ state, nonce, verifier }: LogIn, prompt?: "login"): Promise<string> {
  const url = openid.buildAuthorizationUrl(await discovered(), {
    redirect_uri: callbackAddress(),
    scope: "openid",
    state,
    nonce,
    code_challenge_method: "S256",
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    ...(prompt && { prompt }),
  });
  return url.href;
}

export async function logOutAddress(): Promise<string> {
  const own = `${env("API_URL")}/console/`;
  const issuer = await discovered();
  if (!issuer.serverMetadata().end_session_endpoint) return own;
  return openid.buildEndSessionUrl(issuer, { post_logout_redirect_uri: own }).href;
}

/** `answer` is what the issuer sent the browser back with, as the query of the callback. */
export async function redeem(answer: string, { state, nonce, verifier }: LogIn, at: Date): Promise<LoggedIn> {
  const issuer = await discovered();
  const asked = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
  const granted = await openid
    .authorizationCodeGrant(judgingAt(issuer, at), new URL(`?${answer}`, callbackAddress()), {
      ...asked,
      idTokenExpected: true,
    })
    .catch(refuse);
  const said = granted.claims();
  return {
    person: await identify(`Bearer ${granted.access_token}`, at),
    name: String(said?.name ?? said?.sub),
    token: granted.access_token,
    seconds: granted.expires_in ?? 0,
  };
}

/** Time is told by whoever asks, here as everywhere; and clocks may differ by as much as a token's may. */
function judgingAt(issuer: openid.Configuration, at: Date): openid.Configuration {
  const judging = new openid.Configuration(
    issuer.serverMetadata(),
    env("CONSOLE_CLIENT"),
    { [openid.clockSkew]: Math.round((at.getTime() - Date.now()) / 1000), [openid.clockTolerance]: 30 },
    openid.None(),
  );
  // The id token is proved by its signature too, though it comes from the issuer itself.
  openid.enableNonRepudiationChecks(judging);
  if (isInsecure()) openid.allowInsecureRequests(judging);
  judging.timeout = TIMEOUT_SECONDS;
  return judging;
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
    timeout: TIMEOUT_SECONDS,
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
