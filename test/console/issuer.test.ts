// Logging in at an issuer: what it sends back proves somebody or nobody; each kind of forgery and silence by its own name.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

const AT = new Date("2031-03-01T08:00:00Z");
const seconds = Math.floor(AT.getTime() / 1000);
const LOG_IN = { state: "a-state", nonce: "a-nonce", verifier: "v".repeat(43) };
const CLIENT = "docgate-console";
const ACCESS = {
  sub: "records@household",
  aud: "urn:docgate:api",
  agency: "household-office",
  roles: ["records"],
  systems: [],
  amr: ["mfa", "pwd", "otp"],
};

let server: Server;
let issuer = "";
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
/** How the issuer answers in this test. */
let discovery: object = {};
let tokens: () => Promise<{ status: number; body: unknown }>;
let published: object[] = [];

async function signed(claims: object, key = keys.privateKey): Promise<string> {
  const whole = { iss: issuer, iat: seconds, exp: seconds + 600, ...claims };
  return new SignJWT(whole).setProtectedHeader({ alg: "ES256", kid: "k1" }).sign(key);
}
const idToken = (change: object = {}, key = keys.privateKey) =>
  signed({ sub: "records@household", aud: CLIENT, nonce: LOG_IN.nonce, name: "王小明", ...change }, key);
const granting = (id: () => Promise<string>) => async () => ({
  status: 200,
  body: { access_token: await signed(ACCESS), id_token: await id(), token_type: "Bearer", expires_in: 900 },
});

let secrets: object = {};
/** What the token endpoint was last asked. */
const asked = { form: new URLSearchParams(), authorization: "" };

async function answerTo(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const { url = "" } = request;
  if (url.startsWith("/.well-known/")) return { status: 200, body: discovery };
  if (url.startsWith("/secrets")) return { status: 200, body: secrets };
  if (url === "/jwks") return { status: 200, body: { keys: published } };
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  asked.form = new URLSearchParams(Buffer.concat(parts).toString());
  asked.authorization = request.headers.authorization ?? "";
  return tokens();
}

beforeAll(async () => {
  keys = await generateKeyPair("ES256");
  published = [{ ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES256" }];
  server = createServer((request, response) => {
    void answerTo(request).then(({ status, body }) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
    );
  });
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise(closed => server.close(closed)));

beforeEach(() => {
  vi.resetModules();
  Object.assign(process.env, {
    API_URL: "https://api.example",
    CONSOLE_CLIENT: CLIENT,
    TOKEN_ISSUER: issuer,
    TOKEN_AUDIENCE: "urn:docgate:api",
    TOKEN_KEYS_URL: `${issuer}/jwks`,
    TOKEN_CLAIMS: JSON.stringify({
      person: "sub",
      agency: "agency",
      roles: "roles",
      systems: "systems",
      mfa: "amr",
    }),
  });
  discovery = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/end`,
    id_token_signing_alg_values_supported: ["ES256"],
  };
  tokens = granting(() => idToken());
});

const door = () => import("../../functions/console/door/issuer.ts");
async function redeemed(answer = `code=c&state=${LOG_IN.state}`): Promise<unknown> {
  const { redeem } = await door();
  return redeem(answer, LOG_IN, AT).then(
    ({ person, name }) => [person.person, name],
    error => error.kind?.code ?? error,
  );
}

test("a code that answers this browser's question logs its person in, at the time that is told", async () => {
  expect(await redeemed()).toEqual(["records@household", "王小明"]);
});

test("the way to log in carries state, nonce and the challenge, and never the verifier", async () => {
  delete process.env.CONSOLE_LOG_IN;
  const { logInAddress } = await door();
  const address = new URL(await logInAddress(LOG_IN, { prompt: "login" }));
  expect(address.searchParams.get("scope")).toBe("openid");
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    client_id: CLIENT,
    redirect_uri: "https://api.example/console/callback",
    response_type: "code",
    state: LOG_IN.state,
    nonce: LOG_IN.nonce,
    code_challenge_method: "S256",
    prompt: "login",
  });
  expect(address.href).not.toContain(LOG_IN.verifier);
});

test.each<[string, () => Promise<string>]>([
  ["of another log-in", () => idToken({ nonce: "another" })],
  ["without a nonce", () => idToken({ nonce: undefined })],
  ["for another client", () => idToken({ aud: "another" })],
  ["of another issuer", () => idToken({ iss: "https://evil.example" })],
  ["that has expired", () => idToken({ iat: seconds - 900, exp: seconds - 60 })],
  ["signed by a stranger", async () => idToken({}, (await generateKeyPair("ES256")).privateKey)],
  ["that is none", async () => "no.token.at-all"],
])("an id token %s proves nobody", async (_, id) => {
  tokens = granting(id);
  expect(await redeemed()).toBe("token-invalid");
});

test.each([
  ["another state", "code=c&state=another"],
  ["no state", "code=c"],
  ["two codes", `code=c&code=d&state=${LOG_IN.state}`],
  ["another issuer's name", `code=c&state=${LOG_IN.state}&iss=https%3A%2F%2Fevil.example`],
])("an answer with %s proves nobody", async (_, answer) => {
  expect(await redeemed(answer)).toBe("token-invalid");
});

test("a code that the issuer refuses proves nobody", async () => {
  tokens = async () => ({ status: 400, body: { error: "invalid_grant" } });
  expect(await redeemed()).toBe("token-invalid");
});

test("an issuer that calls itself otherwise is not asked", async () => {
  discovery = { ...discovery, issuer: "https://evil.example" };
  expect(await redeemed()).toBe("token-invalid");
});

test("an issuer that is not there is unavailable, and asked again the next time", async () => {
  const there = issuer;
  process.env.TOKEN_ISSUER = "http://127.0.0.1:1";
  const { redeem } = await door();
  const once = () =>
    redeem(`code=c&state=${LOG_IN.state}`, LOG_IN, AT).then(
      ({ name }) => name,
      error => error.kind?.code,
    );
  expect(await once()).toBe("unavailable");
  process.env.TOKEN_ISSUER = there;
  expect(await once()).toBe("王小明");
});

test("an issuer elsewhere is asked over TLS only", async () => {
  process.env.TOKEN_ISSUER = "http://login.example";
  expect(await redeemed()).toBe("token-invalid");
});

test("whoever logs out is sent to the issuer to log out there too, and comes back here", async () => {
  const { logOutAddress } = await door();
  const address = new URL(await logOutAddress());
  expect([address.pathname, Object.fromEntries(address.searchParams)]).toEqual([
    "/end",
    { client_id: CLIENT, post_logout_redirect_uri: "https://api.example/console/" },
  ]);
});

describe("as its settings say", () => {
  const told = (rules: object) => {
    process.env.CONSOLE_LOG_IN = JSON.stringify(rules);
  };
  afterEach(() => {
    delete process.env.CONSOLE_LOG_IN;
  });
  /** As Secrets Manager answers. */
  const withSecret = (SecretString: string) => {
    secrets = { SecretString };
    Object.assign(process.env, {
      ...{ AWS_ENDPOINT_URL_SECRETS_MANAGER: `${issuer}/secrets`, AWS_REGION: "ap-northeast-1" },
      ...{ AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s", CONSOLE_CLIENT_SECRET: "arn:the-secret" },
    });
  };

  test("a log-in is asked for with its scope, resource, audience and factors", async () => {
    const claims = { access_token: { acrs: { essential: true, value: "c1" } } };
    told({ scope: "profile api://docgate/use", resource: "urn:r", audience: "a", acrValues: "2", claims });
    const address = new URL(await (await door()).logInAddress(LOG_IN));
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      scope: "openid profile api://docgate/use",
      ...{ resource: "urn:r", audience: "a", acr_values: "2", claims: JSON.stringify(claims) },
    });
  });

  test("the code is redeemed for the resource that was asked for, and by nothing but the proof of PKCE", async () => {
    told({ resource: "urn:r" });
    expect(await redeemed()).toEqual(["records@household", "王小明"]);
    expect(Object.fromEntries(asked.form)).toMatchObject({ resource: "urn:r", client_id: CLIENT });
    expect(asked.form.get("client_secret")).toBeNull();
  });

  test("by a secret in the form", async () => {
    told({ authentication: "client_secret_post" });
    withSecret("s3cret");
    await redeemed();
    expect(asked.form.get("client_secret")).toBe("s3cret");
  });

  test("by a secret in the header", async () => {
    told({ authentication: "client_secret_basic" });
    withSecret("s3cret");
    await redeemed();
    expect(decodeURIComponent(atob(asked.authorization.replace("Basic ", "")))).toBe(`${CLIENT}:s3cret`);
  });

  test("by a key of its own, which never leaves", async () => {
    told({ authentication: "private_key_jwt" });
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: "console-1", alg: "ES256", "x5t#S256": "thumb" };
    withSecret(JSON.stringify(jwk));
    await redeemed();
    const assertion = asked.form.get("client_assertion") ?? "";
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, { currentDate: AT });
    expect([payload.iss, payload.sub, protectedHeader.kid]).toEqual([CLIENT, CLIENT, "console-1"]);
    expect(protectedHeader["x5t#S256"]).toBe("thumb");
    expect(asked.form.toString()).not.toContain(String(jwk.d));
  });

  test("a secret that is no key logs nobody in, and is not told", async () => {
    told({ authentication: "private_key_jwt" });
    withSecret("not-a-key-but-secret");
    const { redeem } = await door();
    const error = await redeem(`code=c&state=${LOG_IN.state}`, LOG_IN, AT).catch(error => error);
    expect(error.kind.code).toBe("unavailable");
    expect(`${error.stack} ${String(error.cause)}`).not.toContain("not-a-key-but-secret");
  });

  test.each([{ scopes: "openid" }, { scope: "" }, { authentication: "password" }, { acrValues: 2 }])(
    "%j is refused with a sentence",
    async rules => {
      told(rules);
      await expect((await door()).logInAddress(LOG_IN)).rejects.toThrow(/CONSOLE_LOG_IN is wrong at/);
    },
  );
});

test("an issuer that does not say how long its token lasts is believed by the token's own end", async () => {
  tokens = async () => ({
    status: 200,
    body: { access_token: await signed(ACCESS), id_token: await idToken(), token_type: "Bearer" },
  });
  const { redeem } = await door();
  expect((await redeem(`code=c&state=${LOG_IN.state}`, LOG_IN, AT)).seconds).toBe(600);
});
