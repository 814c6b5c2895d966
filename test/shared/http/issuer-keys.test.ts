// The issuer's keys: asked for once by however many come at once, believed for a time, and never taken from where a redirect leads.
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { keysAt } from "../../../functions/shared/http/issuer-keys.ts";

let server: Server;
let asked: string[] = [];
let set = "";
let header: JWTHeaderParameters;
const token = { payload: "", signature: "" };

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  set = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1" }] });
  const signed = await new SignJWT({}).setProtectedHeader({ alg: "ES256", kid: "k1" }).sign(privateKey);
  header = JSON.parse(Buffer.from(signed.split(".")[0] ?? "", "base64url").toString());
});
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

async function issuer(answer: RequestListener) {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return keysAt(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`));
}

test("who comes while they are on their way waits for the same answer", async () => {
  const find = await issuer((_, response) => response.end(set));
  const found = await Promise.all([find(header, token), find(header, token), find(header, token)]);
  expect(new Set(found).size).toBe(1);
  expect(asked).toEqual(["/jwks"]);
});

test("each look has a connection of its own: one that was kept may be gone when a function wakes", async () => {
  const connections: unknown[] = [];
  const find = await issuer(({ headers }, response) => {
    connections.push(headers.connection);
    response.end(set);
  });
  await find(header, token);
  expect(connections).toEqual(["close"]);
});

test("they are believed for ten minutes, and then asked for again", async () => {
  const find = await issuer((_, response) => response.end(set));
  await find(header, token);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 9 * 60_000 });
  await find(header, token);
  expect(asked).toHaveLength(1);
  vi.setSystemTime(Date.now() + 60_001);
  await find(header, token);
  expect(asked).toHaveLength(2);
});

test("once they are old nobody is known by them, if the issuer cannot be asked", async () => {
  let isUp = true;
  const find = await issuer((_, response) => (isUp ? response.end(set) : response.writeHead(503).end(set)));
  await find(header, token);
  isUp = false;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_001 });
  await expect(find(header, token)).rejects.toThrow("the issuer's keys cannot be had");
});

test.each<[string, RequestListener]>([
  ["leads elsewhere", (_, response) => response.writeHead(302, { location: "/other" }).end(set)],
  ["fails", (_, response) => response.writeHead(500).end(set)],
  ["is no JSON", (_, response) => response.end("<html>")],
  ["is no set of keys", (_, response) => response.end("[]")],
  ["breaks off", (_, response) => void response.write(set, () => response.destroy())],
  ["is longer than keys are", (_, response) => void response.end(`${" ".repeat(2_000_000)}${set}`)],
])("an answer that %s gives no keys, and the next one may", async (_, answer) => {
  let times = 0;
  const find = await issuer((request, response) =>
    times++ === 0 ? answer(request, response) : response.end(set),
  );
  await expect(find(header, token)).rejects.toThrow("the issuer's keys cannot be had");
  await find(header, token);
  expect(asked).toEqual(["/jwks", "/jwks"]);
});
