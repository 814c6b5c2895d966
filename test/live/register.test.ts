// The thin path through the house: a person logs in, registers a terminal, and reads back its event with its hash.
import { describe, expect, test } from "vitest";
import { ask, propertyNo, tokenOf } from "./asking.ts";
import { registration } from "./custody-story.ts";

const records = "records@household";

describe("registering a terminal", () => {
  test("it is recorded, and its event can be read back with its hash", async () => {
    const number = propertyNo();
    const made = await ask("POST /v1/terminals", { account: records, body: registration(number) });
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`/v1/terminals/${number}`);
    const events = await ask(`GET /v1/terminals/${number}/events`, { account: records });
    expect(events.body.rows).toMatchObject([
      { version: 1, event: { type: "TerminalRegistered", propertyNo: number }, hash: made.body.hash },
    ]);
    const { body } = await ask(`GET /v1/terminals/${number}`, { account: records });
    expect(body).toEqual(made.body);
  });

  test("a second identical request with the same key gets the same answer and changes nothing", async () => {
    const number = propertyNo();
    const wish = { account: records, body: registration(number), headers: { "idempotency-key": number } };
    const first = await ask("POST /v1/terminals", wish);
    const second = await ask("POST /v1/terminals", wish);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    const events = await ask(`GET /v1/terminals/${number}/events`, { account: records });
    expect(events.body.rows).toHaveLength(1);
  });

  test("a key used for another request is refused", async () => {
    const headers = { "idempotency-key": propertyNo() };
    await ask("POST /v1/terminals", { account: records, body: registration(propertyNo()), headers });
    const other = await ask("POST /v1/terminals", {
      account: records,
      body: registration(propertyNo()),
      headers,
    });
    expect([other.status, other.body.code]).toEqual([422, "idempotency-key-reused"]);
  });

  test("of many at once for one property number exactly one is recorded", async () => {
    const number = propertyNo();
    const wishes = Array.from({ length: 20 }, (_, at) =>
      ask("POST /v1/terminals", { account: records, body: registration(number, { serial: `SN-${at}` }) }),
    );
    const statuses = (await Promise.all(wishes)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(19).fill(409)]);
  });

  test("of many at once with one key all get the one answer", async () => {
    const number = propertyNo();
    const wish = { account: records, body: registration(number), headers: { "idempotency-key": number } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("POST /v1/terminals", wish)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.hash}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
  });
});

describe("who may", () => {
  test.each([
    ["another agency's staff", "admin@police", 403, "not-permitted"],
    ["an auditor", "auditor@city", 403, "not-permitted"],
    ["a home worker", "worker@household", 403, "not-permitted"],
  ])("%s is refused", async (_, account, status, code) => {
    const answer = await ask("POST /v1/terminals", { account, body: registration(propertyNo()) });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test("records staff cannot register for another agency, nor see its terminals", async () => {
    const body = registration(propertyNo(), { agency: "police-bureau" });
    const made = await ask("POST /v1/terminals", { account: records, body });
    expect([made.status, made.body.code]).toEqual([403, "not-permitted"]);
    const listed = await ask("GET /v1/terminals?agency=police-bureau", { account: records });
    expect([listed.status, listed.body.code]).toEqual([403, "not-permitted"]);
  });

  test("a log-in without a second factor may read but change nothing", async () => {
    const token = await tokenOf(records, false);
    const made = await ask("POST /v1/terminals", { token, body: registration(propertyNo()) });
    expect([made.status, made.body.code]).toEqual([403, "mfa-required"]);
    expect((await ask("GET /v1/terminals", { token })).status).toBe(200);
  });

  test("an auditor sees any agency's terminals", async () => {
    expect((await ask("GET /v1/terminals?agency=household-office", { account: "auditor@city" })).status).toBe(
      200,
    );
  });
});
