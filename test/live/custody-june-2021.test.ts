// The June 2021 story's custody steps, in order and on its own dates, with the clause of every refusal on the way.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answered } from "./asking.ts";
import { AGENCY, cleanScan, disinfection, REPORT, registration, review, terms } from "./custody-story.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

const HH01 = "3140101-03-0000001";
const place = `/v1/terminals/${HH01}`;
const records = "records@household";
const supervisor = "supervisor@household";
const worker = "worker@household";

let gateway: MovedGateway;
beforeAll(async () => {
  gateway = await movedGateway();
});
afterAll(() => gateway.close());

const post = (path: string, account: string, body: object = {}) =>
  gateway.ask(`POST ${path}`, { account, body });
const refusedBy = ({ status, body }: Answered) => [status, body.code, body.clauses];
const stands = ({ status, body }: Answered) => [status, body.custody?.stage, body.custody?.hold?.cause];

describe("one household-registration terminal, June 2021", () => {
  test("06-03: the letter is relayed; without a readiness review no loan (3.1a)", async () => {
    await gateway.at("2021-06-03T14:00:00+08:00");
    const relay = {
      notice: "府研智字第1100681935號",
      relayedTo: ["戶政事務所"],
      relayedAt: "2021-06-03T14:00:00+08:00",
    };
    expect((await post(`/v1/agencies/${AGENCY}/relays`, supervisor, relay)).status).toBe(200);
    expect((await post("/v1/terminals", records, registration(HH01))).status).toBe(201);
    const enrolment = { agency: AGENCY, status: "civil-servant" };
    expect((await post(`/v1/people/${worker}/enrol`, "personnel@household", enrolment)).status).toBe(200);
    expect(refusedBy(await post(`${place}/loans`, records, terms))).toEqual([
      409,
      "readiness-missing",
      ["tainan-2021/3.1a"],
    ]);
  });

  test("06-04: reviewed with the plan named (2a); a drill judged necessary comes first (3.1b)", async () => {
    await gateway.at("2021-06-04T10:00:00+08:00");
    const readiness = `/v1/agencies/${AGENCY}/readiness`;
    const noPlan = await post(readiness, supervisor, { ...review, planRef: "" });
    expect(refusedBy(noPlan)).toEqual([422, "plan-missing", ["tainan-2021/2a"]]);
    expect((await post(readiness, supervisor, { ...review, drillRequired: true })).status).toBe(200);
    expect(refusedBy(await post(`${place}/loans`, records, terms))).toEqual([
      409,
      "drill-missing",
      ["tainan-2021/3.1b"],
    ]);
    const drill = { doneAt: "2021-06-04T09:30:00+08:00", participants: [worker] };
    expect((await post(`/v1/agencies/${AGENCY}/drills`, supervisor, drill)).status).toBe(200);
    const sites = { sites: [{ id: "north-gate", name: "北側門外棚架" }] };
    expect((await post(`/v1/agencies/${AGENCY}/return-sites`, supervisor, sites)).status).toBe(200);
    const officers = { people: ["scan@household"] };
    expect((await post(`/v1/agencies/${AGENCY}/scan-officers`, supervisor, officers)).status).toBe(200);
  });

  test("06-07 09:30: lent, approved by another, pledged by the borrower; only then carried out (3.2c, 3.2d)", async () => {
    await gateway.at("2021-06-07T09:30:00+08:00");
    const lent = await post(`${place}/loans`, records, terms);
    expect(stands(lent)).toEqual([200, "registered", undefined]);
    expect(lent.body.custody.loan.dueAt).toBe("2021-06-18T16:00:00.000Z");
    expect(refusedBy(await post(`${place}/loans`, records, terms))).toEqual([
      409,
      "loan-open",
      ["tainan-2021/3.2c"],
    ]);
    expect(refusedBy(await post(`${place}/loan/carry-out`, records))).toEqual([
      409,
      "approval-missing",
      ["tainan-2021/3.2c"],
    ]);
    const short = await post(`${place}/loan/approval`, "property@household", { until: "2021-06-17" });
    expect(refusedBy(short)).toEqual([409, "due-past-approval", ["tainan-2021/3.2c"]]);
    const approved = await post(`${place}/loan/approval`, "property@household", { until: "2021-06-18" });
    expect(approved.status).toBe(200);
    expect(refusedBy(await post(`${place}/loan/carry-out`, records))).toEqual([
      409,
      "pledge-missing",
      ["tainan-2021/3.2d", "tainan-2021/3.3"],
    ]);
  });

  test("06-07: the pledge shown is the pledge accepted, byte for byte", async () => {
    const shown = await gateway.ask(`GET ${place}/loans/1/pledge`, { account: worker });
    expect(shown.body.text).toContain("不以 Wi-Fi");
    const other = await post(`${place}/loan/pledge`, worker, { text: "0".repeat(64) });
    expect(refusedBy(other)).toEqual([409, "pledge-text-differs", ["tainan-2021/3.2d", "tainan-2021/3.3"]]);
    const accepted = await post(`${place}/loan/pledge`, worker, { text: shown.body.digest });
    expect(accepted.status).toBe(200);
    const again = await gateway.ask(`GET ${place}/loans/1/pledge`, { account: worker });
    expect(again.body).toEqual({ ...shown.body, acceptedAt: accepted.body.custody.loan.pledgedAt });
  });

  test("06-07 10:00: it leaves", async () => {
    await gateway.at("2021-06-07T10:00:00+08:00");
    expect(stands(await post(`${place}/loan/carry-out`, records))).toEqual([200, "out", undefined]);
    const mine = await gateway.ask(`GET ${place}`, { account: worker });
    expect([mine.status, mine.body.custody.stage]).toEqual([200, "out"]);
  });

  test("06-15 to 06-18: reminders come once, counted in working days", async () => {
    await gateway.at("2021-06-15T09:00:00+08:00");
    await gateway.at("2021-06-16T09:00:00+08:00");
    await gateway.at("2021-06-17T09:00:00+08:00");
    await gateway.at("2021-06-17T18:00:00+08:00");
    const { body } = await gateway.ask(`GET ${place}/loans/1`, { account: records });
    expect(body.notices).toEqual([3, 1]);
  });

  test("06-18 17:10: the borrower declares the return; terminal and borrower are held at once (3.5b)", async () => {
    await gateway.at("2021-06-18T17:10:00+08:00");
    const early = await post(`${place}/disinfection`, records, disinfection);
    expect(refusedBy(early)).toEqual([409, "wrong-stage", ["tainan-2021/3.5a", "tainan-2021/3.5b"]]);
    expect(stands(await post(`${place}/return`, worker))).toEqual([
      200,
      "return-declared",
      "return-declared",
    ]);
    const { body } = await gateway.ask(`GET /v1/people/${worker}`, { account: worker });
    expect(body.holds[HH01].cause).toBe("return-declared");
    const entered = await post(`${place}/release`, records, { missing: [] });
    expect(refusedBy(entered)).toEqual([409, "wrong-stage", ["tainan-2021/3.5a", "tainan-2021/3.5b"]]);
  });

  test("06-21: the scan at home, before disinfection and with the network on, is refused (3.5c)", async () => {
    await gateway.at("2021-06-21T08:50:00+08:00");
    const kitchen = await post(`${place}/disinfection`, records, { ...disinfection, site: "kitchen" });
    expect(refusedBy(kitchen)).toEqual([409, "site-not-listed", ["tainan-2021/3.5a"]]);
    expect(stands(await post(`${place}/disinfection`, records, disinfection))).toEqual([
      200,
      "disinfected",
      "return-declared",
    ]);
    const atHome = {
      ...cleanScan,
      startedAt: "2021-06-20T20:00:00+08:00",
      finishedAt: "2021-06-20T22:00:00+08:00",
      patternDate: "2021-06-19",
      reason: "在家掃描",
    };
    const online = await post(`${place}/scan`, records, { ...atHome, network: "online" });
    expect(refusedBy(online)).toEqual([409, "scan-online", ["tainan-2021/3.5c"]]);
    const before = await post(`${place}/scan`, records, atHome);
    expect(refusedBy(before)).toEqual([409, "scan-before-disinfection", ["tainan-2021/3.5c"]]);
  });

  test("06-21 11:30: scanned; without the attestation nothing is released (3.5d)", async () => {
    await gateway.at("2021-06-21T11:30:30+08:00");
    expect(stands(await post(`${place}/scan`, records, cleanScan))).toEqual([
      200,
      "scanned",
      "return-declared",
    ]);
    const released = await post(`${place}/release`, records, { missing: [] });
    expect(refusedBy(released)).toEqual([409, "wrong-stage", ["tainan-2021/3.5d"]]);
  });

  test("06-21 11:40: attested by a scan officer, for this loan and this scan only; the hold ends", async () => {
    await gateway.at("2021-06-21T11:40:00+08:00");
    const attest = (account: string, loan: number, report: string) =>
      post(`${place}/attestation`, account, { loan, report });
    expect((await attest(records, 1, REPORT)).status).toBe(403);
    const clause = ["tainan-2021/3.5d"];
    expect(refusedBy(await attest("scan@household", 2, REPORT))).toEqual([
      409,
      "attestation-of-another-loan",
      clause,
    ]);
    expect(refusedBy(await attest("scan@household", 1, "b".repeat(64)))).toEqual([
      409,
      "attestation-of-another-scan",
      clause,
    ]);
    expect(stands(await attest("scan@household", 1, REPORT))).toEqual([200, "attested", undefined]);
    const { body } = await gateway.ask(`GET /v1/people/${worker}`, { account: worker });
    expect(body.holds).toEqual({});
  });

  test("06-21 11:45: released, signed for by both sides, closed; the loan stays readable", async () => {
    await gateway.at("2021-06-21T11:45:00+08:00");
    expect(stands(await post(`${place}/release`, records, { missing: [] }))).toEqual([
      200,
      "released",
      undefined,
    ]);
    expect((await post(`${place}/closing`, records)).body.custody.stage).toBe("released");
    const again = await post(`${place}/closing`, records);
    expect(refusedBy(again)).toEqual([409, "signed-already", ["tainan-2021/3.2c"]]);
    const closed = await post(`${place}/closing`, worker);
    expect(closed.body.custody).toEqual({ stage: "in-office", loans: 1, lastReport: REPORT });
    const { body } = await gateway.ask(`GET ${place}/loans/1`, { account: worker });
    expect(body.signed).toEqual({ records, borrower: worker });
    const jws = await gateway.ask(`GET ${place}/loans/1/attestation`, { account: "auditor@city" });
    expect(jws.body.split(".")).toHaveLength(3);
  });
});
