// Lists over HTTP: proposed by one, approved by another, removed in an emergency, looked back at.
import { describe, expect, test } from "vitest";
import { added, ask, at, enact, LIST, ONE, propose, ranges, TWO, WHY, withLists } from "./listing.ts";

withLists("2021-06-03T09:00:00+08:00", [[ONE, "household"]]);

describe("a change", () => {
  test("is proposed with its difference in ranges and addresses, and nothing changes yet", async () => {
    const { status, body } = await propose(added("203.0.113.24", "203.0.113.0/29", "2001:db8:1::/64"));
    expect([status, body.number, body.status, body.by]).toEqual([201, 1, "proposed", ONE]);
    expect(body.difference).toMatchObject({ added: 3, removed: 0, amended: 0 });
    expect(body.difference.families[0]).toMatchObject({
      gained: "9",
      lost: "0",
      after: { ranges: 2, addresses: "9" },
    });
    expect(body.difference.families[1].gained).toBe(String(2n ** 64n));
    expect(await ranges()).toEqual([]);
  });

  test("is not approved by who proposed it, nor by an administrator of another system", async () => {
    const own = await ask(`POST ${LIST}/changes/1/approval`, { account: ONE });
    expect([own.status, own.body.code]).toEqual([403, "own-change"]);
    for (const account of ["admin@police", "center@city", "auditor@city"]) {
      const other = await ask(`POST ${LIST}/changes/1/approval`, { account });
      expect([account, other.status]).toEqual([account, 403]);
    }
    expect(await ranges()).toEqual([]);
  });

  test("is on the list once another administrator approved it, with who did what", async () => {
    await at("2021-06-03T14:00:00+08:00");
    const { status, body } = await ask(`POST ${LIST}/changes/1/approval`, { account: TWO });
    expect([status, body.status, body.decided.by]).toEqual([200, "approved", TWO]);
    expect(await ranges()).toEqual(["203.0.113.0/29", "203.0.113.24/32", "2001:db8:1::/64"]);
    const list = await ask(`GET ${LIST}`, { account: ONE });
    expect(list.body.rows[0]).toMatchObject({
      owner: "戶政事務所",
      reason: WHY.reason,
      document: WHY.document,
      addedBy: ONE,
      approvedBy: TWO,
      change: 1,
      from: expect.stringContaining("2021-06-03T06:00:0"),
      span: "current",
    });
    expect(list.body).toMatchObject({ revision: 1, count: 3, pending: 0 });
  });

  test("is decided once", async () => {
    for (const verb of ["approval", "rejection", "withdrawal"]) {
      const body = verb === "rejection" ? { because: "重複" } : undefined;
      const again = await ask(`POST ${LIST}/changes/1/${verb}`, { account: TWO, body });
      expect([again.status, again.body.code]).toEqual([409, "change-decided"]);
    }
    expect((await ask(`POST ${LIST}/changes/99/approval`, { account: TWO })).status).toBe(404);
  });

  test("is rejected by another with the reason, or withdrawn by who proposed it", async () => {
    await propose(added("203.0.113.30"));
    const own = await ask(`POST ${LIST}/changes/2/rejection`, { account: ONE, body: { because: "誤" } });
    expect([own.status, own.body.code]).toEqual([403, "own-change"]);
    const foreign = await ask(`POST ${LIST}/changes/2/withdrawal`, { account: TWO });
    expect([foreign.status, foreign.body.code]).toEqual([403, "not-own-change"]);
    const no = await ask(`POST ${LIST}/changes/2/rejection`, { account: TWO, body: { because: "位址有誤" } });
    expect([no.status, no.body.status]).toEqual([200, "rejected"]);
    await propose(added("203.0.113.31"));
    const back = await ask(`POST ${LIST}/changes/3/withdrawal`, { account: ONE });
    expect([back.status, back.body.status]).toEqual([200, "withdrawn"]);
    const seen = await ask(`GET ${LIST}/changes/2`, { account: ONE });
    expect([seen.body.status, seen.body.decided.because]).toEqual(["rejected", "位址有誤"]);
  });

  test("with faults names each at its place, and nothing is proposed", async () => {
    const body = {
      ...WHY,
      add: [
        { range: "10.1.2.3", owner: "甲" },
        { range: "203.0.113.1/24", owner: "甲" },
        { range: "203.0.113.24", owner: "甲" },
        { range: "203.0.113.0/28", owner: "甲" },
        { range: "203.0.113.40", owner: "甲", from: "2021-07-01T00:00:00Z", until: "2021-06-30T00:00:00Z" },
        { range: "203.0.113.41", owner: "甲", until: "2021-06-01T00:00:00Z" },
        { range: "203.0.113.42", owner: "甲", dependsOn: "loan", dependsOnId: "3140101-03-0000999" },
        { range: "203.0.113.43", owner: "甲", dependsOn: "plan", dependsOnId: "別的" },
        {
          range: "203.0.113.44",
          owner: "甲",
          ...{ until: "2021-08-01T00:00:00Z", dependsOn: "approval", dependsOnId: "A-1" },
          dependsOnUntil: "2021-07-31T16:00:00Z",
        },
        { range: "203.0.113.50", owner: "甲" },
        { range: "203.0.113.50/32", owner: "乙" },
      ],
      remove: ["203.0.113.99"],
    };
    const { status, body: answer } = await propose(body);
    expect([status, answer.code]).toEqual([422, "change-refused"]);
    const faults = answer.faults.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`);
    expect(faults).toEqual([
      "/add/0/range private",
      "/add/1/range host-bits",
      "/add/4/until ends-before-it-begins",
      "/add/5/until ended-already",
      "/add/6/dependsOnId loan-unknown",
      "/add/7/dependsOnId plan-unknown",
      "/add/8/until outlives-support",
      "/add/10/range named-twice",
      "/remove/0 not-on-list",
      "/add/3/range overlap",
      "/add/2/range duplicate",
    ]);
    const tried = await ask(`POST ${LIST}/changes/preview`, { account: ONE, body });
    expect([tried.status, tried.body.faults.length]).toEqual([200, 11]);
    expect((await ask(`GET ${LIST}`, { account: ONE })).body.pending).toBe(0);
  });

  test("that changes nothing is refused", async () => {
    const same = { ...WHY, amend: [{ range: "203.0.113.24/32", owner: "戶政事務所" }] };
    expect((await propose(same)).body.code).toBe("nothing-to-change");
    expect((await propose(WHY)).body.code).toBe("nothing-to-change");
  });

  test("that the list has moved away from is refused by name", async () => {
    await propose({
      ...WHY,
      amend: [{ range: "203.0.113.24/32", owner: "第一戶政" }],
      remove: ["203.0.113.0/29"],
    });
    await enact({ ...WHY, amend: [{ range: "203.0.113.24/32", owner: "第二戶政" }] });
    const seen = await ask(`GET ${LIST}/changes/4`, { account: TWO });
    expect(seen.body.conflicts.map(({ code }: { code: string }) => code)).toEqual(["changed-meanwhile"]);
    const late = await ask(`POST ${LIST}/changes/4/approval`, { account: TWO });
    expect([late.status, late.body.code]).toEqual([409, "list-moved"]);
    expect(late.body.faults[0].pointer).toBe("/203.0.113.24~132");
    await ask(`POST ${LIST}/changes/4/withdrawal`, { account: ONE });
  });
});

describe("the past", () => {
  test("who was allowed at a moment, by which entry, who owned and approved it", async () => {
    const asked = (address: string, moment: string) =>
      ask(`GET ${LIST}/allowed?address=${address}&at=${moment}`, { account: ONE });
    const early = await asked("203.0.113.5", "2021-06-03T13:59:59%2B08:00");
    expect([early.status, early.body.allowed]).toEqual([200, false]);
    const then = await asked("203.0.113.5", "2021-06-03T14:05:00%2B08:00");
    expect(then.body).toMatchObject({ allowed: true, entry: { range: "203.0.113.0/29", approvedBy: TWO } });
    expect((await asked("::ffff:203.0.113.5", "2021-06-03T14:05:00%2B08:00")).body.allowed).toBe(true);
    expect((await asked("203.0.113.8", "2021-06-03T14:05:00%2B08:00")).body.allowed).toBe(false);
    const bad = await asked("203.0.113.0/29", "2021-06-03T14:05:00%2B08:00");
    expect([bad.status, bad.body.code]).toEqual([422, "invalid-input"]);
  });

  test("an emergency removal takes one person, at once, and is reviewed by another", async () => {
    await at("2021-06-04T09:00:00+08:00");
    const because = "位址遭冒用";
    const part = await ask(`POST ${LIST}/removals`, {
      account: ONE,
      body: { ranges: ["203.0.113.3"], because },
    });
    expect(part.body.faults[0]).toMatchObject({ code: "inside-another", pointer: "/ranges/0" });
    const done = await ask(`POST ${LIST}/removals`, {
      account: ONE,
      body: { ranges: ["203.0.113.0/29"], because },
    });
    expect([done.status, done.body]).toEqual([
      201,
      { number: 1, removed: 1, revision: 3, ranges: ["203.0.113.0/29"] },
    ]);
    expect(await ranges()).toEqual(["203.0.113.24/32", "2001:db8:1::/64"]);
    const review = { verdict: "justified", note: "屬實" };
    const own = await ask(`POST ${LIST}/removals/1/review`, { account: ONE, body: review });
    expect([own.status, own.body.code]).toEqual([403, "own-removal"]);
    expect((await ask(`POST ${LIST}/removals/1/review`, { account: TWO, body: review })).status).toBe(200);
    const again = await ask(`POST ${LIST}/removals/1/review`, { account: TWO, body: review });
    expect([again.status, again.body.code]).toEqual([409, "removal-reviewed"]);
  });

  test("any moment can be looked at, and an earlier revision proposed again", async () => {
    expect(await ranges("?at=2021-06-03T23:00:00%2B08:00")).toContain("203.0.113.0/29");
    expect(await ranges("?at=2021-06-01T00:00:00Z")).toEqual([]);
    const { status, body } = await ask(`POST ${LIST}/restoration`, {
      account: ONE,
      body: { revision: 2, ...WHY },
    });
    expect([status, body.difference.added, body.difference.removed]).toEqual([201, 1, 0]);
    await ask(`POST ${LIST}/changes/${body.number}/approval`, { account: TWO });
    expect(await ranges()).toEqual(["203.0.113.0/29", "203.0.113.24/32", "2001:db8:1::/64"]);
    const none = await ask(`POST ${LIST}/restoration`, { account: ONE, body: { revision: 99, ...WHY } });
    expect([none.status, none.body.code]).toEqual([404, "revision-unknown"]);
    const { rows } = (await ask(`GET ${LIST}/history?limit=200`, { account: ONE })).body;
    const own = rows.filter(({ type }: { type: string }) => !/^(Apply|Ranges|Drift)/.test(type));
    expect(own[0]).toMatchObject({ type: "ChangeApproved", by: TWO, revision: 4 });
    expect(own.at(-1)).toMatchObject({ type: "ChangeProposed", by: ONE, revision: 0 });
  });
});
