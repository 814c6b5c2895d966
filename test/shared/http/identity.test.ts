// Who asks: tokens proved against an issuer's published keys; each kind of forgery is refused by its own name.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { readVpnQuestion } from "../../../functions/gate/vpn-question.ts";
import { identify } from "../../../functions/shared/http/identity.ts";
import { Problem } from "../../../functions/shared/http/problem.ts";
import { BAD_ACCOUNTS, GOOD_ACCOUNTS } from "../characters.ts";

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
  change: Readonly<Record<string, unknown>> = {},
  sign = keys,
  kid = "k1",
  typ?: string,
): Promise<string> {
  const claims = JSON.parse(JSON.stringify({ ...CLAIMS, ...change })) as JWTPayload;
  const header = { alg: "ES256", kid, ...(typ !== undefined && { typ }) };
  return new SignJWT(claims).setProtectedHeader(header).sign(sign.privateKey);
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
  [["otp"], false],
  [["hwk"], false],
  [["sc"], false],
  [["face"], false],
  [["fpt"], false],
  [["otp", "sms", "tel", "hwk", "swk"], false],
  [["pwd", "pin", "kba"], false],
  [["fpt", "face"], false],
  [["user", "geo", "rba", "mca", "wia"], false],
  [["pwd", "pwd"], false],
  [["constructor", "toString", "pwd"], false],
  [["MFA"], false],
  [undefined, false],
  [{ mfa: true }, false],
  [["pwd", "otp"], true],
  [["pwd", "sms"], true],
  [["sc", "pin"], true],
  [["hwk", "fpt"], true],
  [["pwd", "face"], true],
  [["mfa"], true],
  ["pwd mfa", true],
])("of the proofs %j the second factor is seen as %s: two of a kind are one factor", async (amr, mfa) => {
  expect((await identify(`Bearer ${await token({ amr })}`, NOW)).mfa).toBe(mfa);
});

describe("the stage may say", () => {
  const claims = JSON.stringify({ person: "sub", agency: "agency", roles: "roles", systems: "systems" });
  const told = (more: object) => {
    vi.stubEnv("TOKEN_CLAIMS", JSON.stringify({ ...JSON.parse(claims), mfa: "amr", ...more }));
  };
  afterEach(() => vi.unstubAllEnvs());

  test.each([
    ["urn:issuer:two", true],
    ["urn:issuer:one", false],
    [["urn:issuer:two"], false],
    [undefined, false],
  ])("which acr of its issuer means two factors: %j is seen as %s", async (acr, mfa) => {
    told({ acr: ["urn:issuer:two"] });
    expect((await identify(`Bearer ${await token({ amr: ["pwd"], acr })}`, NOW)).mfa).toBe(mfa);
  });

  test("how many hours a token may live", async () => {
    told({ hours: 1 });
    expect(await codeOf(`Bearer ${await token({ exp: seconds + 3_600 })}`)).toBe("identified");
    expect(await codeOf(`Bearer ${await token({ exp: seconds + 3_601 })}`)).toBe("token-invalid");
  });
});

test("an acr means nothing where the stage does not say what", async () => {
  const acr = "urn:docgate:acr:two-factors";
  expect((await identify(`Bearer ${await token({ amr: ["pwd"], acr })}`, NOW)).mfa).toBe(false);
});

describe("by its kind", () => {
  test.each([[undefined], ["JWT"], ["jwt"], ["at+jwt"], ["application/at+jwt"]])(
    "a token of type %s is an access token",
    async typ => {
      expect(await codeOf(`Bearer ${await token({}, keys, "k1", typ)}`)).toBe("identified");
    },
  );
  test.each([["logout+jwt"], ["secevent+jwt"], ["id_token"], ["dpop+jwt"], ["entity-statement+jwt"], [""]])(
    "a token of type %j is refused",
    async typ => {
      expect(await codeOf(`Bearer ${await token({}, keys, "k1", typ)}`)).toBe("token-invalid");
    },
  );
  test.each([
    ["the events of a log-out", { events: { "http://schemas.openid.net/event/backchannel-logout": {} } }],
    ["an identity, as Cognito says", { token_use: "id" }],
    ["an identity, as Keycloak says", { typ: "ID" }],
    ["a refresh token", { typ: "Refresh" }],
  ])("a plain JWT with %s is refused", async (_, change) => {
    expect(await codeOf(`Bearer ${await token(change, keys, "k1", "JWT")}`)).toBe("token-invalid");
  });
  test.each([[{ token_use: "access" }], [{ typ: "Bearer" }]])(
    "%j is what access tokens say",
    async change => {
      expect(await codeOf(`Bearer ${await token(change, keys, "k1", "JWT")}`)).toBe("identified");
    },
  );
});

describe("by its time", () => {
  const day = 24 * 3_600;
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["ends at no time there is", { exp: 9e12 }, "token-invalid"],
    ["ends at the end of numbers", { exp: 1e308 }, "token-invalid"],
    ["began before time", { iat: -1e308 }, "token-invalid"],
    ["lasts a day", { exp: seconds + day }, "token-invalid"],
    ["is ten days old and still good", { iat: seconds - 10 * day }, "token-invalid"],
    ["lasts a second more than a working day", { exp: seconds + 12 * 3_600 + 1 }, "token-invalid"],
    ["lasts a working day", { exp: seconds + 12 * 3_600 }, "identified"],
    ["ends within a second", { exp: seconds + 0.5 }, "identified"],
  ])("a token that %s", async (_, change, code) => {
    expect(await codeOf(`Bearer ${await token(change)}`)).toBe(code);
  });
});

describe("by the name it gives", () => {
  test.each(GOOD_ACCOUNTS)("%s is the person %s", async (sub, person) => {
    expect((await identify(`Bearer ${await token({ sub })}`, NOW)).person).toBe(person);
  });
  test.each<[string, unknown]>([
    ...BAD_ACCOUNTS.map(([what, sub]): [string, unknown] => [what, sub]),
    ["nothing", ""],
    ["no text", 7],
    ["dots alone", ".."],
    ["a blank at its end", "worker "],
    ["more than anybody is called", "a".repeat(129)],
    ["the gateway itself", "docgate"],
    ["the gateway itself, in capitals", "DocGate"],
    ["the gateway itself, in full width", "ｄｏｃｇａｔｅ"],
  ])("%s is nobody", async (_, sub) => {
    expect(await codeOf(`Bearer ${await token({ sub })}`)).toBe("token-invalid");
  });
  test.each([["docgate"], ["a b"], ["a/b"], ["a\u200bb"], ["\ud800"], [".."], ["a".repeat(129)]])(
    "%j is no agency",
    async agency => {
      expect(await codeOf(`Bearer ${await token({ agency })}`)).toBe("token-invalid");
    },
  );
  test("an agency may be named in Chinese", async () => {
    expect((await identify(`Bearer ${await token({ agency: "戶政事務所" })}`, NOW)).agency).toBe(
      "戶政事務所",
    );
  });
  test("a role that is no text gives nothing and breaks nothing", async () => {
    const roles = ["records", "\ud800", 7, null];
    expect((await identify(`Bearer ${await token({ roles })}`, NOW)).roles).toEqual(["records"]);
  });
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

describe("one setting says which claim is the name that the VPN's log-in sends", () => {
  let before = "";
  beforeAll(() => {
    before = process.env.TOKEN_CLAIMS ?? "";
  });
  afterEach(() => {
    process.env.TOKEN_CLAIMS = before;
  });
  const ofTheVpn = (username: string) => readVpnQuestion({ username }, "saml").question.person;
  const ofTheToken = async (claim: string, claims: object) => {
    process.env.TOKEN_CLAIMS = JSON.stringify({ ...JSON.parse(before), person: claim });
    return (await identify(`Bearer ${await token({ ...claims })}`, NOW)).person;
  };

  test.each([
    ["sub", "worker@household", "worker@household"],
    ["upn", "Worker@Household.gov.example", "worker@household.gov.example"],
    ["preferred_username", "worker", "WORKER"],
    ["email", "ｗｏｒｋｅｒ@household", "worker@household"],
  ])("%s %j is the NameID %j", async (claim, value, nameId) => {
    expect(await ofTheToken(claim, { sub: "AAAAb3opaque", [claim]: value })).toBe(ofTheVpn(nameId));
  });

  test.each([
    ["another form", { upn: "worker@household.gov.example" }, "worker"],
    ["an opaque subject", { sub: "AAAAb3opaque" }, "worker"],
    ["one longer than any account, though the VPN cuts it", { upn: "w" }, "w".repeat(255)],
  ])("%s is somebody else, or nobody", async (_title, claims, nameId) => {
    const claim = Object.keys(claims)[0] ?? "";
    expect(await ofTheToken(claim, claims)).not.toBe(ofTheVpn(nameId));
  });

  test("a token without the claim is refused", async () => {
    await expect(ofTheToken("upn", {})).rejects.toThrow();
  });
});
