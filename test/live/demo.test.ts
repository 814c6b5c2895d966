// The demo city, told on the first Monday after a New Year: it builds, everybody in it has something to do, and an audit finds nothing wrong.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { play } from "../../infra/local/commands/story.ts";
import { buildDemo } from "../../infra/local/demo/demo.ts";
import { type DemoCity, DOCUMENT, numberOf } from "../../infra/local/demo/demo-city.ts";
import { FIRST_TASKS } from "../../infra/local/demo/tasks.ts";
import { ACCOUNTS } from "../../infra/local/login/accounts.ts";
import { type Gateway, startGateway } from "../../infra/local/run/gateway.ts";
import { PATIENCE } from "../patience.ts";

const NOW = new Date("2027-01-04T10:30:00+08:00");
let gateway: Gateway;
let city: DemoCity;
let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "docgate-demo-"));
  gateway = await startGateway({ data, port: 0, mostWarm: 40, patience: PATIENCE });
  city = await buildDemo(gateway.endpoints, NOW);
});

afterAll(async () => {
  await gateway.close();
  await rm(data, { recursive: true });
});

test("every demo account has something to do", () => {
  const keelung = ["personnel@keelung", "supervisor@keelung"];
  expect(FIRST_TASKS.map(({ account }) => account).sort()).toEqual(
    [...ACCOUNTS.map(({ account }) => account), ...keelung].sort(),
  );
});

test.each(FIRST_TASKS.map(task => [task.account, task] as const))("%s: it waits", async (account, task) => {
  const { status, body } = await city.ask(account, `GET ${task.asks}`);
  expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining(task.holds)]);
});

test("what happened in the month is found: questions to the gate, a terminal, a document", async () => {
  const found = async (call: string) => (await city.ask("auditor@city", `GET /v1/${call}`)).body;
  const { rows } = await found("sessions/search?limit=100");
  const days = new Set(rows.map(({ askedAt }: { askedAt: string }) => askedAt.slice(0, 10)));
  expect(days.size).toBeGreaterThan(15);
  const statuses = rows.map(({ status }: { status: string }) => status);
  expect(new Set(statuses)).toEqual(new Set(["allowed", "ended", "refused"]));
  const terminals = await found("terminals?agency=household-office&q=SN-4708");
  expect(terminals.rows.map(({ propertyNo }: { propertyNo: string }) => propertyNo)).toEqual([numberOf(8)]);
  const documents = await found(`documents?number=${encodeURIComponent(DOCUMENT)}`);
  expect(documents.rows.length).toBeGreaterThan(4);
});

test("terminals stand in every stage of a trip, and two people are connected", async () => {
  const { body } = await city.ask("records@household", "GET /v1/terminals/counts?agency=household-office");
  expect(body.counts).toMatchObject({
    "in-office": 7,
    registered: 2,
    out: 4,
    "return-declared": 1,
    disinfected: 1,
    scanned: 1,
    attested: 1,
    released: 1,
    infected: 1,
    lost: 1,
  });
  const newest = async (number: number) => {
    const terminal = numberOf(number);
    return (await city.ask("auditor@city", `GET /v1/sessions?terminal=${terminal}`)).body.rows[0].status;
  };
  expect([await newest(1), await newest(2), await newest(3)]).toEqual(["refused", "allowed", "allowed"]);
});

test("three work from home by approval, and what they do waits for their superior", async () => {
  const seen = async (call: string) => {
    const { status, body } = await city.ask("supervisor@household", `GET /v1/people/${call}`);
    expect([call, status]).toEqual([call, 200]);
    return body;
  };
  const superior = "supervisor@household";
  const { rows } = await seen(`${superior}/team/2027-01-04`);
  expect(rows.map((row: { person: string; days: string[] }) => [row.person, row.days])).toEqual([
    ["ayi@household", ["2027-01-04"]],
    ["boya@household", ["2027-01-04"]],
    ["worker@household", ["2027-01-04"]],
  ]);
  const { rows: next } = await seen(`${superior}/team/2027-01-11`);
  expect(next.map((row: { wish?: string[] }) => row.wish?.length)).toEqual([2, 2, 2]);
  const { pieces } = await seen("worker@household/overtime?month=2026-12");
  expect(pieces.map((piece: { stage: string }) => piece.stage)).toEqual(["claimed"]);
  const logs = await seen(`${superior}/logs-waiting`);
  expect(JSON.stringify(logs)).toContain("2026-12-31");
  const { rows: applications } = await seen("enmei@household/applications");
  expect([applications[0].pledge !== undefined, applications[0].decision]).toEqual([true, undefined]);
});

test("an office of Keelung sets the days of a pregnancy by its own regulation", async () => {
  const by = "supervisor@keelung";
  const { body } = await city.ask(by, `GET /v1/people/${by}/team/2027-01-04`);
  // The tier alone is known of her: three days a week, and the Monday is one of them.
  expect(body.rows.map((row: { person: string; days: string[] }) => [row.person, row.days])).toContainEqual([
    "worker@keelung",
    ["2027-01-04"],
  ]);
});

test("an audit of the whole month finds nothing wrong", async () => {
  const { status, body } = await city.ask(
    "auditor@city",
    `GET /v1/journal/verification?since=${city.days.day(31)}`,
  );
  expect([status, body.findings]).toEqual([200, []]);
  expect(body.events).toBeGreaterThan(100);
});

test("the story of June 2021 says in a sentence that it wants an empty gateway", async () => {
  const said: string[] = [];
  expect(await play(gateway.endpoints, line => said.push(line))).toBe(1);
  expect(said.join("\n")).toContain(`already has the terminal ${numberOf(1)}`);
});
