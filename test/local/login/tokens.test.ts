// What the access tokens say: each demo account, with and without a second factor, and the archives' machine.
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEMS } from "../../../functions/shared/rules/systems.ts";
import { ACCOUNTS } from "../../../infra/local/login/accounts.ts";
import type { Login } from "../../../infra/local/login/login.ts";
import { obtainMachineToken, obtainToken } from "../../../infra/local/login/obtain-token.ts";
import { freshLogin, redeem, verified } from "./fresh-login.ts";

const PEOPLE = [
  ["admin@police", "administrator", "police-bureau", ["police", "police-dm"]],
  ["admin2@police", "administrator", "police-bureau", ["police", "police-dm"]],
  ["admin@household", "administrator", "civil-affairs-bureau", ["household", "household-dm"]],
  ["admin2@household", "administrator", "civil-affairs-bureau", ["household", "household-dm"]],
  ["records@household", "records", "household-office", ["household", "household-dm"]],
  ["property@household", "property", "household-office", ["household", "household-dm"]],
  ["scan@household", "scan", "household-office", ["household", "household-dm"]],
  ["worker@household", "worker", "household-office", ["household", "household-dm"]],
  ["supervisor@household", "supervisor", "household-office", ["household", "household-dm"]],
  ["personnel@household", "personnel", "household-office", ["household", "household-dm"]],
  ["center@city", "center", "city-hall", ["city-hall", "city-hall-dm"]],
  ["center2@city", "center", "city-hall", ["city-hall", "city-hall-dm"]],
  ["archives@national", "archives", "national-archives", []],
  ["auditor@city", "auditor", "city-hall", ["city-hall", "city-hall-dm"]],
] as const;

let login: Login;
beforeAll(async () => {
  login = await freshLogin();
});
afterAll(() => login.close());

test("there is one demo account for each role, and a second administrator", () => {
  expect(ACCOUNTS.map(({ account }) => account)).toEqual(PEOPLE.map(([account]) => account));
});

test.each(PEOPLE)("%s holds a token of the role %s at %s", async (account, role, agency, systems) => {
  const { accessToken } = await obtainToken({ issuer: login.issuer, account });
  const { payload } = await verified(login.issuer, accessToken);
  expect(payload).toEqual({
    iss: login.issuer,
    aud: "urn:docgate:api",
    sub: account,
    client_id: "docgate-cli",
    name: expect.stringMatching(/^[\p{Script=Han}（）]+$/u),
    agency,
    roles: [role],
    systems,
    acr: "urn:docgate:acr:two-factors",
    amr: ["pwd", "otp", "mfa"],
    auth_time: expect.any(Number),
    iat: expect.any(Number),
    exp: (payload.iat ?? 0) + 15 * 60,
    jti: expect.any(String),
  });
});

test("the systems that tokens name are among those there are", () => {
  const known = new Set<string>(SYSTEMS);
  expect(ACCOUNTS.flatMap(account => account.systems).filter(code => !known.has(code))).toEqual([]);
});

test("how long a token lasts, and for whom it is, can be set", async () => {
  const audience = "urn:docgate:rehearsal";
  const { issuer, close } = await freshLogin({ tokenSeconds: 60, audience });
  const { accessToken } = await obtainToken({ issuer, account: "admin@police", resource: audience });
  await close();
  const { aud, iat = 0, exp } = decodeJwt(accessToken);
  expect([aud, exp]).toEqual([audience, iat + 60]);
});

test("an access token is signed by ES256 and says that it is an access token", async () => {
  const { accessToken } = await obtainToken({ issuer: login.issuer, account: "admin@police" });
  expect(decodeProtectedHeader(accessToken)).toEqual({
    alg: "ES256",
    typ: "at+jwt",
    kid: expect.any(String),
  });
});

test("the end that is announced is the end in the token, within a second", async () => {
  const { accessToken, expiresAt } = await obtainToken({ issuer: login.issuer, account: "admin@police" });
  const { exp = 0 } = decodeJwt(accessToken);
  expect(Math.abs(Date.parse(expiresAt) / 1000 - exp)).toBeLessThanOrEqual(1);
});

test("whoever logs in without the second factor carries no proof of one", async () => {
  const { accessToken } = await obtainToken({
    issuer: login.issuer,
    account: "worker@household",
    mfa: false,
  });
  const { amr, acr } = decodeJwt(accessToken);
  expect({ amr, acr }).toEqual({ amr: ["pwd"], acr: "urn:docgate:acr:one-factor" });
});

test("the archives' own system gets a token of its own, without a person in it", async () => {
  const { accessToken } = await obtainMachineToken({ issuer: login.issuer });
  const { payload } = await verified(login.issuer, accessToken);
  expect(payload).toEqual({
    iss: login.issuer,
    aud: "urn:docgate:api",
    sub: "archives-machine",
    client_id: "archives-machine",
    name: "檔案主管機關介接系統",
    agency: "national-archives",
    roles: ["archives-system"],
    systems: [],
    iat: expect.any(Number),
    exp: (payload.iat ?? 0) + 15 * 60,
    jti: expect.any(String),
  });
});

test.each([
  ["the archives' system without its secret", { client_id: "archives-machine" }],
  ["the console without a person", { client_id: "docgate-console" }],
])("%s gets no token", async (_case, who) => {
  const { status, body } = await redeem(login.issuer, { ...who, grant_type: "client_credentials" });
  expect([status, body.access_token]).toEqual([
    expect.toSatisfy(code => code === 400 || code === 401),
    undefined,
  ]);
});

test("an account that does not exist gets no token", async () => {
  const wish = { issuer: login.issuer, account: "mayor@city" };
  await expect(obtainToken(wish)).rejects.toThrow("mayor@city");
});
