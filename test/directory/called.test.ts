// What the issuer calls somebody: by an id token of its own, for whoever the request itself is by, and of nobody else.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calledIn } from "../../functions/shared/http/identity.ts";

const ISSUER = "https://login.example";
const NOW = new Date("2026-11-28T02:00:00.000Z");
const seconds = NOW.getTime() / 1000;
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let server: Server;
let keys: Keys;
beforeAll(async () => {
  keys = await generateKeyPair("ES256");
  const body = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: "k1" }] });
  server = createServer((_, response) => response.end(body));
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  Object.assign(process.env, {
    TOKEN_ISSUER: ISSUER,
    TOKEN_AUDIENCE: "urn:docgate:api",
    TOKEN_KEYS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    TOKEN_CLAIMS: '{"person":"sub","agency":"agency","roles":"roles","systems":"systems","mfa":"amr"}',
  });
});
afterAll(() => new Promise(closed => server.close(closed)));

const CLAIMS = { iss: ISSUER, aud: "docgate-console", sub: "a", iat: seconds, exp: seconds + 600 };
const signed = (change: object = {}, by = keys) =>
  new SignJWT({ ...CLAIMS, ...change }).setProtectedHeader({ alg: "ES256", kid: "k1" }).sign(by.privateKey);
const called = async (idToken: string, sub = "a") =>
  calledIn(idToken, `Bearer ${await signed({ sub })}`, NOW);

describe("a name", () => {
  test("is the issuer's, with how to reach them where it says so", async () => {
    const token = await signed({ name: "範例甲", email: "a@b.example", phone_number: "+886 2 0000 0000" });
    expect(await called(token)).toEqual({
      name: "範例甲",
      mail: "a@b.example",
      phone: "+886 2 0000 0000",
    });
  });

  test.each<[string, object]>([
    ["is left out", {}],
    ["is no text", { name: 7 }],
    ["is longer than a name", { name: "甲".repeat(81) }],
    ["has letters that nobody sees", { name: "甲\u200b" }],
  ])("that %s is none", async (_, change) => {
    expect(await called(await signed(change))).toBeUndefined();
  });

  test.each<[string, () => Promise<unknown>]>([
    ["of somebody else", async () => called(await signed({ name: "範例甲" }), "b")],
    ["of another issuer", async () => called(await signed({ name: "範例甲", iss: "https://evil.example" }))],
    ["that is over", async () => called(await signed({ name: "範例甲", exp: seconds - 60 }))],
    ["by another key", async () => called(await signed({ name: "範例甲" }, await generateKeyPair("ES256")))],
  ])("%s is refused", async (_, asked) => {
    await expect(asked()).rejects.toThrow(/token/);
  });
});
