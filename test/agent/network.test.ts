// What can be between a terminal and its gateway: nothing, silence, faults, a page of somebody else's, a proxy that asks who one is.
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { answered, type Network, networkTo, unreachedBy } from "../../infra/agent/network.ts";

const servers: http.Server[] = [];
afterEach(() => {
  for (const each of servers.splice(0)) {
    each.close();
    each.closeAllConnections();
  }
});

async function listening(serve: http.RequestListener): Promise<number> {
  const server = http.createServer(serve);
  servers.push(server);
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

async function gateway(
  status: number,
  body: string,
  headers: http.OutgoingHttpHeaders = {},
): Promise<Network> {
  const port = await listening((_, response) => response.writeHead(status, headers).end(body));
  return networkTo(new URL(`http://127.0.0.1:${port}`), {});
}
const handed = async (network: Network) => (await network.hand("3140101-03-0000001", "a.b.c")).outcome;
const gate = { open: ["vpn"], refusals: [], others: 0 };

test("an answer of the gateway is taken, with the gate it tells of", async () => {
  const body = JSON.stringify({ sequence: 1, gate });
  expect(await handed(await gateway(200, body))).toEqual({ kind: "accepted", gate });
});

test("a refusal is told by its code and in its words", async () => {
  const body = JSON.stringify({ code: "posture-stale", title: "回報的時間過舊或在未來" });
  expect(await handed(await gateway(422, body))).toEqual({
    kind: "refused",
    code: "posture-stale",
    says: "回報的時間過舊或在未來",
  });
});

test.each([
  ["a page instead of an answer", 200, "<html>請登入</html>", "not-the-gateway", false],
  ["a page that sends on", 302, "", "not-the-gateway", false],
  ["JSON of somebody else's", 200, '{"ok":true}', "not-the-gateway", false],
  ["a refusal of somebody else's", 403, "<html>", "not-the-gateway", false],
  ["a fault", 500, '{"code":"fault"}', "gateway-fault", true],
  ["a gateway that is away", 503, "", "gateway-fault", true],
  ["more than anybody would answer", 200, "x".repeat(300_000), "not-the-gateway", true],
] as const)("%s", async (_, status, body, why, maybeIn) => {
  expect(await handed(await gateway(status, body))).toEqual({ kind: "unreached", why, maybeIn });
});

test("nobody there was never reached; who hangs up in the middle may have heard", async () => {
  const port = await listening((_, response) => response.destroy());
  expect(await handed(networkTo(new URL(`http://127.0.0.1:${port}`), {}))).toMatchObject({
    why: "offline",
    maybeIn: true,
  });
  for (const each of servers) await new Promise(done => each.close(done));
  expect(await handed(networkTo(new URL(`http://127.0.0.1:${port}`), {}))).toMatchObject({
    why: "offline",
    maybeIn: false,
  });
});

test("one that never answers, and one that answers a byte at a time for ever, are given up as slow", async () => {
  const silent = await listening(() => undefined);
  const dripping = await listening((request, response) => {
    const drip = setInterval(() => response.write(" "), 20);
    request.socket.on("close", () => clearInterval(drip));
  });
  for (const port of [silent, dripping])
    expect(await handed(networkTo(new URL(`http://127.0.0.1:${port}`), {}, 200))).toEqual({
      ...{ kind: "unreached", why: "slow", maybeIn: true },
    });
});

test("goes through the proxy, with its name and password where they are set; without, it says that they are asked for", async () => {
  const seen: (string | undefined)[] = [];
  const proxy = await listening((request, response) => {
    seen.push(request.url);
    const isKnown =
      request.headers["proxy-authorization"] === `Basic ${Buffer.from("clerk:secret").toString("base64")}`;
    if (!isKnown) response.writeHead(407, { "proxy-authenticate": "Basic" }).end("<html>");
    else response.writeHead(200).end(JSON.stringify({ sequence: 2 }));
  });
  const to = (who: string) =>
    networkTo(new URL("http://127.0.0.1:9"), { HTTP_PROXY: `http://${who}127.0.0.1:${proxy}` });
  expect(await handed(to(""))).toEqual({ kind: "unreached", why: "proxy-credentials", maybeIn: false });
  expect(await handed(to("clerk:secret@"))).toEqual({ kind: "accepted" });
  expect(seen[0]).toBe("http://127.0.0.1:9/v1/terminals/3140101-03-0000001/posture");
});

test("to a gateway by TLS a proxy that asks, or leads nowhere, is told apart from a gateway that is down", async () => {
  const proxy = http
    .createServer()
    .on("connect", (_, socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
  servers.push(proxy);
  await new Promise<void>(done => proxy.listen(0, "127.0.0.1", done));
  const { port } = proxy.address() as AddressInfo;
  const network = networkTo(new URL("https://gateway.invalid"), { HTTPS_PROXY: `http://127.0.0.1:${port}` });
  expect(await handed(network)).toEqual({ kind: "unreached", why: "proxy-credentials", maybeIn: false });
  expect(await network.address()).toBe("127.0.0.1");
});

test("a clock that differs from the gateway's is told by how much", async () => {
  const hour = 3_600_000;
  const now = Date.parse("2026-11-20T03:00:00Z");
  const headers = { date: new Date(now - hour).toUTCString() };
  expect(answered({ statusCode: 422, headers }, '{"code":"posture-stale"}', now).aheadMs).toBe(hour);
  expect(answered({ statusCode: 200, headers: {} }, "{}", now)).not.toHaveProperty("aheadMs");
});

test("each way not to get through has words of its own", () => {
  const why = (code: string, message = "") => unreachedBy({ code, message });
  expect(why("ENOTFOUND")).toMatchObject({ why: "offline", maybeIn: false });
  expect(why("ETIMEDOUT")).toMatchObject({ why: "slow", maybeIn: true });
  expect(why("SELF_SIGNED_CERT_IN_CHAIN")).toMatchObject({ why: "certificate" });
  expect(why("ERR_PROXY_TUNNEL")).toMatchObject({ why: "proxy" });
});
