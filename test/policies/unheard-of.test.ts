// A value that nobody knows opens nothing: every word that the gate's policies look at is compared with those they know.
import { expect, test } from "vitest";
import { explain, isAllowed } from "../../functions/gate/explain.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { PROFILE_IDS, type ProfileId } from "../../functions/shared/rules/clauses.ts";
import { factsKnown, situation } from "../../infra/local/commands/policy/cases.ts";

const named = (name: string) => situation("policies/connect", name);
/** What an agency decided about the hours outside is asked for then alone. */
const EVENING: ReturnType<typeof named> = {
  ...named("home-day"),
  officeHours: false,
  overtime: false,
  outsideHours: "allowed",
};
const SITUATIONS = [named("home-day"), named("documents-day"), EVENING];
const policies = gatePolicies();
/**
 * Codes of systems are checked before anything is asked; a computer that is not the agency's counts as somebody's own; an edition is
 * called as the firm calls it.
 */
const OTHERWISE_KNOWN = ["system", "ownership", "controlsEdition"];
/** The house makes an exception for one business of a firm, and only where its guideline binds. */
const UNDER = { business: "twse-2023" } as const satisfies Record<string, ProfileId>;

/** Some words are looked at in exchange alone, and some in document management. */
test.each(PROFILE_IDS)("%s", profile => {
  const opening = SITUATIONS.map(known => {
    const binding = known.activity === "exchange" ? [profile] : PROFILE_IDS.filter(isBinding);
    expect(isAllowed(explain(factsKnown(known, binding)))).toBe(true);
    const { reads } = policies(binding);
    const words = Object.entries(known).filter(
      ([name, value]) => typeof value === "string" && reads.has(name),
    );
    expect(words.length).toBeGreaterThan(5);
    const opened = words.filter(([name]) =>
      isAllowed(explain(factsKnown({ ...known, [name]: "unheard-of" }, binding))),
    );
    return opened.map(([name]) => name);
  });
  const nowhere = opening.reduce((some, more) => some.filter(name => more.includes(name)));
  const counts = (name: string) => (UNDER as Record<string, ProfileId>)[name] ?? profile;
  const known = (name: string) => OTHERWISE_KNOWN.includes(name) || counts(name) !== profile;
  expect(nowhere.filter(name => !known(name))).toEqual([]);

  function isBinding(id: (typeof PROFILE_IDS)[number]): boolean {
    return id === profile || id === "tainan-2021";
  }
});
