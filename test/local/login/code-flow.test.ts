// The authorization code flow from end to end, and the ways in which it must not be possible.
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../../infra/local/login/browser.ts";
import type { Login } from "../../../infra/local/login/login.ts";
import { obtainToken } from "../../../infra/local/login/obtain-token.ts";
import { consoleRequest, freshLogin, REDIRECT, redeem, throughConsole, verified } from "./fresh-login.ts";

let login: Login;

beforeAll(async () => {
  login = await freshLogin();
});
afterAll(() => login.close());

test("the discovery document says what this provider does, and no more", async () => {
  const { issuer } = login;
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  expect(await response.json()).toEqual({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/session/end`,
    acr_values_supported: ["urn:docgate:acr:one-factor", "urn:docgate:acr:two-factors"],
    authorization_response_iss_parameter_supported: true,
    claim_types_supported: ["normal"],
    claims_parameter_supported: false,
    claims_supported: expect.arrayContaining([
      "sub",
      "name",
      "agency",
      "roles",
      "systems",
      "amr",
      "auth_time",
    ]),
    code_challenge_methods_supported: ["S256"],
    grant_types_supported: ["authorization_code", "client_credentials"],
    id_token_signing_alg_values_supported: ["ES256"],
    request_uri_parameter_supported: false,
    response_modes_supported: ["form_post", "fragment", "query"],
    response_types_supported: ["code"],
    scopes_supported: ["openid"],
    subject_types_supported: ["public"],
    token_endpoint_auth_methods_supported: ["none", "client_secret_basic"],
  });
});

test("a code and its verifier become an access token for the API and an ID token for the console", async () => {
  const { url } = await throughConsole(login.issuer, "records@household");
  expect({ to: url.origin + url.pathname, ...Object.fromEntries(url.searchParams) }).toEqual({
    to: REDIRECT,
    code: expect.any(String),
    state: "st-1",
    iss: login.issuer,
  });
  const { status, body } = await redeem(login.issuer, { code: url.searchParams.get("code") ?? "" });
  expect([status, Object.keys(body).sort()]).toEqual([
    200,
    ["access_token", "expires_in", "id_token", "scope", "token_type"],
  ]);
  const { payload } = await verified(login.issuer, body.access_token ?? "");
  expect(payload.sub).toBe("records@household");
  expect(decodeJwt(body.id_token ?? "")).toMatchObject({
    aud: "docgate-console",
    nonce: "no-1",
    sub: "records@household",
    name: "檔案管理人員",
    agency: "household-office",
    roles: ["records"],
    systems: ["household", "household-dm"],
    amr: ["pwd", "otp", "mfa"],
    auth_time: expect.any(Number),
  });
});

test.each([
  ["a verifier of somebody else", { code_verifier: "x".repeat(43) }],
  ["no verifier", { code_verifier: "" }],
  ["another redirect address", { redirect_uri: "http://localhost:8081/console/callback" }],
  ["another client", { client_id: "docgate-cli" }],
])("a code with %s buys nothing", async (_case, wrong) => {
  const { url } = await throughConsole(login.issuer, "records@household");
  const { status, body } = await redeem(login.issuer, { code: url.searchParams.get("code") ?? "", ...wrong });
  expect([status, body.error]).toEqual([400, "invalid_grant"]);
});

test("a code is good once", async () => {
  const { url } = await throughConsole(login.issuer, "records@household");
  const code = url.searchParams.get("code") ?? "";
  expect((await redeem(login.issuer, { code })).status).toBe(200);
  expect(await redeem(login.issuer, { code })).toMatchObject({
    status: 400,
    body: { error: "invalid_grant" },
  });
});

test.each([
  ["an unknown client", { client_id: "somebody" }, "invalid_client"],
  ["a redirect to elsewhere", { redirect_uri: "https://example.org/callback" }, "invalid_redirect_uri"],
  [
    "a redirect to another port",
    { redirect_uri: "http://localhost:9/console/callback" },
    "invalid_redirect_uri",
  ],
])("%s is refused here and sent nowhere", async (_case, changes, error) => {
  const { url, status, page } = await openBrowser().visit(consoleRequest(login.issuer, changes));
  expect([url.origin, status]).toEqual([login.issuer, 400]);
  expect(page).toContain("無法登入");
  expect(page).toContain(error);
});

test.each([
  ["no code challenge", { code_challenge: undefined, code_challenge_method: undefined }, "invalid_request"],
  ["a plain code challenge", { code_challenge_method: "plain" }, "invalid_request"],
  ["a token without a code", { response_type: "token" }, "unsupported_response_type"],
  ["another audience", { resource: "urn:docgate:other" }, "invalid_target"],
])("a request for %s goes back with the reason", async (_case, changes, error) => {
  const { url } = await openBrowser().visit(consoleRequest(login.issuer, changes));
  const said = new URLSearchParams(url.search || url.hash.slice(1));
  expect([url.origin + url.pathname, said.get("error")]).toEqual([REDIRECT, error]);
});

test("a person who is logged in is not asked again, unless the console insists", async () => {
  const browser = openBrowser();
  await throughConsole(login.issuer, "records@household", browser);
  const again = await browser.visit(consoleRequest(login.issuer));
  expect(again.url.searchParams.get("code")).toEqual(expect.any(String));
  const insisted = await browser.visit(consoleRequest(login.issuer, { prompt: "login" }));
  expect(insisted.url.pathname).toMatch(/^\/interaction\//);
});

test("an audience that does not exist gets no token", async () => {
  const wish = { issuer: login.issuer, account: "admin@police", resource: "urn:docgate:other" };
  await expect(obtainToken(wish)).rejects.toThrow("invalid_target");
});
