// The gate in the running gateway, prepared by the API alone: opened, explained, and closed by one fact.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MovedGateway } from "./moved-clock.ts";
import { BROKER, HOME, openGate } from "./open-gate.ts";

let { gateway, gate, trip } = {} as Awaited<ReturnType<typeof openGate>>;
beforeAll(async () => {
  ({ gateway, gate, trip } = await openGate());
});
afterAll(() => gateway.close());

const worker = "worker@household";
const ask: MovedGateway["ask"] = (call, wish) => gateway.ask(call, wish);
const explained = (account = worker, more = "") =>
  ask(
    `GET /v1/explanation?person=${worker}&terminal=${trip.propertyNo}&system=household&channel=vpn&address=${HOME}${more}`,
    { account },
  );
const refusing = (rows: readonly { verdict: string; clause?: string; policy: string }[]) =>
  rows.filter(({ verdict }) => verdict === "refuses").map(({ clause, policy }) => clause ?? policy);

describe("the link", () => {
  test("not reported, keeps the gate closed and says so", async () => {
    const answer = await gate.connect(trip);
    expect(answer).toMatchObject({ allowed: false, reason: "client-connect-failed" });
    expect(answer.message).toContain("tainan-2021/3.4b");
  });

  test("on Wi-Fi keeps it closed; on the wire opens it, until the report is stale", async () => {
    expect((await gate.plug(trip, "wifi")).status).toBe(200);
    expect((await gate.connect(trip)).message).toContain("3.4b");
    expect((await gate.plug(trip, "wired")).status).toBe(200);
    expect(await gate.connect(trip)).toMatchObject({ allowed: true });
    const { body } = await ask("GET /v1/sessions?live=true&system=household", { account: "admin@household" });
    expect(body.rows).toMatchObject([{ status: "allowed", terminal: trip.propertyNo, address: HOME }]);
    expect(body.rows[0].closesAt.reason["zh-TW"]).toBe("連線環境須重新回報");
  });

  test.each([
    [
      "signed by another key",
      async () =>
        gate.plug(
          { ...trip, key: (await import("../../infra/local/commands/posture-report.ts")).newTerminalKey() },
          "wired",
        ),
      403,
      "posture-signature",
    ],
    [
      "about another terminal",
      () => gate.plug(trip, "wired", { terminal: "3140101-03-0000124" }),
      403,
      "posture-signature",
    ],
    [
      "made an hour ago",
      () => gate.plug(trip, "wired", { iat: Date.parse("2021-06-10T23:30:00Z") / 1000 }),
      422,
      "posture-stale",
    ],
    [
      "made in the future",
      () => gate.plug(trip, "wired", { iat: Date.parse("2021-06-11T01:30:00Z") / 1000 }),
      422,
      "posture-stale",
    ],
    ["sent a second time", () => gate.plug(trip, "wired", { sequence: 1 }), 409, "posture-replayed"],
    [
      "that says it was measured",
      () => gate.plug(trip, "wired", { mediumSource: "measured" }),
      422,
      "posture-report",
    ],
    ["of a medium nobody knows", () => gate.plug(trip, "string"), 422, "posture-report"],
  ])("a report %s is refused", async (_, send, status, code) => {
    const answer = await send();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe("explained", () => {
  test("now, then and later, each clause with its fact and where it is recorded", async () => {
    const now = await explained();
    expect([now.body.moment, now.body.allowed, refusing(now.body.rows)]).toEqual(["present", true, []]);
    const row = now.body.rows.find(({ clause }: { clause: string }) => clause === "tainan-2021/3.4b");
    expect(row.facts).toContainEqual({
      name: "medium",
      value: "wired",
      record: { stream: `POSTURE#${trip.propertyNo}`, version: 3 },
    });
    const then = await explained(worker, "&at=2021-06-08T12:00:00%2B08:00");
    expect([then.body.moment, refusing(then.body.rows)]).toEqual(["past", ["tainan-2021/3.4b"]]);
    const before = await explained(worker, "&at=2021-06-08T10:00:00%2B08:00");
    expect(refusing(before.body.rows)).toContain("terminal-known");
    const later = await explained(worker, "&at=2021-06-19T08:00:00%2B08:00");
    expect([later.body.moment, refusing(later.body.rows)]).toEqual([
      "future",
      ["tainan-2021/3.2c", "tainan-2021/3.4b"],
    ]);
  });

  test("of somebody of another agency not even with one's own agency's terminal", async () => {
    const query = `person=admin@police&terminal=${trip.propertyNo}&system=household&channel=vpn`;
    const answer = await ask(`GET /v1/explanation?${query}`, { account: "supervisor@household" });
    expect([answer.status, answer.body.code]).toEqual([403, "not-permitted"]);
  });

  test("tells nobody about another agency's terminal more than about one there is none of", async () => {
    const of = async (terminal: string) => {
      const query = `person=admin@police&terminal=${terminal}&system=household&channel=vpn&address=${HOME}`;
      const { body } = await ask(`GET /v1/explanation?${query}`, { account: "admin@police" });
      return { allowed: body.allowed, gate: body.gate, rows: body.rows };
    };
    const told = await of(trip.propertyNo);
    expect(told).toEqual(await of("3140101-03-0009999"));
    expect(JSON.stringify(told)).not.toContain("TERMINAL#");
  });

  test("through an endpoint that serves something else, as the gate itself would say it", async () => {
    for (const endpoint of ["cvpn-endpoint-nowhere", BROKER]) {
      const { body } = await explained(worker, `&endpoint=${endpoint}`);
      expect([body.allowed, refusing(body.rows)]).toEqual([false, expect.arrayContaining(["system-known"])]);
      // Which channel was asked about is known all the same.
      expect(refusing(body.rows)).not.toContain("tainan-2021/3.4a");
    }
    expect((await explained(worker, `&endpoint=${gate.endpoint}`)).body.allowed).toBe(true);
  });

  test.each(["2021-02-30T08:00:00Z", "9999-12-31T23:59:59-12:00"])(
    "at no moment there is, such as %s",
    async at => {
      expect((await explained(worker, `&at=${at}`)).body.code).toBe("invalid-input");
    },
  );

  test("to oneself, the own agency and the system's administrators, and to nobody else", async () => {
    for (const account of ["supervisor@household", "admin@household", "center@city", "auditor@city"])
      expect((await explained(account)).status).toBe(200);
    for (const account of ["admin@police", "scan@household"])
      expect((await explained(account)).body.code).toBe("not-permitted");
  });
});

test("a decision can be read again with everything it rested on", async () => {
  const { body } = await ask(`GET /v1/sessions?person=${worker}`, { account: worker });
  const refused = body.rows.find(({ status }: { status: string }) => status === "refused");
  expect(refused.refusals).toMatchObject([{ clause: "tainan-2021/3.4b", who: { "zh-TW": "您本人" } }]);
  const one = await ask(`GET /v1/sessions/${refused.session}`, { account: worker });
  expect(one.body.decision).toMatchObject({
    facts: { known: { stage: "out" } },
    versions: { "tainan-2021": 1 },
  });
  const counts = "GET /v1/sessions/counts?from=2021-06-11&until=2021-06-11&system=household";
  const counted = await ask(counts, { account: "admin@household" });
  expect(counted.body.days).toEqual([
    { day: "2021-06-11", system: "household", allowed: 1, refused: 2, ended: 0 },
  ]);
  expect(counted.body.refusals).toMatchObject([{ clause: "tainan-2021/3.4b", count: 2 }]);
});

test("a declared return closes the live session and every later question, by its clauses", async () => {
  await gate.at("2021-06-18T17:10:00+08:00");
  await gate.plug(trip, "wired");
  const { connectionId, allowed } = await gate.connect(trip);
  expect(allowed).toBe(true);
  await gate.done(`POST /v1/terminals/${trip.propertyNo}/return`, worker, {});
  await gate.control("drain");
  const { body } = await ask(`GET /v1/sessions/${connectionId}`, { account: worker });
  expect(body).toMatchObject({ status: "ended", ended: { clause: "tainan-2021/3.5a" } });
  expect((await gate.connect(trip)).message).toContain("3.5d");
});
