// A value that nobody knows opens nothing: every word that the gate's policies look at is compared with those they know.
import { expect, test } from "vitest";
import { explain, isAllowed } from "../../functions/gate/explain.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { PROFILE_IDS } from "../../functions/shared/rules/clauses.ts";
import { factsKnown, situation } from "../../infra/local/commands/policy/cases.ts";

const known = situation("policies/connect", "home-day");
const policies = gatePolicies();
/** Codes of systems are checked before anything is asked; a computer that is not the agency's counts as somebody's own. */
const OTHERWISE_KNOWN = ["system", "ownership"];

test.each(PROFILE_IDS)("%s", profile => {
  expect(isAllowed(explain(factsKnown(known, [profile])))).toBe(true);
  const { reads } = policies([profile]);
  const words = Object.entries(known).filter(([name, value]) => typeof value === "string" && reads.has(name));
  const opened = words.filter(([name]) =>
    isAllowed(explain(factsKnown({ ...known, [name]: "unheard-of" }, [profile]))),
  );
  expect(words.length).toBeGreaterThan(5);
  expect(opened.map(([name]) => name).filter(name => !OTHERWISE_KNOWN.includes(name))).toEqual([]);
});
