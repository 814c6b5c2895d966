// What the catalogue names as proof of a clause is there, and what works is played on a running gateway: a planted claim is found.
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { type ClauseId, PROFILE_IDS, STATUTE_IDS } from "../../functions/shared/rules/clauses.ts";
import {
  countedByDocument,
  coverageOf,
  PROVED,
  type Proof,
  type Proved,
  standingOf,
} from "../../functions/shared/rules/coverage.ts";
import { faultsInProofs } from "../../infra/local/commands/policy/proofs.ts";
import { SCENES } from "../live/clauses/scenes.ts";

/** The whole catalogue with something else claimed of one clause. */
function planting(id: ClauseId, proof: Proof): Proved[] {
  return PROVED.map(row => (row.id === id ? { ...row, proof } : row));
}
const proofOf = (id: ClauseId) => PROVED.find(row => row.id === id)?.proof ?? {};
const working = (rows: readonly Proved[]) =>
  rows.flatMap(row => (coverageOf(row) === "works" ? [row.id] : [])).sort();
const played = SCENES.flatMap(({ proves }) => proves).sort();

test("every name in the catalogue is there", () => {
  expect(faultsInProofs(PROVED)).toEqual([]);
});

test("exactly what works is played on a running gateway", () => {
  expect(played).toEqual(working(PROVED));
});

test("all of the letter works", () => {
  expect(countedByDocument()["tainan-2021"]).toEqual({ works: 29, half: 0, missing: 0 });
});

describe("a false claim is found:", () => {
  const good = proofOf("tainan-2021/3.1b");
  test.each<readonly [string, ClauseId, Proof]>([
    ["an act that there is not", "tainan-2021/3.1b", { ...good, acts: ["holdDrill"] }],
    ["an act that changes nothing", "tainan-2021/3.1b", { ...good, acts: ["readAgency"] }],
    ["a page that there is not", "tainan-2021/3.1b", { ...good, page: "showDrill" }],
    ["a policy that there is not", "tainan-2021/3.1b", { ...good, policies: ["tainan-drill"] }],
    ["a policy of another clause", "tainan-2021/3.1b", { ...good, policies: ["tainan-borrower-only"] }],
    ["a policy that it does not name", "tainan-2021/3.1b", { ...good, policies: undefined as never }],
    ["no case of refusal", "tainan-2021/3.1b", { ...good, cases: good.cases?.slice(0, 1) ?? [] }],
    [
      "a case of another clause",
      "tainan-2021/3.1b",
      { ...good, cases: [...(good.cases ?? []), "policies/connect/DENY/tainan-2021/4a.json"] },
    ],
    ["a refusal that there is not", "tainan-2021/3.1b", { ...good, refusals: ["no-drill"] }],
    ["a refusal for another clause", "tainan-2021/3.1b", { ...good, refusals: ["scan-online"] }],
    ["a file that there is not", "tainan-2021/3.1b", { ...good, tests: ["test/drill.test.ts: x"] }],
    [
      "a title that there is not",
      "tainan-2021/3.1b",
      { ...good, tests: ["test/live/clauses/readiness.ts: a drill"] },
    ],
    [
      "a test that says nothing of it",
      "yilan-hours/2.5f",
      { tests: ["test/live/clauses/readiness.ts: tainan-2021/3.1b"] },
    ],
  ])("%s", (_, id, proof) => {
    const faults = faultsInProofs(planting(id, JSON.parse(JSON.stringify(proof)) as Proof));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every(fault => fault.startsWith(`${id}: `))).toBe(true);
  });

  test("a clause that is said to work by what is all there, and is played nowhere", () => {
    const other = proofOf("tainan-2021/2a");
    const claim = { ...other, tests: ["test/shared/rules/clauses.test.ts: finds it by its id"] };
    const rows = planting("twse-2023/2.2.7.1d", claim);
    expect(faultsInProofs(rows).join()).toContain("no scene in test/live/clauses/ plays it");
    expect(working(rows)).not.toEqual(played.filter(each => each !== "twse-2023/2.2.7.1d"));
  });

  test("a lack that is said of what is played as if it were whole", () => {
    const lacks = { "zh-TW": "缺", en: "x" };
    const rows = planting("twse-2023/2.2.7.1c", { ...proofOf("twse-2023/2.2.7.1c"), lacks });
    expect(working(rows)).not.toContain("twse-2023/2.2.7.1c");
    expect(working(rows)).not.toEqual(played);
  });
});

describe("of a clause is said", () => {
  const row = (part: "E" | "R" | "D", proof: Proof, where = "console") =>
    ({ part, where, proof }) as unknown as Omit<Proved, "id">;
  const full: Proof = { acts: ["a"], page: "p", policies: ["x"], cases: ["c"], tests: ["t"] };
  test.each<readonly [string, string, Omit<Proved, "id">]>([
    ["works", "enforced", row("E", full)],
    ["works", "enforced", row("E", { acts: ["a"], page: "p", refusals: ["r"], tests: ["t"] })],
    ["works", "enforced", row("E", { acts: ["a"], page: "p", tests: ["t"] }, "audit")],
    ["works", "recorded", row("R", { acts: ["a"], page: "p", tests: ["t"] })],
    ["works", "shown", row("D", { page: "p", tests: ["t"] })],
    ["half", "claimed", row("E", { ...full, claimed: true })],
    ["half", "not-yet", row("E", { ...full, lacks: { "zh-TW": "缺", en: "x" } })],
    ["half", "not-yet", row("E", { policies: ["x"], cases: ["c"] })],
    ["half", "not-yet", row("E", { acts: ["a"], page: "p", tests: ["t"] })],
    ["half", "not-yet", row("R", { acts: ["a"], tests: ["t"] })],
    ["half", "not-yet", row("D", {})],
    ["missing", "not-yet", row("E", {})],
    ["missing", "not-yet", row("R", {})],
  ])("%s and %s where that is all", (coverage, standing, of) => {
    expect([coverageOf(of), standingOf(of)]).toEqual([coverage, standing]);
  });
});

test("npm run policy -- coverage --json prints the counts of each document and nothing else", () => {
  const command = ["infra/local/commands/policy.ts", "coverage", "--json"];
  const printed = execFileSync(process.execPath, command, { encoding: "utf8" });
  const counted = JSON.parse(printed);
  expect(counted).toEqual(countedByDocument());
  expect(Object.keys(counted)).toEqual([...PROFILE_IDS, ...STATUTE_IDS]);
});
