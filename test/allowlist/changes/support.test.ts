// What an entry lives by: its end never outlasts the loan, approval or plan behind it, and a loan's due date is the journal's.
import { describe, expect, test } from "vitest";
import type { EntryTerms } from "../../../functions/allowlist/changes/check.ts";
import { parseEdits } from "../../../functions/allowlist/changes/edit.ts";
import type { EntryFacts, RawEntry } from "../../../functions/allowlist/lists/entry.ts";

const NOW = "2021-06-03T01:00:00.000Z";
const DUE = "2021-06-30T16:00:00.000Z";
const TERMINAL = "3140101-03-0000123";

const terms = (
  entries: readonly EntryFacts[] = [],
  loans: readonly (readonly [string, string])[] = [[TERMINAL, DUE]],
): EntryTerms => ({
  now: NOW,
  onList: new Map(entries.map(entry => [entry.range, entry])),
  loans: new Map(loans),
  plan: "PLAN-1",
  families: [4],
  limits: { widest: { 4: 24, 6: 64 }, documentation: "allowed" },
});

function read(
  raw: Partial<RawEntry>,
  { kind = "add", on = terms() }: { kind?: "add" | "amend" | "want"; on?: EntryTerms } = {},
) {
  const edit = {
    kind,
    raw: { range: "203.0.113.9/32", owner: "甲", ...raw },
    pointer: (field: string) => `/${field}`,
  };
  const { proposal, faults } = parseEdits([edit], { reason: "乙", document: "丙" }, on);
  return {
    entry: proposal.add[0] ?? proposal.amend[0]?.after,
    faults: faults.map(({ pointer, code }) => `${pointer} ${code}`),
  };
}
const loan = { dependsOn: "loan", dependsOnId: TERMINAL } as const;

describe("an entry that depends on a loan", () => {
  test("ends with it unless it is to end sooner", () => {
    expect(read(loan).entry).toMatchObject({
      until: DUE,
      dependsOn: { kind: "loan", id: TERMINAL, until: DUE },
    });
    expect(read({ ...loan, until: "2021-06-20T16:00:00.000Z" }).entry?.until).toBe(
      "2021-06-20T16:00:00.000Z",
    );
  });

  test("may not outlast it, nor claim that it lasts longer than it does", () => {
    expect(read({ ...loan, until: "2021-07-01T00:00:00.000Z" }).faults).toEqual(["/until outlives-support"]);
    const claimed = { ...loan, dependsOnUntil: "2021-07-31T16:00:00.000Z" };
    expect(read(claimed).faults).toEqual(["/dependsOnUntil outlives-loan"]);
  });

  test("needs a terminal that is out on loan", () => {
    expect(read(loan, { on: terms([], []) }).faults).toEqual(["/dependsOnId loan-unknown"]);
    expect(read({ dependsOn: "loan" }).faults).toEqual(["/dependsOnId support-not-named"]);
  });

  test("follows an extension of the loan when it is amended, and may cease to depend on it", () => {
    const first = { ...(read(loan).entry as EntryFacts), from: NOW };
    const later = "2021-07-31T16:00:00.000Z";
    const on = terms([first], [[TERMINAL, later]]);
    expect(read({ until: later }, { kind: "amend", on })).toMatchObject({
      faults: [],
      entry: { until: later, dependsOn: { until: later } },
    });
    const free = read({ dependsOn: null, until: null }, { kind: "amend", on });
    expect([free.faults, free.entry?.until, free.entry?.dependsOn]).toEqual([[], undefined, undefined]);
  });
});

describe("an entry that depends on something else", () => {
  test("names the plan in force, or an approval with its end", () => {
    const until = "2021-12-31T16:00:00.000Z";
    expect(read({ dependsOn: "plan", dependsOnId: "PLAN-1", dependsOnUntil: until }).entry?.until).toBe(
      until,
    );
    expect(read({ dependsOn: "plan", dependsOnId: "PLAN-0", dependsOnUntil: until }).faults).toEqual([
      "/dependsOnId plan-unknown",
    ]);
    expect(read({ dependsOn: "approval", dependsOnId: "A-1" }).faults).toEqual([
      "/dependsOnUntil support-end-missing",
    ]);
    expect(read({ dependsOn: "approval", dependsOnId: "A-1", dependsOnUntil: NOW }).faults).toEqual([
      "/until ended-already",
    ]);
  });

  test("in a whole list keeps what is written and loses what is not", () => {
    const before = { ...(read(loan).entry as EntryFacts), from: NOW };
    const bare = {
      until: null,
      dependsOn: null,
      dependsOnId: null,
      dependsOnUntil: null,
      from: null,
      sharedReason: null,
    };
    const { entry, faults } = read(bare, { kind: "want", on: terms([before]) });
    expect([faults, entry?.from, entry?.until, entry?.dependsOn]).toEqual([[], NOW, undefined, undefined]);
  });
});

test("a system that uses no IPv6 has no list for it", () => {
  expect(read({ range: "2001:db8::/64" }).faults).toEqual(["/range family-unused"]);
});
