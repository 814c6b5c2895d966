// Brokers at the running gate: subscribed by two, told by signed messages, believed only when they confirm; and every way to be wrong.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MessageReader } from "../../infra/brokers/message.ts";
import { obtainMachineToken } from "../../infra/local/login/obtain-token.ts";
import { BROKER, HOME, openGate } from "./open-gate.ts";

const ADMIN = "admin@household";
const WORKER = "worker@household";
const MACHINE = "vdi-broker-household";
const SUBSCRIPTION = `/v1/systems/household/endpoints/${BROKER}/broker`;

interface Heard {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}
const heard: Heard[] = [];
/** Undefined is one that never answers. */
let behave: () => { status: number; headers?: Record<string, string>; body?: string | Buffer } | undefined;
let followed = false;
let server: Server;
let { gateway, gate, trip } = {} as Awaited<ReturnType<typeof openGate>>;

beforeAll(async () => {
  ({ gateway, gate, trip } = await openGate());
  behave = () => ({ status: 200 });
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    followed ||= request.url !== "/";
    heard.push({ headers: request.headers, body: Buffer.concat(parts) });
    response.on("error", () => {});
    const behaviour = behave();
    if (!behaviour) return;
    const { status, headers = {}, body = "" } = behaviour;
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await gateway.close();
});

const port = () => (server.address() as AddressInfo).port;
const account = (name: string, body?: object) => ({ account: name, ...(body && { body }) });
const asBroker = async (call: string, body?: object) => {
  const { accessToken } = await obtainMachineToken({ issuer: gateway.endpoints.issuer, machine: MACHINE });
  return gateway.ask(call, { token: accessToken, ...(body && { body }) });
};
const letIn = async () => {
  const question = { terminal: trip.propertyNo, endpoint: BROKER, person: WORKER, address: HOME, factors: 2 };
  return (await asBroker("POST /v1/sessions", question)).body;
};
const end = (session: string) =>
  gateway.ask(`POST /v1/sessions/${session}/end`, account(WORKER, { reason: "下班" }));
/** Closed as its session ended, unless said otherwise. */
const confirm = async (session: string, more: object = {}) => {
  const { body } = await asBroker(`GET /v1/sessions/${session}`);
  const closedAt = body.ended?.at ?? body.askedAt ?? "2021-06-11T08:30:00+08:00";
  return asBroker(`POST /v1/sessions/${session}/closed`, { closedAt, how: "logged-off", ...more });
};
const brokers = async () =>
  (await gateway.ask("GET /v1/systems/household/brokers", account(ADMIN))).body.rows;
const types = () => heard.map(({ body }) => JSON.parse(String(body)).type);

test("before anybody is told, an end is on record only, and nobody confirms it", async () => {
  await gate.plug(trip, "wired");
  const { session, broker } = await letIn();
  await end(session);
  expect([broker, (await confirm(session)).body.code]).toEqual([undefined, "closed-on-record-only"]);
});

test("a subscription is proposed by one, tried, and confirmed by another", async () => {
  const wish = { account: MACHINE, url: `http://127.0.0.1:${port()}/`, seconds: 10 };
  const inside = { ...wish, url: "https://10.0.0.8/" };
  expect((await gateway.ask(`PUT ${SUBSCRIPTION}`, account(ADMIN, inside))).body.code).toBe(
    "broker-address-refused",
  );
  expect((await gateway.ask(`PUT ${SUBSCRIPTION}`, account("records@household", wish))).status).toBe(403);
  await gate.done(`PUT ${SUBSCRIPTION}`, ADMIN, wish);
  expect((await gate.done(`POST ${SUBSCRIPTION}/test`, ADMIN, {})).body).toMatchObject({ outcome: "told" });
  const own = await gateway.ask(`POST ${SUBSCRIPTION}/confirmation`, account(ADMIN, {}));
  expect(own.body.code).toBe("broker-confirmed-by-another");
  await gate.done(`POST ${SUBSCRIPTION}/confirmation`, "admin2@household", {});
  expect(await brokers()).toMatchObject([{ inForce: { url: wish.url }, deliveries: [{ type: "test" }] }]);
});

test("it is told what becomes of its sessions, signed; a message again, altered or old is known for what it is", async () => {
  heard.length = 0;
  const { session } = await letIn();
  await end(session);
  await gate.control("drain");
  expect(types()).toEqual(expect.arrayContaining(["session.ended"]));
  const last = heard.findLast(({ body }) => JSON.parse(String(body)).type === "session.ended") as Heard;
  const { keys } = (await gateway.ask("GET /.well-known/jwks.json")).body;
  const at = new Date(Number(last.headers["webhook-timestamp"]) * 1_000);
  const reader = new MessageReader();
  const other = Buffer.from(String(last.body).replace("ended", "allowed"));
  const late = new Date(at.getTime() + 301_000);
  const read = ({ headers, body }: Heard, when = at) => reader.read(headers, body, { keys, at: when });
  expect(read({ ...last, body: other })).toMatchObject({ fault: "not-these-bytes" });
  expect(read({ ...last, headers: { ...last.headers, "webhook-id": "x" } })).toMatchObject({
    fault: "not-these-bytes",
  });
  expect(read({ ...last, headers: { ...last.headers, "webhook-signature": "v1,x" } })).toMatchObject({
    fault: "not-signed",
  });
  expect(read(last, late)).toMatchObject({ fault: "too-old" });
  expect(read(last)).toMatchObject({ type: "session.ended", data: { session, status: "ended" } });
  expect(read(last)).toMatchObject({ fault: "had-before" });
  await gateway.ask(`GET /v1/sessions/${session}`, account(WORKER));
  expect((await confirm(session)).body.closed).toMatchObject({ how: "logged-off", by: MACHINE });
  expect((await confirm(session)).body.code).toBe("closed-already");
});

test("one open is not confirmed closed, nor one of another system; by nobody but the broker", async () => {
  const { session } = await letIn();
  expect((await confirm(session)).body.code).toBe("session-not-ended");
  expect((await confirm("ses-nowhere")).status).toBe(403);
  const by = await gateway.ask(
    `POST /v1/sessions/${session}/closed`,
    account(ADMIN, { closedAt: "2021-06-11T08:30:00+08:00", how: "logged-off" }),
  );
  expect(by.status).toBe(403);
  await end(session);
  expect((await confirm(session, { closedAt: "2021-06-12T08:30:00+08:00" })).body.code).toBe("closed-when");
  expect((await confirm(session)).status).toBe(200);
});

test("the feed begins with how things stand, goes on with what changed, and tells a broker its own system alone", async () => {
  const { session } = await letIn();
  const first = await asBroker("GET /v1/sessions/feed?system=household");
  expect(first.body.rows).toMatchObject([{ session, status: "allowed" }]);
  await end(session);
  const next = await asBroker(`GET /v1/sessions/feed?system=household&after=${first.body.after}`);
  expect(next.body.rows.find((row: { session: string }) => row.session === session)).toMatchObject({
    status: "ended",
  });
  expect((await asBroker("GET /v1/sessions/feed?system=police")).status).toBe(403);
  const old = await asBroker("GET /v1/sessions/feed?system=household&after=2021-06-01T00:00:00Z");
  expect(old.body.code).toBe("feed-too-old");
  await confirm(session);
});

test("one that said it was closed and then sees it in use: shown, the next ones refused, until it is confirmed anew", async () => {
  const { session } = await letIn();
  await end(session);
  expect((await confirm(session)).status).toBe(200);
  const { closed } = (await asBroker(`GET /v1/sessions/${session}`)).body;
  const alive = (seenAt: string) =>
    asBroker(`POST /v1/sessions/${session}/alive`, { seenAt, sign: "activity" });
  const early = await alive(closed.at);
  expect([early.status, early.body.closed]).toEqual([200, closed]);
  await gate.control("drain");
  heard.length = 0;
  const seenAt = new Date(Date.parse(closed.at) + 1).toISOString();
  const { status, body } = await alive(seenAt);
  expect([status, body.closed, body.seenAfter]).toMatchObject([
    200,
    undefined,
    { at: seenAt, sign: "activity", closedAt: closed.at, by: MACHINE },
  ]);
  expect((await brokers())[0].unclosed).toMatchObject([{ session, seenAt }]);
  const refused = await letIn();
  expect(refused.refusals.map(({ policy }: { policy: string }) => policy)).toEqual(["ends-confirmed"]);
  await gate.control("drain");
  const told = heard.map(each => JSON.parse(String(each.body)));
  expect(told).toContainEqual(expect.objectContaining({ type: "session.ended" }));
  expect((await confirm(session, { closedAt: seenAt })).body.closed).toMatchObject({ at: seenAt });
  expect((await brokers())[0].unclosed).toEqual([]);
  const next = await letIn();
  expect(next.status).toBe("allowed");
  await end(next.session);
  await confirm(next.session);
});

test.each([
  ["a redirect", 302, "redirected"],
  ["an error", 500, "refused"],
  ["a huge answer", 200, "told"],
])("%s", async (_, status, outcome) => {
  const elsewhere = { location: "/followed" };
  behave = () => ({ status, headers: elsewhere, body: status === 200 ? Buffer.alloc(8_000_000) : "" });
  const { body } = await gateway.ask(`POST ${SUBSCRIPTION}/test`, account(ADMIN, {}));
  expect([body.outcome, body.status, followed]).toEqual([outcome, status, false]);
  behave = () => ({ status: 200 });
});

test("one that never answers is not waited for", async () => {
  behave = () => undefined;
  const { body } = await gateway.ask(`POST ${SUBSCRIPTION}/test`, account(ADMIN, {}));
  expect(body.outcome).toBe("too-slow");
  behave = () => ({ status: 200 });
});

test("one that says yes and closes nothing: shown, alarmed, and the next ones refused until somebody saw to it", async () => {
  const { session } = await letIn();
  await end(session);
  await gate.control("drain");
  await gate.at("2021-06-11T08:32:00+08:00");
  await gate.plug(trip, "wired");
  const refused = await letIn();
  expect(refused.refusals.map(({ policy }: { policy: string }) => policy)).toEqual(["ends-confirmed"]);
  expect((await brokers())[0].unclosed).toMatchObject([{ session }]);
  const { connectionId, allowed } = await gate.connect(trip);
  expect(allowed).toBe(true);
  await gateway.ask(`POST /v1/sessions/${connectionId}/end`, account(WORKER, { reason: "改用 VDI" }));
  const by = (name: string) =>
    gateway.ask(
      `POST /v1/sessions/${session}/closed-by-hand`,
      account(name, { closedAt: "2021-06-11T08:32:00+08:00", reason: "已於主機關閉" }),
    );
  expect((await by("records@household")).status).toBe(403);
  expect((await by(ADMIN)).body.closed).toMatchObject({ how: "by-hand", reason: "已於主機關閉", by: ADMIN });
  expect((await brokers())[0].unclosed).toEqual([]);
  const again = await letIn();
  expect(again.status).toBe("allowed");
  await end(again.session);
  await confirm(again.session);
});

test("one that is gone is told again by the timer, once it is back", async () => {
  behave = () => ({ status: 500 });
  const { session } = await letIn();
  await end(session);
  await gate.control("drain");
  heard.length = 0;
  behave = () => ({ status: 200 });
  await gate.at("2021-06-11T08:39:00+08:00");
  await gate.control("drain");
  const ids = heard.map(({ headers }) => String(headers["webhook-id"]).split(".")[0]);
  expect(ids).toContain(session);
  expect((await confirm(session)).status).toBe(200);
});
