// Work at the counter: thirty terminals in one go, checked before anything is recorded, each row with its own result.
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanScan, disinfection, prepareAgency, registration, sendOut } from "./custody-story.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

let gateway: MovedGateway;
const records = "records@household";
const numbers = Array.from({ length: 30 }, (_, n) => `3140101-03-${String(n + 1).padStart(7, "0")}`);
const rows = numbers.map(propertyNo => ({ propertyNo }));
const reports = numbers.map((_, n) => String(n).padStart(64, "0"));

const counter = (noun: string, body: object, headers: Record<string, string> = {}) =>
  gateway.ask(`POST /v1/counter/${noun}`, { account: records, body, headers });
const stagesOf = async () => {
  const all = await Promise.all(
    numbers.map(no => gateway.ask(`GET /v1/terminals/${no}`, { account: records })),
  );
  return [...new Set(all.map(({ body }) => body.custody.stage))];
};

beforeAll(async () => {
  gateway = await movedGateway();
  await gateway.at("2021-06-07T09:30:00+08:00");
  await prepareAgency(gateway.ask);
  for (const no of numbers) {
    await gateway.ask("POST /v1/terminals", { account: records, body: registration(no) });
    await sendOut(gateway.ask, no);
  }
});
afterAll(() => gateway.close());

test("a dry run says what would be refused and records nothing", async () => {
  const body = {
    dryRun: true,
    rows: [...rows, { propertyNo: "3140101-03-9999999" }, { propertyNo: numbers[0] }],
  };
  const { status, body: answer } = await counter("returns", body);
  expect([status, answer.recorded, answer.refused]).toEqual([200, 0, 2]);
  expect(answer.rows.slice(-2).map((row: { problem: { code: string } }) => row.problem.code)).toEqual([
    "not-permitted",
    "twice-in-batch",
  ]);
  expect(await stagesOf()).toEqual(["out"]);
});

test("one bad row, and nothing is recorded at all", async () => {
  const { body } = await counter("returns", { rows: [...rows, { propertyNo: "3140101-03-9999999" }] });
  expect([body.recorded, body.refused]).toEqual([0, 1]);
  expect(await stagesOf()).toEqual(["out"]);
});

test("thirty returns are declared in one go; sent again under its key, the batch changes nothing", async () => {
  await gateway.at("2021-06-18T17:10:00+08:00");
  const key = { "idempotency-key": "counter-1" };
  const first = await counter("returns", { rows }, key);
  expect([first.body.recorded, first.body.refused]).toEqual([30, 0]);
  const second = await counter("returns", { rows }, key);
  expect(second.body).toEqual(first.body);
  expect(await stagesOf()).toEqual(["return-declared"]);
});

test("disinfected, scanned and, once attested one by one, released", async () => {
  await gateway.at("2021-06-21T11:30:30+08:00");
  const late = { ...disinfection, reason: "整批登錄" };
  expect((await counter("disinfections", { ...late, rows })).body.recorded).toBe(30);
  const { startedAt, finishedAt, findings, report: _, ...tool } = cleanScan;
  const scans = numbers.map((propertyNo, n) => ({
    propertyNo,
    startedAt,
    finishedAt,
    findings,
    report: reports[n],
  }));
  const online = await counter("scans", { ...tool, network: "online", rows: scans });
  expect(online.body.rows[0].problem).toMatchObject({ code: "scan-online", clauses: ["tainan-2021/3.5c"] });
  const doubled = scans.map((row, n) => (n === 7 ? { ...row, report: reports[2] } : row));
  const twice = await counter("scans", { ...tool, rows: doubled });
  expect([twice.body.recorded, twice.body.refused]).toEqual([0, 1]);
  expect(twice.body.rows[7].problem).toMatchObject({ code: "scan-report-reused" });
  expect((await counter("scans", { ...tool, rows: scans })).body.recorded).toBe(30);
  const early = await counter("releases", { rows: rows.map(row => ({ ...row, missing: [] })) });
  expect([early.body.recorded, early.body.rows[0].problem.clauses]).toEqual([0, ["tainan-2021/3.5d"]]);
  for (const [n, no] of numbers.entries()) {
    const body = { loan: 1, report: reports[n] };
    const made = await gateway.ask(`POST /v1/terminals/${no}/attestation`, {
      account: "scan@household",
      body,
    });
    expect(made.status).toBe(200);
  }
  const released = await counter("releases", { rows: rows.map(row => ({ ...row, missing: [] })) });
  expect(released.body.recorded).toBe(30);
  expect(await stagesOf()).toEqual(["released"]);
});

test("a batch of none, or of more than fifty, is no batch", async () => {
  expect((await counter("returns", { rows: [] })).status).toBe(422);
  const many = Array.from({ length: 51 }, (_, n) => ({
    propertyNo: `3140101-03-${String(n).padStart(7, "0")}`,
  }));
  expect((await counter("returns", { rows: many })).status).toBe(422);
});
