// Many terminals lent and approved in one go: nothing where one is refused, each by itself where none is, nothing twice.
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareAgency, registration } from "./custody-story.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

let gateway: MovedGateway;
const numbers = [1, 2, 3].map(n => `3140101-03-000000${n}`);
const BORROWERS = numbers.map((_, at) => `borrower${at}@household`);
const terms = { purpose: "居家收發公文", dueOn: "2021-06-18", norm: "108.11.15" };
const rows = (borrowers: readonly string[]) =>
  borrowers.map((borrower, at) => ({ propertyNo: numbers[at], borrower, accessories: [] }));

const many = (noun: string, account: string, body: object, key: string) =>
  gateway.ask(`POST /v1/counter/${noun}`, {
    account: `${account}@household`,
    body,
    headers: { "idempotency-key": key },
  });
const lives = (no: string) =>
  gateway
    .ask(`GET /v1/terminals/${no}/events`, { account: "records@household" })
    .then(({ body }) => body.rows.map(({ event }: { event: { type: string } }) => event.type));

beforeAll(async () => {
  gateway = await movedGateway();
  await gateway.at("2021-06-07T09:30:00+08:00");
  await prepareAgency(gateway.ask, ["worker@household", ...BORROWERS]);
  for (const no of numbers)
    await gateway.ask("POST /v1/terminals", { account: "records@household", body: registration(no) });
});
afterAll(() => gateway.close());

test("where one cannot be lent, none is, and each row says why or that it could be", async () => {
  const body = { ...terms, rows: rows([...BORROWERS.slice(0, 2), "stranger@household"]) };
  const { body: answer } = await many("loans", "records", body, "first-try-1");
  expect([answer.recorded, answer.refused]).toEqual([0, 1]);
  expect(answer.rows[2].problem.code).toBe("borrower-not-reviewed");
  expect(await lives(numbers[0] ?? "")).toEqual(["TerminalRegistered"]);
});

test("all are lent, and sent again with the same key none is lent twice", async () => {
  const body = { ...terms, rows: rows(BORROWERS) };
  for (const _ of ["once", "again"]) {
    const { body: answer } = await many("loans", "records", body, "second-try-1");
    expect([answer.recorded, answer.refused]).toEqual([3, 0]);
  }
  for (const no of numbers) expect(await lives(no)).toEqual(["TerminalRegistered", "LoanRegistered"]);
});

test("property staff approve them at once, and records staff do not", async () => {
  const body = { until: "2021-06-30", rows: numbers.map(propertyNo => ({ propertyNo })) };
  const { body: refused } = await many("approvals", "records", body, "approve-1");
  expect(refused.rows.map((row: { problem: { code: string } }) => row.problem.code)).toEqual(
    numbers.map(() => "not-permitted"),
  );
  const { body: answer } = await many("approvals", "property", body, "approve-2");
  expect([answer.recorded, answer.refused]).toEqual([3, 0]);
});
