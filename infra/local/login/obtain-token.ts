// Gets an access token the way any program does: the code flow with PKCE through the log-in pages, or a machine's own secret.
import { createHash, randomBytes } from "node:crypto";
import * as v from "valibot";
import { type Browser, type Landing, openBrowser } from "./browser.ts";
import { API_AUDIENCE, CLIENTS, COMMAND_LINE, MACHINE, type Machine } from "./clients.ts";

export interface Token {
  readonly accessToken: string;
  readonly expiresAt: string;
}

export interface LogInAs {
  readonly account: string;
  /** False logs in without the second factor; the token then carries no proof of one. */
  readonly mfa?: boolean;
}

const discovery = v.object({ authorization_endpoint: v.string(), token_endpoint: v.string() });
const answer = v.object({ access_token: v.string(), expires_in: v.number() });

export async function obtainToken(
  wish: LogInAs & { readonly issuer: string; readonly resource?: string },
): Promise<Token> {
  const endpoints = await discover(wish.issuer);
  const { account, resource = API_AUDIENCE } = wish;
  const browser = openBrowser();
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(16).toString("base64url");
  const asked = addressFor(endpoints.authorization_endpoint, { verifier, state, resource, account });
  const { url } = await logIn(browser, await browser.visit(asked), wish);
  const { code, ...rest } = Object.fromEntries(url.searchParams);
  if (!code || rest.state !== state || rest.iss !== wish.issuer) throw new Error(`log-in ended at ${url}`);
  return redeem(endpoints.token_endpoint, {
    grant_type: "authorization_code",
    client_id: COMMAND_LINE.id,
    redirect_uri: COMMAND_LINE.redirect,
    code,
    code_verifier: verifier,
  });
}

interface MachineWish {
  readonly issuer: string;
  readonly machine?: Machine;
}

export async function obtainMachineToken({ issuer, machine = MACHINE.id }: MachineWish): Promise<Token> {
  const { token_endpoint } = await discover(issuer);
  const { id, secret } = CLIENTS.find(each => each.id === machine) ?? MACHINE;
  const basic = Buffer.from(`${id}:${secret}`).toString("base64");
  return redeem(token_endpoint, { grant_type: "client_credentials" }, { authorization: `Basic ${basic}` });
}

/** Goes through the two pages as a person would, or at once to the second where the first was answered, and returns where that leads. */
export async function logIn(browser: Browser, start: Landing, person: LogInAs): Promise<Landing> {
  if (!start.url.pathname.startsWith("/interaction/")) throw new Error(`no log-in page at ${start.url}`);
  const factor = new URL(`${start.url.pathname}/factor`, start.url);
  factor.searchParams.set("account", person.account);
  const { status, page } = codeOn(start.page) ? start : await browser.visit(factor);
  const code = codeOn(page);
  if (!code) throw new Error(`the log-in pages do not know ${person.account} (${status})`);
  const step = person.mfa === false ? { step: "skip" } : { step: "verify", code };
  return browser.visit(start.url, { account: person.account, ...step });
}

const codeOn = (page: string) => /id="one-time-code">(\d{6})</.exec(page)?.[1];

async function discover(issuer: string): Promise<v.InferOutput<typeof discovery>> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  return v.parse(discovery, await response.json());
}

interface Asked {
  readonly verifier: string;
  readonly state: string;
  readonly resource: string;
  readonly account: string;
}

function addressFor(endpoint: string, wish: Asked): URL {
  const url = new URL(endpoint);
  url.search = new URLSearchParams({
    client_id: COMMAND_LINE.id,
    redirect_uri: COMMAND_LINE.redirect,
    response_type: "code",
    scope: "openid",
    code_challenge_method: "S256",
    code_challenge: createHash("sha256").update(wish.verifier).digest("base64url"),
    state: wish.state,
    resource: wish.resource,
    // Who it will be is known: the page that asks for it is passed over.
    login_hint: wish.account,
  }).toString();
  return url;
}

async function redeem(endpoint: string, form: Record<string, string>, headers = {}): Promise<Token> {
  const response = await fetch(endpoint, { method: "POST", headers, body: new URLSearchParams(form) });
  const said: unknown = await response.json();
  if (!response.ok) throw new Error(`no token: ${JSON.stringify(said)}`);
  const { access_token, expires_in } = v.parse(answer, said);
  return { accessToken: access_token, expiresAt: new Date(Date.now() + expires_in * 1000).toISOString() };
}
