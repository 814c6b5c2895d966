// A log-in provider of a test's own, in an empty folder, and the requests the console would make to it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRemoteJWKSet, type JWTVerifyResult, jwtVerify } from "jose";
import { type Browser, type Landing, openBrowser } from "../../../infra/local/login/browser.ts";
import { API_AUDIENCE } from "../../../infra/local/login/clients.ts";
import { type Login, type LoginOptions, startLogin } from "../../../infra/local/login/login.ts";
import { logIn } from "../../../infra/local/login/obtain-token.ts";

export const REDIRECT = "http://localhost:8080/console/callback";
export const AFTER_LOGOUT = "http://localhost:8080/console/";

// The pair that RFC 7636 prints in its appendix B.
export const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

export function emptyFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "docgate-login-"));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

export function loginIn(folder: string, changes: Partial<LoginOptions> = {}): Promise<Login> {
  return startLogin({ port: 0, folder, audience: API_AUDIENCE, consoleRedirects: [REDIRECT], ...changes });
}

export async function freshLogin(changes: Partial<LoginOptions> = {}): Promise<Login> {
  const { folder, remove } = emptyFolder();
  const { issuer, close } = await loginIn(folder, changes);
  return { issuer, close: () => close().then(remove) };
}

/** The console's request for a code; a change to undefined leaves the parameter out. */
export function consoleRequest(issuer: string, changes: Record<string, string | undefined> = {}): URL {
  const asked = {
    client_id: "docgate-console",
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: "openid",
    state: "st-1",
    nonce: "no-1",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    ...changes,
  };
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new URL(`/auth?${new URLSearchParams(given)}`, issuer);
}

/** Logs in at the console and returns where the browser was sent. */
export async function throughConsole(
  issuer: string,
  account: string,
  browser: Browser = openBrowser(),
): Promise<Landing> {
  return logIn(browser, await browser.visit(consoleRequest(issuer)), { account });
}

export async function redeem(
  issuer: string,
  form: Record<string, string>,
): Promise<{ status: number; body: Record<string, string> }> {
  const asked = {
    grant_type: "authorization_code",
    client_id: "docgate-console",
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...form,
  };
  const response = await fetch(`${issuer}/token`, { method: "POST", body: new URLSearchParams(asked) });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

/** As the API does: keys from the issuer, nothing but ES256, the right issuer and audience. */
export function verified(issuer: string, token: string): Promise<JWTVerifyResult> {
  return jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), {
    issuer,
    audience: API_AUDIENCE,
    algorithms: ["ES256"],
    typ: "at+jwt",
  });
}
