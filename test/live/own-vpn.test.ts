// A VPN server of the city's own at the running gate: its broker asks, lists and ends its sessions, and EC2 never hears of them.
import { afterAll, beforeAll, expect, test } from "vitest";
import { obtainMachineToken } from "../../infra/local/login/obtain-token.ts";
import { HOME, openGate } from "./open-gate.ts";

let { gateway, gate, trip } = {} as Awaited<ReturnType<typeof openGate>>;
const OWN = "openvpn-household";
const worker = "worker@household";
let token = "";

beforeAll(async () => {
  ({ gateway, gate, trip } = await openGate());
  await gate.plug(trip, "wired");
  const own = { endpoint: OWN, channel: "vpn", server: "own-server", egress: "203.0.113.24/32" };
  const made = await gate.done("POST /v1/systems/household/endpoints", "admin@household", own);
  expect(made.body.endpoints).toContainEqual(own);
  const { issuer } = gateway.endpoints;
  token = (await obtainMachineToken({ issuer, machine: "openvpn-household" })).accessToken;
});
afterAll(() => gateway.close());

const asks = (more: object = {}) => {
  const who = {
    terminal: trip.propertyNo,
    certificate: trip.propertyNo,
    person: worker,
    address: HOME,
    factors: 2,
  };
  return gateway.ask("POST /v1/sessions", { token, body: { endpoint: OWN, ...who, ...more } });
};
const live = () => gateway.ask(`GET /v1/sessions?live=true&system=household&endpoint=${OWN}`, { token });

test("its broker is answered as AWS is, and a refusal is one line that any client can show", async () => {
  const refused = await asks({ address: "198.51.100.8" });
  expect(refused.body).toMatchObject({ status: "refused", channel: "vpn", endpoint: OWN });
  expect(refused.body.refusals.map(({ policy }: { policy: string }) => policy)).toContain("address-listed");
  expect(refused.body.message).toMatch(/^不開放（tainan-2021\/4f）：連線位址不在白名單上。提出並核准這/);
  expect(Buffer.byteLength(refused.body.message)).toBeLessThanOrEqual(255);
  const made = await asks({ connection: "c-1" });
  expect(made.body).toMatchObject({ status: "allowed", connection: "c-1" });
  expect(made.body.message).toBeUndefined();
  expect((await live()).body.rows.map(({ session }: { session: string }) => session)).toEqual([
    made.body.session,
  ]);
});

test("a certificate that the terminal does not bear speaks for no terminal", async () => {
  const { body } = await asks({ certificate: `${trip.propertyNo}.other-agency` });
  expect([body.status, body.refusals.map(({ policy }: { policy: string }) => policy)]).toEqual([
    "refused",
    expect.arrayContaining(["terminal-known"]),
  ]);
});

test("it moves, is asked about again, and the new session has the old one's place", async () => {
  const [before] = (await live()).body.rows;
  const moved = await asks({ connection: "c-2" });
  expect(moved.body.status).toBe("allowed");
  const { body } = await gateway.ask(`GET /v1/sessions/${before.session}`, { token });
  expect(body).toMatchObject({ status: "ended", ended: { why: "taken-over" } });
});

test("nobody but its broker asks for it, and its broker for nothing of Client VPN", async () => {
  const own = { terminal: trip.propertyNo, endpoint: OWN };
  const byHand = await gateway.ask("POST /v1/sessions", { account: worker, body: own });
  const forAws = await asks({ endpoint: gate.endpoint });
  expect([byHand.body.code, forAws.body.code]).toEqual(["endpoint-not-vdi", "endpoint-not-vdi"]);
  const said = await gateway.ask("POST /v1/sessions", {
    account: worker,
    body: { ...own, certificate: "x" },
  });
  expect(said.body.code).toBe("only-for-oneself");
  const query = `live=true&system=household&endpoint=${gate.endpoint}`;
  expect((await gateway.ask(`GET /v1/sessions?${query}`, { token })).status).toBe(403);
  expect((await gateway.ask("GET /v1/sessions?live=true&system=household", { token })).status).toBe(403);
});

test("a certificate that names no terminal, or nobody at one, is refused and on record", async () => {
  const alone = { terminal: undefined, certificate: "some-laptop" };
  const { body } = await asks(alone);
  expect(body).toMatchObject({ status: "refused", terminal: "", person: worker });
  expect(body.refusals.map(({ policy }: { policy: string }) => policy)).toContain("terminal-known");
  const nobody = await asks({ terminal: undefined, person: undefined });
  expect(nobody.body).toMatchObject({ status: "refused", terminal: trip.propertyNo, person: "" });
  const unsaid = await asks({ terminal: undefined, certificate: undefined });
  expect(unsaid.body.code).toBe("terminal-unsaid");
});

test("its companion is watched as a broker of desktops is: two agree on it, and what it lets in bears its name", async () => {
  const place = `/v1/systems/household/endpoints/${OWN}/broker`;
  const wish = { account: OWN, seconds: 10 };
  const forAws = place.replace(OWN, gate.endpoint);
  const refused = await gateway.ask(`PUT ${forAws}`, { account: "admin@household", body: wish });
  expect(refused.body.code).toBe("broker-endpoint-unknown");
  await gate.done(`PUT ${place}`, "admin@household", wish);
  const tested = await gateway.ask(`POST ${place}/test`, { account: "admin@household", body: {} });
  expect(tested.body.code).toBe("broker-by-feed");
  await gate.done(`POST ${place}/confirmation`, "admin2@household", {});
  expect((await asks({ connection: "c-3" })).body).toMatchObject({
    ...{ status: "allowed", broker: { account: OWN, seconds: 10 } },
  });
  const feed = await gateway.ask(`GET /v1/sessions/feed?system=household&endpoint=${OWN}`, { token });
  expect(feed.body.rows).toMatchObject([{ connection: "c-3" }]);
  const other = await gateway.ask("GET /v1/sessions/feed?system=household&endpoint=vdi-1", { token });
  expect(other.body.rows).toEqual([]);
});

test("what closes it is on record at once, and nothing is looked for in EC2", async () => {
  const [open] = (await live()).body.rows;
  await gate.done(`POST /v1/terminals/${trip.propertyNo}/return`, worker, {});
  await gate.control("drain");
  // The minute's sweep, which compares with EC2, has nothing to compare.
  await gate.at("2021-06-11T08:34:00+08:00");
  await gate.control("drain");
  const { body } = await gateway.ask(`GET /v1/sessions/${open.session}`, { account: worker });
  expect(body.ended).toMatchObject({ why: "fact", clause: expect.stringMatching(/^tainan-2021\/3\.5/) });
  const next = await asks();
  expect(next.body.message).toMatch(/3\.5a/);
  // Nobody confirmed it: the next ones at this server are refused for that too, until its companion says that it is closed.
  const reasons = ({ refusals }: { refusals: { policy: string }[] }) => refusals.map(({ policy }) => policy);
  expect(reasons(next.body)).toContain("ends-confirmed");
  const brokers = await gateway.ask("GET /v1/systems/household/brokers", { account: "admin@household" });
  expect(brokers.body.rows).toMatchObject([{ endpoint: OWN, unclosed: [{ session: open.session }] }]);
  const closing = { closedAt: body.ended.at, how: "disconnected" };
  const closed = await gateway.ask(`POST /v1/sessions/${open.session}/closed`, { token, body: closing });
  expect(closed.body.closed).toMatchObject({ how: "disconnected", by: OWN });
  expect(reasons((await asks()).body)).not.toContain("ends-confirmed");
});
