// The letter binds whatever an agency adopts: adopting adds, and no sequence of adoptions takes the letter away.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Agency, type AgencyEvent, agencyLaw } from "../../functions/agencies/agency.ts";
import * as preparation from "../../functions/agencies/preparation.ts";
import { binding, limitsOf } from "../../functions/agencies/rules.ts";
import { bindingRules } from "../../functions/gate/adoption.ts";
import { explain } from "../../functions/gate/explain.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";
import { type ClauseId, PROFILE_IDS, type ProfileId } from "../../functions/shared/rules/clauses.ts";
import { profileOf } from "../../functions/shared/rules/profile.ts";
import { combine, everybodys } from "../../functions/shared/rules/profiles.ts";
import { adopting, FRIDAY, factsOf, homeDay, inOrder, question } from "./given.ts";

const NOW = "2026-11-20T01:00:00.000Z";
const LETTER = "tainan-2021";
const sets = Array.from({ length: 2 ** PROFILE_IDS.length }, (_, chosen) =>
  PROFILE_IDS.filter((_, at) => (chosen >> at) % 2 === 1),
);
const clausesOf = (profiles: readonly ProfileId[], at: string): ClauseId[] => {
  const { held, refusals } = explain(
    factsOf({ ...inOrder, ...homeDay, agency: adopting(...profiles) }, question, at),
  );
  return [...held, ...refusals.flatMap(({ clause }) => clause ?? [])];
};

describe.each([FRIDAY, NOW])("at %s", at => {
  const letters = clausesOf([LETTER], at).filter(clause => clause.startsWith(`${LETTER}/`));

  test.each(sets.map(set => [set.join() || "nothing", set] as const))(
    "with %s adopted, every clause of the letter is judged, and the others beside it",
    (_, set) => {
      const clauses = clausesOf(set, at);
      expect(letters.length).toBeGreaterThan(10);
      expect(clauses).toEqual(expect.arrayContaining(letters));
      const inForce = bindingRules(set, at).profiles;
      for (const id of inForce) expect(clauses.some(clause => clause.startsWith(`${id}/`))).toBe(true);
    },
  );
});

test.each(["stopped", "suspended", "recalled", "active", "held"] as const)(
  "whatever is adopted, the gate is closed when it is known that: %s",
  name => {
    const closed = { stopped: true, suspended: "other", recalled: true, active: false, held: "lost" };
    for (const set of sets) {
      const facts = factsOf({ ...inOrder, ...homeDay, agency: adopting(...set) }, question, NOW);
      const known = { ...facts.known, [name]: closed[name] };
      const about = explain({ ...facts, known }).refusals.filter(({ facts: read }) =>
        read.some(fact => fact.name === name),
      );
      expect([set, about.length > 0]).toEqual([set, true]);
    }
  },
);

test("a decision recorded under other regulations alone is explained again by those alone", () => {
  const facts = factsOf({ ...inOrder, ...homeDay }, question, NOW);
  const { held, refusals } = explain({ ...facts, profiles: ["yilan-hours"] });
  const cited = [...held, ...refusals.flatMap(({ clause }) => clause ?? [])];
  expect(cited.filter(clause => clause.startsWith(`${LETTER}/`))).toEqual([]);
});

test("no sequence of adoptions by whoever may adopt takes the letter away, at the gate or at the counter", () => {
  const rules = fc.record({
    profiles: fc.uniqueArray(fc.constantFrom(...PROFILE_IDS), { minLength: 1 }),
    bannedBrands: fc.constant([]),
    loanReminderDays: fc.constant([]),
  });
  fc.assert(
    fc.property(fc.array(rules, { maxLength: 6 }), sequence => {
      let agency: Agency | undefined;
      for (const adopted of sequence) {
        const drafts = attempted(() => preparation.adoptRules(adopted, NOW));
        if (drafts) agency = folded(agency, drafts);
      }
      expect(bindingRules(agency?.profiles ?? [], NOW)).toMatchObject({
        rules: "in-force",
        profiles: expect.arrayContaining([LETTER]),
      });
      if (!agency) return;
      expect(limitsOf(agency, "2026-11-20").scanTools).toEqual(["T-CLEAN"]);
      expect(binding(agency, "2026-11-20", ["tainan-2021/3.5c"])).toEqual(["tainan-2021/3.5c"]);
    }),
  );
});

test("what limits every list and report is the strictest that binds everybody, as the letter says it today", () => {
  const rules = combine([profileOf(LETTER)], "2026-11-20");
  if (rules.status !== "combined") throw new Error("the letter is not in force");
  for (const name of [
    "widestIpv4Prefix",
    "widestIpv6Prefix",
    "reportDue",
    "reportDuePrinted",
    "endOfWork",
    "unansweredDays",
    "reportReminderDays",
  ] as const)
    expect([name, everybodys(name)]).toEqual([name, rules.limits[name]]);
});

function attempted<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function folded(state: Agency | undefined, drafts: readonly [{ readonly event: AgencyEvent }]): Agency {
  const by = { person: "supervisor", agency: "office", roles: [] };
  const held = { stream: "AGENCY#office" as const, version: 0, head: GENESIS, state };
  return change(agencyLaw, held, drafts, { by, action: "test", request: "test", recordedAt: NOW }).next.state;
}
