// Tokens as Entra ID, Keycloak, Cognito and AD FS write them, read by the settings of docs/identity.md; and what is wrong with settings.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, Stack } from "aws-cdk-lib";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { identify } from "../../../functions/shared/http/identity.ts";
import { Problem } from "../../../functions/shared/http/problem.ts";
import { readTokenRules } from "../../../functions/shared/http/token-rules.ts";
import { chosenProvider } from "../../../infra/settings.ts";
import { PROVIDERS, recipeOf } from "./recipe.ts";

type Provider = (typeof PROVIDERS)[number];
const NOW = new Date("2026-12-31T15:59:59Z");
const iat = Math.floor(NOW.getTime() / 1000);
let server: Server;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  // All four sign so.
  keys = await generateKeyPair("RS256");
  const published = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "RS256" }] };
  server = createServer((_, response) => response.end(JSON.stringify(published)));
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  process.env.TOKEN_KEYS_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise(closed => server.close(closed)));

const HOUSEHOLD = "22222222-2222-2222-2222-222222222222";
const OTHER = "99999999-9999-9999-9999-999999999999";
/** What each writes of a home worker who proved two factors. */
const TOKENS: Readonly<Record<Provider, Readonly<Record<string, unknown>>>> = {
  entra: {
    iss: recipeOf("entra").issuer,
    aud: recipeOf("entra").audience,
    ...{ sub: "AAAAb3opaque", oid: OTHER, ver: "2.0", scp: "use", upn: "Worker@City.example" },
    ...{ roles: ["worker"], groups: [HOUSEHOLD, OTHER], acrs: ["c1"] },
  },
  keycloak: {
    iss: recipeOf("keycloak").issuer,
    aud: ["urn:docgate:api", "account"],
    ...{ sub: OTHER, typ: "Bearer", azp: "docgate-console", acr: "two", preferred_username: "worker" },
    realm_access: { roles: ["offline_access", "docgate-worker"] },
    ...{ agency: "household-office", systems: ["household"], scope: "openid profile" },
  },
  cognito: {
    iss: recipeOf("cognito").issuer,
    ...{ sub: OTHER, client_id: recipeOf("cognito").client, token_use: "access", username: "worker" },
    "cognito:groups": ["docgate-worker", "docgate-agency-household-office"],
    scope: "openid profile docgate/use",
  },
  adfs: {
    iss: "http://sts.city.example/adfs/services/trust",
    aud: "urn:docgate:api",
    // No subject: AD FS writes none into access tokens.
    ...{ upn: "worker@city.example", agency: "household-office", role: "Docgate Workers" },
    ...{ systems: "household", scp: "openid profile", apptype: "Confidential" },
    authmethod: ["urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", MULTIPLE()],
  },
};
function MULTIPLE() {
  return "http://schemas.microsoft.com/claims/multipleauthn";
}

async function identified(provider: Provider, change: Readonly<Record<string, unknown>> = {}) {
  const { issuer = "", audience = "", claims } = recipeOf(provider);
  Object.assign(process.env, {
    ...{ TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, TOKEN_CLAIMS: JSON.stringify(claims) },
  });
  const said = { iat, exp: iat + 3_600, ...TOKENS[provider], ...change };
  const payload = JSON.parse(JSON.stringify(said)) as JWTPayload;
  const token = await new SignJWT(payload)
    .setProtectedHeader({ alg: "RS256", kid: "k1", typ: "JWT" })
    .sign(keys.privateKey);
  return identify(`Bearer ${token}`, NOW).catch(error => {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  });
}

test.each(PROVIDERS)("%s: a home worker with two factors is who they are", async provider => {
  expect(await identified(provider)).toMatchObject({
    ...{ person: "worker", agency: "household-office", roles: ["worker"], systems: ["household"] },
    mfa: true,
  });
});

describe("one factor is one", () => {
  test.each<[Provider, object]>([
    ["entra", { acrs: undefined }],
    ["entra", { acrs: ["c2"], amr: ["otp"] }],
    ["keycloak", { acr: "one" }],
    ["keycloak", { acr: undefined, amr: ["otp", "hwk"] }],
    ["adfs", { authmethod: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport" }],
    ["adfs", { authmethod: undefined }],
  ])("%s %j", async (provider, change) => {
    expect(await identified(provider, { ...change })).toMatchObject({ person: "worker", mfa: false });
  });
});

describe("nobody by", () => {
  test.each<[string, Provider, object]>([
    ["an identity token of the same application", "entra", { scp: undefined, nonce: "n" }],
    ["a token for Microsoft Graph", "entra", { aud: "00000003-0000-0000-c000-000000000000" }],
    [
      "another tenant's token",
      "entra",
      { iss: recipeOf("entra").issuer?.replaceAll("0000-0000-", "1111-0000-") },
    ],
    ["a token without an account", "entra", { upn: undefined }],
    ["a token of somebody of two agencies, or none", "entra", { groups: [OTHER] }],
    ["an identity token of the pool", "cognito", { token_use: "id", aud: recipeOf("cognito").client }],
    ["a token that does not say what it is for", "cognito", { token_use: undefined }],
    ["another client's token", "cognito", { client_id: "another" }],
    ["a token of the pool for something else", "cognito", { scope: "aws.cognito.signin.user.admin" }],
    ["a token for another API", "keycloak", { aud: "account" }],
    ["an identity token of the realm", "keycloak", { typ: "ID" }],
    ["a token for another web API", "adfs", { aud: "urn:another" }],
  ])("%s", async (_, provider, change) => {
    expect(await identified(provider, { ...change })).toBe("token-invalid");
  });

  test("two agencies at once", async () => {
    const { claims } = recipeOf("cognito");
    const agencyNames = { ...claims?.agencyNames, "docgate-agency-police": "police-bureau" };
    const rules = readTokenRules(JSON.stringify({ ...claims, agencyNames }));
    const { personIn } = await import("../../../functions/shared/http/token-person.ts");
    const groups = ["docgate-worker", "docgate-agency-household-office", "docgate-agency-police"];
    expect(personIn({ username: "worker", "cognito:groups": groups }, rules)).toBeUndefined();
    expect(personIn({ username: "worker", "cognito:groups": groups.slice(0, 2) }, rules)).toBeDefined();
  });
});

test.each([
  { groups: undefined, _claim_names: { groups: "src1" } },
  { groups: undefined, hasgroups: true },
])("entra: groups that are left out (%j) are refused by a name of their own", async change => {
  expect(await identified("entra", change)).toBe("token-groups-left-out");
});

test("entra: a token of the first version is the same person's, and 200 groups are read", async () => {
  const groups = [
    HOUSEHOLD,
    ...Array.from({ length: 199 }, (_, n) => `${n}${OTHER.slice(String(n).length)}`),
  ];
  const iss = recipeOf("entra").claims?.issuers?.[0];
  expect(await identified("entra", { iss, groups })).toMatchObject({
    person: "worker",
    agency: "household-office",
  });
});

describe("a role is what the settings name, and nothing else", () => {
  test.each<[Provider, object]>([
    ["keycloak", { realm_access: { roles: ["administrator", "records", "docgate-Worker"] } }],
    ["keycloak", { realm_access: ["docgate-worker"] }],
    ["keycloak", { realm_access: null, roles: ["docgate-worker"] }],
    ["keycloak", { realm_access: undefined, "realm_access.roles": ["docgate-worker"] }],
    ["cognito", { "cognito:groups": ["docgate-agency-household-office", "constructor", "__proto__"] }],
    ["adfs", { role: "Docgate" }],
    ["adfs", { role: ["docgate workers", 7, null] }],
  ])("%s %j", async (provider, change) => {
    expect(await identified(provider, { ...change })).toMatchObject({ person: "worker", roles: [] });
  });

  test("several, from a list", async () => {
    const role = ["Docgate Workers", "Docgate Records", "Domain Users"];
    expect(await identified("adfs", { role })).toMatchObject({ roles: ["worker", "records"] });
  });
});

test.each([
  ["Worker@CITY.example", "worker"],
  ["worker@other.example", "worker@other.example"],
  ["worker@city.example.other", "worker@city.example.other"],
  ["worker", "worker"],
])("of the suffixes only those that are set are left out: %s is %s", async (upn, person) => {
  expect(await identified("entra", { upn })).toMatchObject({ person });
});

test("a namespaced claim is one name, whatever is in it", async () => {
  const { personIn } = await import("../../../functions/shared/http/token-person.ts");
  const rules = { person: "sub", agency: "https://city.example/agency", systems: "s", mfa: "amr" } as const;
  const claims = {
    sub: "worker",
    "https://city.example/agency": "a",
    "https://city.example/roles": ["worker"],
  };
  expect(personIn(claims, { ...rules, roles: "https://city.example/roles" })?.roles).toEqual(["worker"]);
  expect(personIn(claims, { ...rules, roles: ["https:", "", "city.example", "roles"] })?.roles).toEqual([]);
});

describe("wrong settings are a sentence, where the stacks are synthesized and where a function starts", () => {
  const { claims } = recipeOf("keycloak");
  test.each<[object, string]>([
    [{ rolles: "roles" }, "rolles"],
    [{ roleNames: { x: ["root"] } }, "roleNames.x.0"],
    [{ systemNames: { x: ["sewage"] } }, "systemNames.x.0"],
    [{ amr: { x: "three" } }, "amr.x"],
    [{ twoFactors: "mostly" }, "twoFactors"],
    [{ roles: [] }, "roles"],
    [{ roles: undefined }, "roles"],
    [{ suffixes: ["city.example"] }, "suffixes.0"],
    [{ hours: 0 }, "hours"],
    [{ audienceClaim: "azp" }, "audienceClaim"],
  ])("%j is wrong at %s", (change, where) => {
    const wrong = { ...claims, ...change };
    expect(() => readTokenRules(JSON.stringify(wrong))).toThrow(`is wrong at "${where}"`);
    const identity = { claims: JSON.parse(JSON.stringify(wrong)) };
    const scope = new Stack(new App({ context: { identity } }), "s");
    expect(() => chosenProvider(scope)).toThrow(`identity is wrong at "claims.${where}"`);
  });

  test("what is no JSON is said so", () => {
    expect(() => readTokenRules("{person:")).toThrow("TOKEN_CLAIMS is not well-formed JSON");
  });

  test("and nobody is let in", async () => {
    process.env.TOKEN_CLAIMS = '{"person":"sub"}';
    await expect(identify("Bearer x.y.z", NOW)).rejects.toThrow(/TOKEN_CLAIMS is wrong/);
  });
});
