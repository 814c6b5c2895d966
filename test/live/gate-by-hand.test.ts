// What people do at the running gate by hand: a VDI session asked for and ended, the kill switch thrown and lifted.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEMS } from "../../functions/shared/rules/systems.ts";
import { obtainMachineToken } from "../../infra/local/login/obtain-token.ts";
import { local } from "../../infra/stages/local.ts";
import { systemsOf } from "../../infra/stages/plan.ts";
import type { MovedGateway } from "./moved-clock.ts";
import { BROKER, HOME, openGate } from "./open-gate.ts";

/** Those with a network; of the others there is nothing to cut. */
const SERVED = systemsOf(local).map(([system]) => system);

let { gateway, gate, trip } = {} as Awaited<ReturnType<typeof openGate>>;
let fromHome: Record<string, string>;
beforeAll(async () => {
  ({ gateway, gate, trip } = await openGate());
  fromHome = { "x-docgate-caller": `${gateway.endpoints.callerKey} ${HOME}` };
});
afterAll(() => gateway.close());

interface Packets {
  readonly leaves: boolean;
  readonly enters: boolean;
}

const worker = "worker@household";
const ask: MovedGateway["ask"] = (call, wish) => gateway.ask(call, wish);

beforeAll(() => gate.plug(trip, "wired"));

describe("by VDI", () => {
  const question = () => ({ terminal: trip.propertyNo, endpoint: BROKER });
  const asWorker = () => ({ account: worker, headers: fromHome });

  test("a person asks for themselves, from where they are", async () => {
    const from = await ask("POST /v1/sessions", { account: worker, body: question() });
    expect([from.status, from.body.status]).toEqual([201, "refused"]);
    const headers = { "x-forwarded-for": HOME };
    const pretended = await ask("POST /v1/sessions", { account: worker, headers, body: question() });
    expect([pretended.status, pretended.body.status]).toEqual([201, "refused"]);
    const made = await ask("POST /v1/sessions", { ...asWorker(), body: question() });
    expect([made.status, made.body.status, made.body.channel]).toEqual([201, "allowed", "vdi"]);
    const ended = await ask(`POST /v1/sessions/${made.body.session}/end`, {
      account: worker,
      body: { reason: "下班" },
    });
    expect(ended.body.ended).toMatchObject({ why: "ended-by-hand", by: worker });
    const again = await ask(`POST /v1/sessions/${made.body.session}/end`, {
      account: worker,
      body: { reason: "下班" },
    });
    expect([again.status, again.body.code]).toEqual([409, "session-not-open"]);
  });

  test("a yes that is asked for once more is none, once it has ended", async () => {
    const headers = { ...fromHome, "idempotency-key": "one-evening" };
    const askAgain = () => ask("POST /v1/sessions", { account: worker, headers, body: question() });
    const made = await askAgain();
    expect([made.body.status, (await askAgain()).body]).toEqual(["allowed", made.body]);
    const end = { account: "supervisor@household", body: { reason: "召回" } };
    await ask(`POST /v1/sessions/${made.body.session}/end`, end);
    const after = await askAgain();
    expect([after.status, after.body.session, after.body.status]).toEqual([201, made.body.session, "ended"]);
  });

  test.each([
    [{ person: "supervisor@household" }, "only-for-oneself"],
    [{ address: HOME }, "only-for-oneself"],
    [{ factors: 5 }, "only-for-oneself"],
  ])("nobody vouches for themselves: %j", async (more, code) => {
    const made = await ask("POST /v1/sessions", { ...asWorker(), body: { ...question(), ...more } });
    expect(made.body.code).toBe(code);
  });

  test("it takes over what they have open by VPN from the same computer, and is explained so before", async () => {
    await gate.plug(trip, "wired");
    const { connectionId } = await gate.connect(trip);
    const place = `person=${worker}&terminal=${trip.propertyNo}&system=household&channel=vdi&address=${HOME}`;
    const { body } = await ask(`GET /v1/explanation?${place}&endpoint=${BROKER}`, { account: worker });
    const told = body.rows.filter(({ policy }: { policy: string }) => policy.endsWith("-free"));
    expect(told).toMatchObject([
      { policy: "person-free", verdict: "holds", facts: [{ value: "here" }] },
      { policy: "terminal-free", verdict: "holds", facts: [{ value: "own" }] },
    ]);
    const made = await ask("POST /v1/sessions", { ...asWorker(), body: question() });
    expect(made.body.status).toBe("allowed");
    const old = await ask(`GET /v1/sessions/${connectionId}`, { account: worker });
    expect(old.body.ended).toMatchObject({ why: "taken-over" });
    await gate.control("drain");
    const connections = await gate.ec2("vpn/connections");
    expect(connections.find(({ id }: { id: string }) => id === connectionId).status.code).not.toBe("active");
    const end = { account: worker, body: { reason: "下班" } };
    expect((await ask(`POST /v1/sessions/${made.body.session}/end`, end)).status).toBe(200);
  });

  test("a VPN endpoint is not asked for here", async () => {
    const body = { ...question(), endpoint: gate.endpoint };
    expect((await ask("POST /v1/sessions", { ...asWorker(), body })).body.code).toBe("endpoint-not-vdi");
  });
});

describe("by the broker of a system", () => {
  const asks = async (more: object) => {
    const { issuer } = gateway.endpoints;
    const { accessToken } = await obtainMachineToken({ issuer, machine: "vdi-broker-household" });
    const body = { terminal: trip.propertyNo, endpoint: BROKER, person: worker, address: HOME, ...more };
    return ask("POST /v1/sessions", { token: accessToken, body });
  };
  const refused = async (more: object) => {
    const { status, body } = await asks(more);
    expect([status, body.status]).toEqual([201, "refused"]);
    const kept = await ask(`GET /v1/sessions/${body.session}`, { account: "center@city" });
    expect(kept.body.status).toBe("refused");
    return body.refusals.map((each: { clause?: string; policy: string }) => each.clause ?? each.policy);
  };

  test("somebody who logged in there is let in until their log-in expires", async () => {
    const { body } = await asks({ factors: 2, loginUntil: "2021-06-11T08:33:00+08:00" });
    expect([body.status, body.closesAt?.at]).toEqual(["allowed", "2021-06-11T00:33:00.000Z"]);
    expect(await refused({ loginUntil: "2021-06-11T08:00:00+08:00" })).toEqual(["login-current"]);
  });

  test("whoever nobody knows, and an endpoint that serves nothing, are refused by the gate and on record", async () => {
    expect(await refused({ person: "nobody@household" })).toContain("person-known");
    expect(await refused({ endpoint: "nowhere" })).toContain("system-known");
  });

  test("it has to say for whom, and from where", async () => {
    for (const lacking of [{ person: undefined }, { address: undefined }])
      expect((await asks(lacking)).body.code).toBe("broker-says-who");
  });
});

describe("the kill switch", () => {
  const stop = (account: string, scope: object) =>
    ask("POST /v1/stops", { account, body: { scope, reason: "疑似遭入侵" } });

  test("cuts the live session within seconds, keeps the next one out, and is lifted by somebody else", async () => {
    await gate.plug(trip, "wired");
    const { connectionId } = await gate.connect(trip);
    const made = await stop("admin@household", { kind: "terminal", id: trip.propertyNo });
    expect(made.status).toBe(201);
    await gate.control("drain");
    const session = await ask(`GET /v1/sessions/${connectionId}`, { account: worker });
    expect(session.body).toMatchObject({ status: "ended", ended: { why: "stop" } });
    const connections = await gate.ec2("vpn/connections");
    expect(connections.find(({ id }: { id: string }) => id === connectionId).status.code).not.toBe("active");
    expect((await gate.connect(trip)).message).toContain("緊急切斷");
    const seen = await ask("GET /v1/stops", { account: worker });
    expect(seen.body.rows).toMatchObject([{ stop: made.body.stop, reason: "疑似遭入侵" }]);
    const lift = (account: string) =>
      ask(`POST /v1/stops/${made.body.stop}/lifting`, { account, body: { reason: "已查明" } });
    expect((await lift(worker)).body.code).toBe("not-permitted");
    // The agency is not above the administrator, who threw it.
    const refused = await lift("records@household");
    expect([refused.body.code, refused.body.detail]).toEqual([
      "not-permitted",
      "這是體系管理者的緊急切斷，由該體系的管理者或智慧發展中心解除。",
    ]);
    expect((await lift("admin2@household")).body.rows).toEqual([]);
    expect(await gate.connect(trip)).toMatchObject({ allowed: true });
  });

  test("of a system or the city cuts their networks as well, which come back with its lifting", async () => {
    const cut = async () => {
      const found = await Promise.all(SERVED.map(system => gate.ec2(`network?system=${system}`)));
      return SERVED.filter((_, at) => !found[at].some((each: Packets) => each.leaves || each.enters));
    };
    const thrown = async (scope: object) => {
      const { body } = await stop("center@city", scope);
      await gate.control("drain");
      return body;
    };
    const lift = async (id: string) => {
      await ask(`POST /v1/stops/${id}/lifting`, { account: "center2@city", body: { reason: "演練結束" } });
      await gate.control("drain");
    };
    const system = await thrown({ kind: "system", id: "land" });
    expect(system.networks).toEqual([{ system: "land", status: "cutting" }]);
    expect(await cut()).toEqual(["land"]);
    const city = await thrown({ kind: "city", id: "city" });
    expect(await cut()).toEqual(SERVED);
    const { body } = await ask("GET /v1/stops", { account: "center@city" });
    const networks = body.rows.find(({ stop }: { stop: string }) => stop === city.stop).networks;
    expect(networks.map(({ status }: { status: string }) => status)).toEqual(SYSTEMS.map(() => "cut"));
    await lift(city.stop);
    expect(await cut()).toEqual(["land"]);
    await lift(system.stop);
    expect(await cut()).toEqual([]);
    const household = await ask("GET /v1/systems/household", { account: "admin@household" });
    expect(household.body.network).toMatchObject({ status: "open" });
    expect(await gate.connect(trip)).toMatchObject({ allowed: true });
  });

  test("thrown by the center is not lifted from below, and its button stands only where it helps", async () => {
    const made = await stop("center@city", { kind: "agency", id: "household-office" });
    expect(made.body).toMatchObject({ authority: "center", mayLift: true });
    const lift = (account: string) =>
      ask(`POST /v1/stops/${made.body.stop}/lifting`, { account, body: { reason: "算了" } });
    for (const account of ["records@household", "personnel@household", "supervisor@household"]) {
      const seen = await ask("GET /v1/stops", { account });
      expect(seen.body.rows).toMatchObject([{ stop: made.body.stop, mayLift: false }]);
      expect((await lift(account)).status).toBe(403);
    }
    expect((await gate.connect(trip)).allowed).toBe(false);
    expect((await lift("center2@city")).body.rows).toEqual([]);
    expect(await gate.connect(trip)).toMatchObject({ allowed: true });
  });

  test.each([
    ["admin@household", { kind: "city", id: "city" }, "not-permitted"],
    ["admin@police", { kind: "system", id: "household" }, "not-permitted"],
    [worker, { kind: "person", id: worker }, "not-permitted"],
    ["center@city", { kind: "terminal", id: "3140101-03-0009999" }, "stop-target-unknown"],
    ["center@city", { kind: "city", id: "tainan" }, "stop-target-unknown"],
    ["center@city", { kind: "agency", id: "houshold-office" }, "stop-target-unknown"],
    // Whoever may not stop it does not find out whether it is there.
    [worker, { kind: "terminal", id: "3140101-03-0009999" }, "not-permitted"],
    [worker, { kind: "person", id: "nobody@household" }, "not-permitted"],
  ])("%s cannot stop %j", async (account, scope, code) => {
    expect((await stop(account, scope)).body.code).toBe(code);
  });
});
