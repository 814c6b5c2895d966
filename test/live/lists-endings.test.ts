// Lists as time passes and as people hurry: entries end by themselves, are announced, lose their reason; two at once; too many.
import { describe, expect, test } from "vitest";
import { added, ask, at, enact, LIST, ONE, propose, ranges, TWO, WHY, withLists } from "./listing.ts";

withLists("2021-06-03T09:00:00+08:00", [
  [ONE, "household"],
  ["admin@police", "police"],
]);

const OUT = "/v1/lists/household/vpn/outbound";
const ending = (range: string, until: string) => ({ range, owner: "戶政事務所", until });
const events = async (type: string, list = LIST) => {
  const { rows } = (await ask(`GET ${list}/history?limit=200`, { account: ONE })).body;
  return rows.filter((row: { type: string }) => row.type === type);
};

describe("an entry", () => {
  test("ends on time without anybody's help, and is announced in working days before", async () => {
    await enact({
      ...WHY,
      add: [
        ending("203.0.113.1", "2021-06-30T16:00:00Z"),
        ending("203.0.113.2", "2021-06-11T16:00:00Z"),
        { range: "203.0.113.3", owner: "戶政事務所" },
        { range: "203.0.113.4", owner: "戶政事務所", from: "2021-06-10T01:00:00Z" },
      ],
    });
    await at("2021-06-03T09:10:00+08:00");
    expect(
      (await events("EndingAnnounced")).map(({ workingDays, count }: Record<string, number>) => [
        workingDays,
        count,
      ]),
    ).toEqual(
      // Both end within 30 working days, and one of them within 7.
      [
        [7, 1],
        [30, 2],
      ],
    );
    const soon = await ask("GET /v1/endings?within=7", { account: ONE });
    expect(
      soon.body.rows.map(({ range, lastDay, workingDays }: Record<string, unknown>) => [
        range,
        lastDay,
        workingDays,
      ]),
    ).toEqual([["203.0.113.2/32", "2021-06-11", 6]]);
    await at("2021-06-10T09:00:00+08:00");
    expect(await ranges("?span=upcoming")).toEqual([]);
    expect((await events("EndingAnnounced"))[0]).toMatchObject({ workingDays: 1, count: 1 });
    expect((await events("EndingAnnounced")).length).toBe(3);
    // The clock goes on from there, however long the timers take.
    await at("2021-06-11T23:30:00+08:00");
    expect(await ranges()).toContain("203.0.113.2/32");
    await at("2021-06-12T00:00:00+08:00");
    expect(await ranges()).toEqual(["203.0.113.1/32", "203.0.113.3/32", "203.0.113.4/32"]);
    expect(await events("EntriesEnded")).toHaveLength(1);
    const then = await ask(`GET ${LIST}/allowed?address=203.0.113.2&at=2021-06-11T15:59:59Z`, {
      account: ONE,
    });
    const after = await ask(`GET ${LIST}/allowed?address=203.0.113.2&at=2021-06-11T16:00:00Z`, {
      account: ONE,
    });
    expect([then.body.allowed, after.body.allowed]).toEqual([true, false]);
    // The clock is set five times, and with it every timer fires.
  });

  test("that depends on a plan is shown without a reason once the plan is another", async () => {
    await enact({
      ...WHY,
      add: [
        {
          ...ending("203.0.113.5", "2021-12-31T16:00:00Z"),
          ...{ dependsOn: "plan", dependsOnId: "PLAN-110-1", dependsOnUntil: "2021-12-31T16:00:00Z" },
        },
      ],
    });
    expect((await ask("GET /v1/endings", { account: ONE })).body.withoutReason).toEqual([]);
    const plan = { accounts: 30, seats: 5, bandwidthMbps: 100, planRef: "PLAN-110-2" };
    await ask("PUT /v1/systems/household/plan", { account: ONE, body: plan });
    const { withoutReason } = (await ask("GET /v1/endings", { account: ONE })).body;
    expect(withoutReason.map(({ range, code }: Record<string, string>) => [range, code])).toEqual([
      ["203.0.113.5/32", "plan-replaced"],
    ]);
    expect((await ask("GET /v1/endings", { account: "admin@police" })).body.withoutReason).toEqual([]);
  });
});

describe("two at once", () => {
  test("approve the same change: it is done once", async () => {
    const { body } = await propose(added("203.0.113.60"));
    const path = `POST ${LIST}/changes/${body.number}/approval`;
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(path, { account: TWO })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(
      (await events("ChangeApproved")).filter(({ number }: { number: number }) => number === body.number),
    ).toHaveLength(1);
  });

  test("approve changes that collide: one is done, the other refused by name", async () => {
    const first = await propose({ ...WHY, amend: [{ range: "203.0.113.60/32", owner: "甲" }] });
    const second = await propose({ ...WHY, amend: [{ range: "203.0.113.60/32", owner: "乙" }] });
    const answers = await Promise.all(
      [first, second].map(({ body }) =>
        ask(`POST ${LIST}/changes/${body.number}/approval`, { account: TWO }),
      ),
    );
    expect(answers.map(({ body }) => body.code ?? "done").sort()).toEqual(["done", "list-moved"]);
  });

  test("put the same address on two systems' lists: the second needs a reason", async () => {
    await enact(added("203.0.113.70"), OUT);
    const police = "/v1/lists/police/vpn/inbound";
    const bare = await propose(added("203.0.113.70"), police, "admin@police");
    expect([bare.body.code, bare.body.faults[0].code]).toEqual(["change-refused", "other-system"]);
    const shared = await propose(
      { ...added("203.0.113.70"), sharedReason: "同一檔管主機" },
      police,
      "admin@police",
    );
    expect(shared.status).toBe(201);
    const twice = await Promise.all([
      propose(added("203.0.113.71"), OUT, ONE),
      propose(added("203.0.113.71"), police, "admin@police"),
    ]);
    const approvals = await Promise.all([
      ask(`POST ${OUT}/changes/${twice[0].body.number}/approval`, { account: TWO }),
      ask(`POST ${police}/changes/${twice[1].body.number}/approval`, { account: "admin2@police" }),
    ]);
    expect(approvals.map(({ body }) => body.faults?.[0].code ?? "done").sort()).toEqual([
      "done",
      "other-system",
    ]);
  });

  test("ask the same thing under one key: the answer is the first one's", async () => {
    const headers = { "idempotency-key": "same-change" };
    const body = added("203.0.113.80");
    const asked = () => ask(`POST ${LIST}/changes`, { account: ONE, body, headers });
    const answers = await Promise.all([asked(), asked(), asked()]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.number}`)).size).toBe(1);
    expect((await asked()).headers.get("idempotency-replayed")).toBe("true");
    const other = await ask(`POST ${LIST}/changes`, { account: ONE, body: added("203.0.113.81"), headers });
    expect(other.body.code).toBe("idempotency-key-reused");
  });
});

describe("more than the firewall holds", () => {
  // No two of them merge into one.
  const apart = (count: number, from: number) =>
    Array.from({ length: count }, (_, n) => `1.0.${(from + n) >> 7}.${2 * ((from + n) & 127)}/32`);

  test("is refused with the numbers before anything moves, at proposing and at approving", async () => {
    const over = await propose(added(...apart(201, 0)), OUT);
    expect([over.status, over.body.code, over.body.clauses]).toEqual([
      409,
      "over-ceiling",
      ["tainan-2021/4f"],
    ]);
    expect(over.body.detail).toContain("202");
    const { count } = (await ask(`GET ${OUT}`, { account: ONE })).body;
    const half = await propose(added(...apart(120, 0)), OUT);
    const other = await propose(added(...apart(120, 120)), OUT);
    expect([half.status, other.status]).toEqual([201, 201]);
    expect((await ask(`POST ${OUT}/changes/${half.body.number}/approval`, { account: TWO })).status).toBe(
      200,
    );
    const late = await ask(`POST ${OUT}/changes/${other.body.number}/approval`, { account: TWO });
    expect([late.status, late.body.code]).toEqual([409, "over-ceiling"]);
    expect((await ask(`GET ${OUT}`, { account: ONE })).body.count).toBe(count + 120);
  });

  test("is counted at every turn to come, not only now", async () => {
    const later = apart(120, 120).map(range => ({ range, owner: "甲", from: "2021-07-01T00:00:00Z" }));
    const answer = await propose({ ...WHY, add: later }, OUT);
    expect([answer.status, answer.body.code]).toEqual([409, "over-ceiling"]);
    expect(answer.body.detail).toContain("2021-07-01");
  });

  test("is nothing to a list that the gate alone judges: no ceiling, and in force with its approval", async () => {
    const home = "/v1/lists/household/vpn/inbound";
    await enact(added(...apart(250, 1_000)), home);
    const { body } = await ask(`GET ${home}`, { account: ONE });
    expect([body.count, body.inForce[0]]).toEqual([
      250,
      { family: 4, standing: "at-the-gate", wanted: 250, missing: 0, extra: 0 },
    ]);
    expect(body.rows.every(({ inForce }: { inForce: boolean }) => inForce)).toBe(true);
  });
});

test("where staff are led may be private, inside the system's own targets and nowhere else", async () => {
  const codeOf = async (range: string, list: string) => {
    const { status, body } = await propose(added(range), list);
    return status === 201 ? "proposed" : body.faults[0].code;
  };
  expect(await codeOf("10.20.17.0/24", OUT)).toBe("proposed");
  // Another system's, and nobody's.
  expect(await codeOf("10.20.24.8/32", OUT)).toBe("private");
  expect(await codeOf("192.168.1.0/24", OUT)).toBe("private");
  // Nobody comes from there.
  expect(await codeOf("10.20.17.8/32", "/v1/lists/household/vpn/inbound")).toBe("private");
});
