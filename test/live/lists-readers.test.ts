// Who sees lists over HTTP and who changes them: administrators their own system's, the center and auditors all; a report alone changes egress.
import { expect, test } from "vitest";
import { added, ask, LIST, ONE, propose, withLists } from "./listing.ts";

withLists("2021-06-03T09:00:00+08:00", [[ONE, "household"]]);

test("an administrator of police sees neither fire nor household, and changes neither", async () => {
  expect((await propose(added("203.0.113.24"))).status).toBe(201);
  const { body } = await ask("GET /v1/lists", { account: "admin@police" });
  expect([...new Set(body.rows.map(({ system }: { system: string }) => system))]).toEqual([
    "police",
    "police-dm",
  ]);
  expect(body.rows).toHaveLength(10);
  for (const system of ["fire", "household"]) {
    const list = `/v1/lists/${system}/vpn/inbound`;
    for (const call of [
      `GET ${list}`,
      `GET ${list}/history`,
      `GET ${list}/export`,
      `GET ${list}/changes/1`,
    ]) {
      expect([call, (await ask(call, { account: "admin@police" })).status]).toEqual([call, 403]);
    }
    const change = await propose(added("203.0.113.77"), list, "admin@police");
    expect(change.status).toBe(403);
  }
});

test("center and auditor see all 90 and change none; a worker sees none", async () => {
  for (const account of ["center@city", "auditor@city"]) {
    expect((await ask("GET /v1/lists", { account })).body.rows).toHaveLength(90);
    expect((await propose(added("203.0.113.77"), LIST, account)).status).toBe(403);
  }
  expect((await ask("GET /v1/lists", { account: "worker@household" })).status).toBe(403);
  expect((await ask("GET /v1/endings", { account: "records@household" })).status).toBe(403);
});

test("what the archives set is changed by the report, not here", async () => {
  const answer = await propose(added("203.0.113.77"), "/v1/lists/household/vpn/egress");
  expect([answer.status, answer.body.code, answer.body.clauses]).toEqual([
    409,
    "egress-by-report",
    ["tainan-2021/4a", "tainan-2021/4b"],
  ]);
});

test("without a capacity plan a list has no first entry", async () => {
  const answer = await propose(added("203.0.113.77"), "/v1/lists/police/vpn/inbound", "admin@police");
  expect([answer.status, answer.body.code, answer.body.clauses]).toEqual([
    409,
    "plan-missing",
    ["tainan-2021/3.4d"],
  ]);
});
