// The door to whoever logs people in: OpenID Connect, code flow with PKCE; a token it did not prove is never taken.
import { createHash, randomBytes } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import * as v from "valibot";
import { env } from "../shared/env.ts";
import { identify, type Person } from "../shared/http/identity.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";

const discovery = v.object({
  issuer: v.string(),
  authorization_endpoint: v.string(),
  token_endpoint: v.string(),
  jwks_uri: v.string(),
  end_session_endpoint: v.optional(v.string()),
});
const tokens = v.object({ access_token: v.string(), id_token: v.string(), expires_in: v.number() });

/** What must still be known when the browser comes back. */
export interface LogIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface LoggedIn {
  readonly person: Person;
  readonly name: string;
  readonly token: string;
  readonly seconds: number;
}

export function newLogIn(): LogIn {
  const random = () => randomBytes(32).toString("base64url");
  return { state: random(), nonce: random(), verifier: random() };
}

export async function logInAddress({ state, nonce, verifier }: LogIn, prompt?: "login"): Promise<string> {
  const { authorization_endpoint } = await discovered();
  const url = new URL(authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: env("CONSOLE_CLIENT"),
    redirect_uri: callbackAddress(),
    response_type: "code",
    scope: "openid",
    state,
    nonce,
    code_challenge_method: "S256",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    ...(prompt && { prompt }),
  }).toString();
  return url.href;
}

export async function logOutAddress(): Promise<string> {
  const own = `${env("API_URL")}/console/`;
  const { end_session_endpoint } = await discovered();
  if (!end_session_endpoint) return own;
  const url = new URL(end_session_endpoint);
  url.searchParams.set("client_id", env("CONSOLE_CLIENT"));
  url.searchParams.set("post_logout_redirect_uri", own);
  return url.href;
}

export async function redeem(code: string, logIn: LogIn, at: Date): Promise<LoggedIn> {
  const { token_endpoint } = await discovered();
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: env("CONSOLE_CLIENT"),
    redirect_uri: callbackAddress(),
    code,
    code_verifier: logIn.verifier,
  });
  const response = await asked(token_endpoint, { method: "POST", body: form });
  if (!response.ok) throw new Problem(PROBLEM["token-invalid"]);
  const { access_token, id_token, expires_in } = v.parse(tokens, await response.json());
  const name = await nameIn(id_token, logIn.nonce, at);
  return {
    person: await identify(`Bearer ${access_token}`, at),
    name,
    token: access_token,
    seconds: expires_in,
  };
}

async function nameIn(idToken: string, nonce: string, at: Date): Promise<string> {
  const { issuer, jwks_uri } = await discovered();
  const { payload } = await jwtVerify(idToken, createRemoteJWKSet(new URL(jwks_uri)), {
    issuer,
    audience: env("CONSOLE_CLIENT"),
    currentDate: at,
    clockTolerance: 30,
  }).catch(cause => {
    throw new Problem(PROBLEM["token-invalid"], { cause });
  });
  if (payload.nonce !== nonce) throw new Problem(PROBLEM["token-invalid"]);
  return String(payload.name ?? payload.sub);
}

function callbackAddress(): string {
  return `${env("API_URL")}/console/callback`;
}

let found: Promise<v.InferOutput<typeof discovery>> | undefined;
function discovered(): Promise<v.InferOutput<typeof discovery>> {
  found ??= discover().catch(error => {
    found = undefined;
    throw error;
  });
  return found;
}

async function discover(): Promise<v.InferOutput<typeof discovery>> {
  const issuer = env("TOKEN_ISSUER");
  const response = await asked(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  const said = v.parse(discovery, await response.json());
  if (said.issuer !== issuer) throw new Error(`${issuer} calls itself ${said.issuer}`);
  return said;
}

async function asked(address: string, request: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, { ...request, signal: AbortSignal.timeout(5_000) });
  } catch (cause) {
    throw new Problem(PROBLEM.unavailable, { cause });
  }
}
