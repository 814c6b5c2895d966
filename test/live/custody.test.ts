// Custody over HTTP where it goes wrong: two officers at once, repeats, loss, malware, late entries, and who may what.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answered } from "./asking.ts";
import {
  cleanScan,
  disinfection,
  prepareAgency,
  REPORT,
  registration,
  sendOut,
  terms,
} from "./custody-story.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

let gateway: MovedGateway;
const ask: MovedGateway["ask"] = (call, wish) => gateway.ask(call, wish);
const records = "records@household";
const worker = "worker@household";
const other = "supervisor@household";

beforeAll(async () => {
  gateway = await movedGateway();
  await gateway.at("2021-06-07T09:30:00+08:00");
  await prepareAgency(ask, [worker, other, "scan@household"]);
});
afterAll(() => gateway.close());

let numbers = 100;
const post = (path: string, account: string, body: object = {}, headers: Record<string, string> = {}) =>
  ask(`POST ${path}`, { account, body, headers });
const seen = ({ status, body }: Answered) => [status, body.code, body.clauses];

async function registered(): Promise<{ no: string; place: string }> {
  const no = `3140101-03-${String(numbers++).padStart(7, "0")}`;
  expect((await post("/v1/terminals", records, registration(no))).status).toBe(201);
  return { no, place: `/v1/terminals/${no}` };
}

async function out(): Promise<{ no: string; place: string }> {
  const made = await registered();
  expect((await sendOut(ask, made.no)).body.custody.stage).toBe("out");
  return made;
}

describe("two officers at once", () => {
  test("of many who lend one terminal at the same moment exactly one does", async () => {
    const { place } = await registered();
    const body = { ...terms, borrower: "scan@household" };
    const made = await Promise.all(Array.from({ length: 10 }, () => post(`${place}/loans`, records, body)));
    expect(made.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    const { body: events } = await ask(`GET ${place}/events`, { account: records });
    expect(events.rows.map((row: { event: { type: string } }) => row.event.type)).toEqual([
      "TerminalRegistered",
      "LoanRegistered",
    ]);
    await post(`${place}/loan/cancellation`, records, { reason: "試" });
  });

  test("of a borrower and an officer who declare one return exactly one is recorded, and both are held", async () => {
    const { no, place } = await out();
    const made = await Promise.all([post(`${place}/return`, records), post(`${place}/return`, worker)]);
    expect(made.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await ask(`GET /v1/people/${worker}`, { account: worker });
    expect(body.holds[no].cause).toBe("return-declared");
    await post(`${place}/loss`, records, { loss: "lost", note: "試" });
    await post(`${place}/write-off`, "property@household", { outcome: "試" });
  });
});

describe("one log-in, one act", () => {
  test("a repeat under one key is answered alike and changes nothing; the key serves no other step", async () => {
    const { place } = await registered();
    const body = { ...terms, borrower: "scan@household" };
    const key = { "idempotency-key": place };
    const first = await post(`${place}/loans`, records, body, key);
    const second = await post(`${place}/loans`, records, body, key);
    expect([second.body, second.headers.get("idempotency-replayed")]).toEqual([first.body, "true"]);
    const third = await post(`${place}/loan/cancellation`, records, { reason: "試" }, key);
    expect([third.status, third.body.code]).toEqual([422, "idempotency-key-reused"]);
    expect((await post(`${place}/loan/cancellation`, records, { reason: "試" })).status).toBe(200);
  });

  test.each([
    ["a worker lends nothing", worker, "loans", terms],
    ["records staff approve nothing", records, "loan/approval", { until: "2021-06-30" }],
    ["another agency's staff do nothing", "admin@police", "return", {}],
    ["an auditor does nothing", "auditor@city", "return", {}],
    ["a worker attests nothing", worker, "attestation", { loan: 1, report: REPORT }],
    ["records staff write nothing off", records, "write-off", { outcome: "試" }],
  ])("%s", async (_, account, noun, body) => {
    const { place } = await registered();
    const answer = await post(`${place}/${noun}`, account, body);
    expect([answer.status, answer.body.code]).toEqual([403, "not-permitted"]);
  });

  test("nobody pledges for the borrower, and a stranger reads no loan", async () => {
    const { place } = await registered();
    const lent = await post(`${place}/loans`, records, { ...terms, borrower: other });
    const text = lent.body.custody.loan.pledgeText;
    expect(seen(await post(`${place}/loan/pledge`, worker, { text }))).toEqual([
      409,
      "pledge-by-another",
      ["tainan-2021/3.2d"],
    ]);
    expect((await ask(`GET ${place}/loans/1/pledge`, { account: worker })).status).toBe(403);
    expect((await ask(`GET ${place}/loans/9`, { account: records })).status).toBe(404);
    await post(`${place}/loan/cancellation`, records, { reason: "試" });
  });
});

describe("what goes wrong outside", () => {
  test("stolen: one act of the system's administrator closes, opens an incident and proposes withdrawals", async () => {
    const { no, place } = await out();
    const stolen = await post(`${place}/loss`, "admin@household", {
      loss: "stolen",
      note: "車內遭竊，已報警",
    });
    expect(stolen.body.custody).toMatchObject({
      stage: "lost",
      hold: { cause: "lost" },
      incident: { cause: "stolen", withdraw: [`certificate:${no}`, `ranges-of:${no}`] },
    });
    const next = await registered();
    expect(seen(await post(`${next.place}/loans`, records, terms))).toEqual([
      409,
      "borrower-return-unfinished",
      ["tainan-2021/3.2c", "tainan-2021/3.5d"],
    ]);
    expect((await post(`${place}/recovery`, records)).body.custody.stage).toBe("return-declared");
    await post(`${place}/loss`, records, { loss: "lost", note: "試" });
    await post(`${place}/write-off`, "property@household", { outcome: "試" });
  });

  test("infected: closed until cleaned up, scanned anew and attested; the loan waits for the incident", async () => {
    const { place } = await out();
    const at = (minutes: number) =>
      new Date(Date.parse("2021-06-07T02:00:00Z") + minutes * 60_000).toISOString();
    await gateway.at(at(0));
    await post(`${place}/return`, worker);
    await gateway.at(at(20));
    await post(`${place}/disinfection`, records, { ...disinfection, startedAt: at(5), doneAt: at(10) });
    const made = { ...cleanScan, patternDate: "2021-06-06" };
    const dirty = {
      ...made,
      startedAt: at(11),
      finishedAt: at(19),
      findings: ["EICAR"],
      report: "e".repeat(64),
    };
    const found = await post(`${place}/scan`, "scan@household", dirty);
    expect(found.body.custody).toMatchObject({ stage: "infected", hold: { cause: "infected" } });
    const claim = { loan: 1, report: "e".repeat(64) };
    expect(seen(await post(`${place}/attestation`, "scan@household", claim))).toEqual([
      409,
      "wrong-stage",
      ["tainan-2021/3.5d"],
    ]);
    await gateway.at(at(60));
    await post(`${place}/clean-up`, "scan@household", { method: "重灌", doneAt: at(40) });
    const old = await post(`${place}/scan`, records, { ...made, startedAt: at(39), finishedAt: at(59) });
    expect(seen(old)).toEqual([409, "scan-before-clean-up", ["tainan-2021/3.5c", "tainan-2021/3.5d"]]);
    await post(`${place}/scan`, records, { ...made, startedAt: at(41), finishedAt: at(59) });
    expect((await post(`${place}/attestation`, "scan@household", { loan: 1, report: REPORT })).status).toBe(
      200,
    );
    await post(`${place}/release`, records, { missing: ["電源線"] });
    expect((await post(`${place}/closing`, records)).body.code).toBe("incident-open");
    await post(`${place}/incident/closing`, "supervisor@household", { outcome: "已清除" });
    await post(`${place}/closing`, records);
    const closed = await post(`${place}/closing/for-borrower`, "property@household", {
      reason: "借用人住院",
    });
    expect(closed.body.custody.stage).toBe("in-office");
  });

  test("a return entered on Monday that happened on Friday keeps both times and its reason", async () => {
    const { place } = await out();
    await gateway.at("2021-06-14T09:00:00+08:00");
    const body = { happenedAt: "2021-06-11T17:00:00+08:00" };
    expect(seen(await post(`${place}/return`, records, body))).toEqual([422, "late-without-reason", []]);
    expect((await post(`${place}/return`, records, { ...body, reason: "系統停機" })).status).toBe(200);
    const { body: events } = await ask(`GET ${place}/events`, { account: records });
    expect(events.rows.at(-1)).toMatchObject({
      event: { type: "ReturnDeclared" },
      happenedAt: "2021-06-11T09:00:00.000Z",
      reason: "系統停機",
      by: { person: records },
    });
    expect(events.rows.at(-1).recordedAt > "2021-06-14T01:00:00.000Z").toBe(true);
  });
});
