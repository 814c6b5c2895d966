// One path decides and explains; whatever goes wrong in it is a refusal with its own reason, and the order never varies.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explain, explainer, isAllowed } from "../../functions/gate/explain.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { adopting, ask, FRIDAY, factsOf, homeDay, inOrder, question } from "./given.ts";

const facts = factsOf(inOrder, question, FRIDAY);
const BEFORE_THE_LETTER = "2021-06-02T00:00:00.000Z";
const refusedBy = (explained: ReturnType<typeof explain>) => explained.refusals.map(({ policy }) => policy);

function folderOf(...texts: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "policies-"));
  writeFileSync(join(folder, "some.cedar"), texts.join("\n"));
  return folder;
}

describe("the same facts again", () => {
  const PERMIT = '@id("open") permit (principal, action, resource) when { context.channel == "vpn" };';

  test("have the same answer, and one other fact or system another", () => {
    const household =
      '@id("own") forbid (principal, action, resource) unless { resource == System::"household" };';
    const stopped = '@id("stopped") forbid (principal, action, resource) when { context.stopped };';
    const ours = explainer(() => gatePolicies(folderOf(PERMIT, household, stopped)));
    const asked = (system: string, isStopped: boolean) =>
      refusedBy(ours({ ...facts, system, known: { ...facts.known, stopped: isStopped } }));
    for (let time = 0; time < 2; time++) {
      expect(asked("household", false)).toEqual([]);
      expect(asked("household", true)).toEqual(["stopped"]);
      expect(asked("police", false)).toEqual(["own"]);
    }
  });

  test("have an answer for each person, where a policy names one", () => {
    const named = '@id("named") forbid (principal == Person::"mallory", action, resource);';
    const ours = explainer(() => gatePolicies(folderOf(PERMIT, named)));
    const asked = (person: string) => refusedBy(ours({ ...facts, person }));
    expect([asked("alice"), asked("mallory"), asked("alice")]).toEqual([[], ["named"], []]);
  });
});

describe("what goes wrong refuses", () => {
  test("the engine or the policies do not load", () => {
    const broken = explainer(() => {
      throw new Error("no engine");
    });
    expect(broken(facts)).toMatchObject({ held: [], refusals: [{ policy: "engine-failed", facts: [] }] });
  });

  test("and once they load again, it decides again", () => {
    let tries = 0;
    const recovering = explainer(() => {
      if (tries++ === 0) throw new Error("not yet");
      return gatePolicies();
    });
    expect([refusedBy(recovering(facts)), refusedBy(recovering(facts))]).toEqual([["engine-failed"], []]);
  });

  test("a policy that cannot be evaluated, even where a permit would open", () => {
    const policies = folderOf(
      '@id("open") permit (principal, action, resource);',
      '@id("broken") forbid (principal, action, resource) when { context.nothing == 1 };',
    );
    expect(refusedBy(explainer(() => gatePolicies(policies))(facts))).toEqual(["evaluation-error"]);
  });

  test("policies that permit nothing", () => {
    const policies = folderOf('@id("never") permit (principal, action, resource) when { false };');
    expect(refusedBy(explainer(() => gatePolicies(policies))(facts))).toEqual(["nothing-permits"]);
  });

  test("policies that would open to a question without facts are not used at all", () => {
    const policies = folderOf('@id("always") permit (principal, action, resource);');
    expect(refusedBy(explainer(() => gatePolicies(policies))(facts))).toEqual(["engine-failed"]);
  });

  test("a clause that is not in the catalogue", () => {
    const policies = folderOf(
      '@id("x") @clause("tainan-2021/9.9") forbid (principal, action, resource) unless { context.stopped };',
    );
    expect(refusedBy(explainer(() => gatePolicies(policies))(facts))).toEqual(["engine-failed"]);
  });

  test.each([
    [["tainan-2021", "no-such-rules"], "unknown-profile"],
    [["yilan-hours"], "no-profile-in-force", BEFORE_THE_LETTER],
    [[], "no-profile-in-force", BEFORE_THE_LETTER],
  ])("adopting %j is %s", (profiles, reason, at = FRIDAY) => {
    expect(ask({ ...inOrder, agency: adopting(...profiles) }, at)).toMatchObject({
      held: [],
      refusals: [{ policy: reason }],
    });
  });

  test("a value of the wrong kind", () => {
    const odd = { ...facts, known: { ...facts.known, seatsLeft: "many" as unknown as number } };
    expect(refusedBy(explain(odd))).toEqual(["evaluation-error"]);
  });
});

test("allowed is nothing but the absence of refusals", () => {
  const open = explain(facts);
  expect([isAllowed(open), open.refusals]).toEqual([true, []]);
  expect(isAllowed(explain({ ...facts, known: { ...facts.known, stopped: true } }))).toBe(false);
});

test("the clauses that hold are said too, and together they are all that bind", () => {
  const open = explain(facts);
  const wifi = explain({ ...facts, known: { ...facts.known, medium: "wifi" } });
  expect(open.held.filter(clause => !wifi.held.includes(clause))).toEqual(["tainan-2021/3.4b"]);
  expect(open.held.every(clause => clause.startsWith("tainan-2021/"))).toBe(true);
});

test("refusals stand in the catalogue's order, the house's own first, every time", () => {
  const nothing = factsOf(
    { ...homeDay, agency: adopting("keelung-pregnancy", "ey-draft", "tainan-2021") },
    { person: "nobody", factors: 0 },
    FRIDAY,
  );
  const names = explain(nothing).refusals.map(({ clause, policy }) => clause ?? policy);
  expect(names.slice(0, 9)).toEqual([
    "address-listed",
    "not-suspended",
    "person-free",
    "person-known",
    "system-known",
    "terminal-free",
    "terminal-known",
    "tainan-2021/3.1a",
    "tainan-2021/3.2a",
  ]);
  for (let again = 0; again < 20; again++)
    expect(explain(nothing).refusals.map(({ clause, policy }) => clause ?? policy)).toEqual(names);
});
