// Who asks: tokens proved against an issuer's published keys; each kind of forgery is refused by its own name.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { identify } from "../../../functions/shared/http/identity.ts";
import { Problem } from "../../../functions/shared/http/problem.ts";

const ISSUER = "https://login.example";
const AUDIENCE = "urn:docgate:api";
const NOW = new Date("2026-12-31T15:59:59Z");
const seconds = Math.floor(NOW.getTime() / 1000);

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let server: Server;
let keys: Keys;
let published: object[] = [];

const asJwk = async ({ publicKey }: Keys, kid: string) => ({ ...(await exportJWK(publicKey)), kid });

beforeAll(async () => {
  keys = await generateKeyPair("ES256");
  published = [await asJwk(keys, "k1")];
  server = createServer((_, response) => response.end(JSON.stringify({ keys: published })));
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  Object.assign(process.env, {
    TOKEN_ISSUER: ISSUER,
    TOKEN_AUDIENCE: AUDIENCE,
    TOKEN_KEYS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    TOKEN_CLAIMS: JSON.stringify({
      person: "sub",
      agency: "agency",
      roles: "roles",
      systems: "systems",
      mfa: "amr",
    }),
  });
});
afterAll(() => new Promise(closed => server.close(closed)));

const CLAIMS = {
  iss: ISSUER,
  aud: AUDIENCE,
  sub: "records@household",
  agency: "household-office",
  roles: ["records"],
  systems: ["household"],
  amr: ["pwd", "otp"],
  iat: seconds,
  exp: seconds + 600,
};

async function token(
  change: Partial<Record<keyof typeof CLAIMS, unknown>> = {},
  sign = keys,
  kid = "k1",
): Promise<string> {
  const claims = JSON.parse(JSON.stringify({ ...CLAIMS, ...change })) as JWTPayload;
  return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid }).sign(sign.privateKey);
}

const codeOf = (authorization: string | undefined) =>
  identify(authorization, NOW).then(
    () => "identified",
    error => (error instanceof Problem ? error.kind.code : `not a problem: ${error}`),
  );

test("a good token is a person with agency, roles, systems and second factor", async () => {
  expect(await identify(`Bearer ${await token()}`, NOW)).toEqual({
    person: "records@household",
    agency: "household-office",
    roles: ["records"],
    systems: ["household"],
    mfa: true,
    until: new Date(CLAIMS.exp * 1000).toISOString(),
  });
});

describe("a token is refused", () => {
  test.each<[string, () => Promise<string | undefined> | string | undefined, string]>([
    ["when there is none", () => undefined, "token-missing"],
    ["when it is not a bearer token", () => "Basic cmVjb3JkczpwYXNz", "token-missing"],
    ["when it is no token at all", () => "Bearer abc", "token-invalid"],
    [
      "when it is not signed (alg none)",
      () => `Bearer ${new UnsecuredJWT(CLAIMS).encode()}`,
      "token-invalid",
    ],
    ["when its time is over", async () => `Bearer ${await token({ exp: seconds - 31 })}`, "token-expired"],
    ["when it does not end", async () => `Bearer ${await token({ exp: undefined })}`, "token-invalid"],
    [
      "when its time has not begun",
      async () => `Bearer ${await token({ iat: seconds + 31 })}`,
      "token-invalid",
    ],
    [
      "when it is for another audience",
      async () => `Bearer ${await token({ aud: "urn:other" })}`,
      "token-invalid",
    ],
    [
      "when it is of another issuer",
      async () => `Bearer ${await token({ iss: "https://evil.example" })}`,
      "token-invalid",
    ],
    ["when it names nobody", async () => `Bearer ${await token({ sub: undefined })}`, "token-invalid"],
    ["when it names no agency", async () => `Bearer ${await token({ agency: "" })}`, "token-invalid"],
    [
      "when the person's name could break a table key",
      async () => `Bearer ${await token({ sub: "a#b" })}`,
      "token-invalid",
    ],
    [
      "when a stranger signed it under our key's name",
      async () => `Bearer ${await token({}, await generateKeyPair("ES256"))}`,
      "token-invalid",
    ],
    ["when two stand in the header", async () => `Bearer ${await token()} ${await token()}`, "token-missing"],
  ])("%s", async (_, header, code) => {
    expect(await codeOf(await header())).toBe(code);
  });

  test("when a byte of it was changed", async () => {
    const [head, body = "", signature] = (await token()).split(".");
    const forged = JSON.parse(Buffer.from(body, "base64url").toString());
    forged.roles = ["records", "property"];
    const changed = Buffer.from(JSON.stringify(forged)).toString("base64url");
    expect(await codeOf(`Bearer ${head}.${changed}.${signature}`)).toBe("token-invalid");
  });

  test("when it is signed with a secret made of our public key", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(published[0]));
    const forged = await new SignJWT(CLAIMS).setProtectedHeader({ alg: "HS256", kid: "k1" }).sign(secret);
    expect(await codeOf(`Bearer ${forged}`)).toBe("token-invalid");
  });
});

test.each([
  [["pwd"], false],
  [["pwd", "otp"], true],
  [["hwk"], true],
  [undefined, false],
  ["pwd mfa", true],
])("of the proofs %j the second factor is seen as %s", async (amr, mfa) => {
  expect((await identify(`Bearer ${await token({ amr })}`, NOW)).mfa).toBe(mfa);
});

test("thirty seconds of clock difference are forgiven", async () => {
  expect(await codeOf(`Bearer ${await token({ exp: seconds - 29 })}`)).toBe("identified");
});

test("a key that the issuer has just added is looked up, but not more often than every few seconds", async () => {
  const rotated = await generateKeyPair("ES256");
  const signed = `Bearer ${await token({}, rotated, "k2")}`;
  expect(await codeOf(signed)).toBe("token-invalid");
  published = [await asJwk(rotated, "k2"), ...published];
  expect(await codeOf(signed)).toBe("token-invalid");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5_001 });
  expect(await codeOf(signed)).toBe("identified");
  expect(await codeOf(`Bearer ${await token()}`)).toBe("identified");
  vi.useRealTimers();
});

test("an issuer that cannot be reached refuses, and says that it is not the token's fault", async () => {
  process.env.TOKEN_KEYS_URL = "http://127.0.0.1:1/jwks";
  vi.resetModules();
  const fresh = await import("../../../functions/shared/http/identity.ts");
  const error = await fresh.identify(`Bearer ${await token()}`, NOW).catch(error => error);
  expect(error.kind.code).toBe("unavailable");
});
