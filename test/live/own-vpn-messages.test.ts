// The companion of a VPN of the city's own where it has itself told by messages: a receiver that is down, slow or lies; each keeps the
// next ones out of that server, and of no other way in, until what ended is known to be closed.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { obtainMachineToken } from "../../infra/local/login/obtain-token.ts";
import { HOME, openGate } from "./open-gate.ts";

let { gateway, gate, trip } = {} as Awaited<ReturnType<typeof openGate>>;
const OWN = "openvpn-household";
const ADMIN = "admin@household";
const WORKER = "worker@household";
const PLACE = `/v1/systems/household/endpoints/${OWN}/broker`;
let server: Server;
let heard: string[] = [];
/** Undefined is one that never answers. */
let behave: () => number | undefined = () => 200;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    response.on("error", () => {});
    const status = behave();
    if (status === undefined) return;
    heard.push(JSON.parse(String(Buffer.concat(parts))).data?.session ?? "");
    response.writeHead(status).end();
  });
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  ({ gateway, gate, trip } = await openGate());
  await gate.plug(trip, "wired");
  const own = { endpoint: OWN, channel: "vpn", server: "own-server", egress: "203.0.113.24/32" };
  await gate.done("POST /v1/systems/household/endpoints", ADMIN, own);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await gate.done(`PUT ${PLACE}`, ADMIN, { account: OWN, url, seconds: 10 });
  await gate.done(`POST ${PLACE}/confirmation`, "admin2@household", {});
}, 240_000);
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await gateway.close();
});

/** As the companion does, each time with a token of now. */
async function asCompanion(call: string, body?: object) {
  const { issuer } = gateway.endpoints;
  const { accessToken: token } = await obtainMachineToken({ issuer, machine: OWN });
  return (await gateway.ask(call, { token, ...(body && { body }) })).body;
}
const knock = () =>
  asCompanion("POST /v1/sessions", {
    ...{ endpoint: OWN, terminal: trip.propertyNo, certificate: trip.propertyNo },
    ...{ person: WORKER, address: HOME, factors: 2 },
  });
const policies = ({ refusals }: { refusals: { policy: string }[] }) => refusals.map(({ policy }) => policy);
const confirm = (session: string, closedAt: string) =>
  asCompanion(`POST /v1/sessions/${session}/closed`, { closedAt, how: "disconnected" });

/** One that was open and ended, and its end. */
async function ended(): Promise<{ session: string; at: string }> {
  const { session, status } = await knock();
  expect(status).toBe("allowed");
  const made = await gateway.ask(`POST /v1/sessions/${session}/end`, {
    account: WORKER,
    body: { reason: "下班" },
  });
  await gate.control("drain");
  return { session, at: made.body.ended.at };
}

async function openAgain() {
  const { session, at } = await ended();
  await confirm(session, at);
}

async function refusedHere(session: string) {
  expect(policies(await knock())).toEqual(["ends-confirmed"]);
  const { body } = await gateway.ask("GET /v1/systems/household/brokers", { account: ADMIN });
  expect(body.rows[0].unclosed).toMatchObject([{ session }]);
  // AWS says itself who is cut: the other way in stays open.
  const { allowed, connectionId } = await gate.connect(trip);
  expect(allowed).toBe(true);
  await gateway.ask(`POST /v1/sessions/${connectionId}/end`, { account: WORKER, body: { reason: "試畢" } });
}

test.each<[string, () => number | undefined, string, string]>([
  ["down", () => 503, "refused", "2021-06-11T08:34:00+08:00"],
  ["slow", () => undefined, "too-slow", "2021-06-11T08:44:00+08:00"],
  ["one that says yes and closes nothing", () => 200, "told", "2021-06-11T08:54:00+08:00"],
])(
  "a receiver that is %s: shown, refused here, and open again once its feed was followed",
  async (_, how, outcome, later) => {
    behave = how;
    heard = [];
    const { session, at } = await ended();
    const { body } = await gateway.ask("GET /v1/systems/household/brokers", { account: ADMIN });
    expect(body.rows[0].deliveries).toContainEqual(
      expect.objectContaining({
        ...{ id: expect.stringContaining(session), type: "session.ended", outcome },
      }),
    );
    // Back again, and it still does not say that anything is closed.
    behave = () => 200;
    await gate.at(later);
    await gate.plug(trip, "wired");
    await refusedHere(session);
    // It lost the message, and not what it is to do: how things stand tells it.
    const { rows } = await asCompanion(`GET /v1/sessions/feed?system=household&endpoint=${OWN}`);
    const waiting = rows.filter(
      (row: { status: string; closed?: object }) => row.status === "ended" && !row.closed,
    );
    expect(waiting).toMatchObject([{ session }]);
    expect((await confirm(session, at)).closed).toMatchObject({ how: "disconnected", by: OWN });
    await openAgain();
  },
);

test("one that confirmed and then sees the client: refused here at once, told again, until it is confirmed anew", async () => {
  await gate.at("2021-06-11T09:10:00+08:00");
  await gate.plug(trip, "wired");
  const { session, at } = await ended();
  await confirm(session, at);
  heard = [];
  const seenAt = new Date(Date.parse(at) + 1).toISOString();
  const said = await asCompanion(`POST /v1/sessions/${session}/alive`, { seenAt, sign: "heartbeat" });
  expect([said.closed, said.seenAfter]).toMatchObject([undefined, { at: seenAt, sign: "heartbeat" }]);
  await gate.control("drain");
  expect(heard).toContain(session);
  await refusedHere(session);
  await confirm(session, seenAt);
  await openAgain();
});
