// The letter binds whatever an agency adopts: adopting adds, and no sequence of adoptions takes the letter away.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confirmAdoption, declineAdoption, proposeAdoption } from "../../functions/agencies/adoption.ts";
import { type Agency, type AgencyEvent, agencyLaw, UNPREPARED } from "../../functions/agencies/agency.ts";
import { liftOverlay, setOverlay } from "../../functions/agencies/overlay.ts";
import { adoptedFor, binding, limitsOf, overlayOf } from "../../functions/agencies/rules.ts";
import { bindingRules } from "../../functions/gate/adoption.ts";
import { explain } from "../../functions/gate/explain.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";
import { ACTIVITIES } from "../../functions/shared/rules/activities.ts";
import { type ClauseId, PROFILE_IDS, type ProfileId } from "../../functions/shared/rules/clauses.ts";
import { UNITS } from "../../functions/shared/rules/parameter-catalogue.ts";
import { isLooser, PARAMETER_NAMES } from "../../functions/shared/rules/parameters.ts";
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
      const inForce = bindingRules({ names: set }, at).profiles;
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

test("no sequence of acts by one supervisor takes the letter away, at the gate or at the counter", () => {
  const ME = { person: "supervisor", at: NOW };
  const parameter = fc.constantFrom(...PARAMETER_NAMES);
  const activity = fc.constantFrom(...ACTIVITIES);
  const name = fc.constantFrom("1", "2", "earlier-tainan-2021", "earlier-ey-draft", "constructor");
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc
      .record({ profile: fc.constantFrom(...PROFILE_IDS), version: fc.constantFrom(1, 2), activity })
      .map(
        terms => (agency: Agency | undefined) =>
          proposeAdoption(agency, { ...terms, from: "2026-11-20", document: "x" }, ME),
      ),
    name.map(adoption => (agency: Agency | undefined) => confirmAdoption(agency, adoption, ME)),
    name.map(adoption => (agency: Agency | undefined) => declineAdoption(agency, adoption, "x")),
    fc
      .record({
        activity,
        parameter,
        values: fc.array(fc.constantFrom("0", "1", "60", "999", "yes", "no", "wifi", "vdi", "23:59"), {
          maxLength: 2,
        }),
        unit: fc.constantFrom(...UNITS),
      })
      .map(asked => (agency: Agency | undefined) => setOverlay(agency, { ...asked, document: "x" }, ME)),
    fc
      .record({ activity, parameter })
      .map(asked => (agency: Agency | undefined) => liftOverlay(agency, { ...asked, reason: "x" }, ME)),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), sequence => {
      const agency = sequence.reduce<Agency>((state, each) => {
        const drafts = attempted(() => each(state));
        return drafts ? folded(state, drafts) : state;
      }, UNPREPARED);
      const on = "2026-11-20";
      const names = adoptedFor(agency, { activity: "exchange", system: "household", on });
      const overlay = overlayOf(agency, "exchange");
      const bound = bindingRules({ names, overlay }, NOW);
      // One alone proposes and tightens, and neither adopts nor loosens anything: the letter binds, and all its clauses.
      expect(bound).toMatchObject({ rules: "in-force", profiles: [LETTER] });
      for (const clause of clausesOf([LETTER], NOW).filter(each => each.startsWith(LETTER)))
        expect(binding(agency, on, [clause])).toEqual([clause]);
      const limits = limitsOf(agency, on);
      const letter = limitsOf(UNPREPARED, on);
      for (const each of PARAMETER_NAMES)
        if (letter[each] !== null)
          expect([each, isLooser(each, limits[each] as never, letter[each] as never)]).toEqual([each, false]);
    }),
    { numRuns: 300 },
  );
});
type Act = (agency: Agency | undefined) => readonly [{ readonly event: AgencyEvent }];

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
