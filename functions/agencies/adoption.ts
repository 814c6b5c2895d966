// Adopting a regulation and having it repealed: asked for by one, confirmed by another, inside the scope its own text has; pure decisions.
import { Problem, type ProblemFacts, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { isProfile } from "../shared/rules/clauses.ts";
import { isInForce, profileOf } from "../shared/rules/profile.ts";
import { bindsByItself } from "../shared/rules/profiles.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { type Agency, type AgencyEvent, UNPREPARED } from "./agency.ts";
import {
  type Adoption,
  type AdoptionTerms,
  earlierName,
  type Repeal,
  type RepealTerms,
} from "./own-rules.ts";
import { AGENCY_PROBLEM } from "./problems.ts";
import { isRepealed, type Occasion, rulesOf } from "./rules.ts";

type Drafts = readonly [Draft<AgencyEvent>];

/** Who acts, and when. */
export interface Acting {
  readonly person: string;
  readonly at: string;
}

function refusal(code: keyof typeof AGENCY_PROBLEM, facts?: ProblemFacts): Problem {
  return new Problem(AGENCY_PROBLEM[code], facts);
}

export function proposeAdoption(
  agency: Agency = UNPREPARED,
  terms: AdoptionTerms,
  { at }: Pick<Acting, "at">,
): Drafts {
  const isKnown =
    Object.values(agency.adoptions ?? {}).some(each => isOpen(each) && overlaps(agency, each, terms)) ||
    isAdoptedEarlier(agency, terms);
  requireAll(
    () => requireScope(agency, terms),
    () => requireSpan(terms, dayOf(at)),
    () => refuseAll(isKnown && refusal("adoption-known")),
  );
  requireSomethingLeft(agency, terms);
  const adoption = String(Object.keys(agency.adoptions ?? {}).length + 1);
  return [{ event: { type: "AdoptionProposed", adoption, ...terms } }];
}

/** By somebody else, and not before it is judged again: what it rests on may have changed meanwhile. */
export function confirmAdoption(agency: Agency = UNPREPARED, name: string, { person, at }: Acting): Drafts {
  const adoption = undecided(agency, name);
  const isOver = adoption.until !== undefined && adoption.until < dayOf(at);
  requireAll(
    () => refuseAll(isSameAccount(adoption.proposed.by, person) && refusal("own-adoption")),
    () => requireScope(agency, adoption),
    () => requireInForceOn(adoption),
    () => refuseAll(isOver && refusal("adoption-over")),
  );
  requireSomethingLeft(agency, adoption);
  return [{ event: { type: "AdoptionConfirmed", adoption: name } }];
}

export function declineAdoption(agency: Agency = UNPREPARED, name: string, reason: string): Drafts {
  undecided(agency, name);
  return [{ event: { type: "AdoptionDeclined", adoption: name, reason } }];
}

/** Of an adoption in force, whatever the agency would have: the center's act, and of two of its officers. */
export function proposeRepeal(
  agency: Agency = UNPREPARED,
  name: string,
  terms: RepealTerms,
  { at }: Pick<Acting, "at">,
): Drafts {
  if (!isAdopted(agency, name)) throw refusal("adoption-unknown");
  refuseAll(
    repealOf(agency, name) && refusal("repeal-known"),
    terms.from < dayOf(at) && refusal("repeal-in-the-past"),
  );
  return [{ event: { type: "RepealProposed", adoption: name, ...terms } }];
}

export function confirmRepeal(agency: Agency = UNPREPARED, name: string, { person }: Acting): Drafts {
  const repeal = undecidedRepeal(agency, name);
  if (isSameAccount(repeal.proposed.by, person)) throw refusal("own-repeal");
  return [{ event: { type: "RepealConfirmed", adoption: name } }];
}

export function declineRepeal(agency: Agency = UNPREPARED, name: string, reason: string): Drafts {
  undecidedRepeal(agency, name);
  return [{ event: { type: "RepealDeclined", adoption: name, reason } }];
}

/** Its own text says whom it binds, for what, and after what. */
function requireScope({ standing }: Agency, { profile, activity, trigger }: AdoptionTerms): void {
  const { scope } = profileOf(profile);
  if (bindsByItself(profile, activity)) throw refusal("binds-by-itself");
  requireAll(
    () => refuseAll(!scope.activities.includes(activity) && refusal("adoption-out-of-scope")),
    () => {
      if (scope.cities) requireCity(scope.cities, standing);
    },
    () =>
      refuseAll(
        scope.trigger && !trigger && refusal("trigger-missing", { clauses: [scope.trigger] }),
        !scope.trigger && trigger !== undefined && refusal("trigger-not-asked-for"),
      ),
  );
}

type Cities = NonNullable<ReturnType<typeof profileOf>["scope"]["cities"]>;

function requireCity({ names, clause }: Cities, standing: Agency["standing"]): void {
  if (!standing) throw refusal("agency-not-described", { clauses: [clause] });
  if (!names.includes(standing.city)) throw refusal("adoption-out-of-scope", { clauses: [clause] });
}

function requireSpan(terms: AdoptionTerms, today: string): void {
  const { from, until } = terms;
  requireAll(
    () =>
      refuseAll(
        from < today && refusal("adoption-in-the-past"),
        until !== undefined && until < from && refusal("adoption-ends-first"),
      ),
    () => requireInForceOn(terms),
  );
}

function requireInForceOn({ profile: id, version, from }: AdoptionTerms): void {
  const profile = profileOf(id);
  if (profile.version !== version || !isInForce(profile, from)) throw refusal("version-not-in-force");
}

/** Rules that leave nothing allowed are refused now, not at the first question. */
function requireSomethingLeft(agency: Agency, terms: AdoptionTerms): void {
  const { activity, system, from } = terms;
  const said = { at: "", by: "" };
  const adoptions = { ...agency.adoptions, "": { ...terms, proposed: said, confirmed: said } };
  for (const each of system ? [system] : [...SYSTEMS]) {
    const occasion: Occasion = { activity, system: each, on: from };
    const rules = rulesOf({ ...agency, adoptions }, occasion);
    if (rules.status === "combined") continue;
    const [first] = rules.because;
    throw refusal("nothing-left-allowed", first ? { detail: first.words } : {});
  }
}

function overlaps(agency: Agency, one: Adoption, other: AdoptionTerms): boolean {
  const name = Object.entries(agency.adoptions ?? {}).find(([, each]) => each === one)?.[0] ?? "";
  return (
    one.profile === other.profile &&
    one.activity === other.activity &&
    (one.system === undefined || other.system === undefined || one.system === other.system) &&
    (one.until === undefined || other.from <= one.until) &&
    (other.until === undefined || one.from <= other.until) &&
    !isRepealed(agency, name, other.from)
  );
}

function isOpen({ declined }: Adoption): boolean {
  return declined === undefined;
}

function isAdoptedEarlier(agency: Agency, { profile, activity, from }: AdoptionTerms): boolean {
  return (
    activity === "exchange" &&
    agency.profiles.includes(profile) &&
    !isRepealed(agency, earlierName(profile), from)
  );
}

function undecided(agency: Agency, name: string): Adoption {
  const adoption = own(agency.adoptions, name);
  if (!adoption) throw refusal("adoption-unknown");
  if (adoption.confirmed || adoption.declined) throw refusal("adoption-decided");
  return adoption;
}

/** Before adoptions had numbers, the letter was among what was adopted: that one binds by itself and is no adoption. */
function isAdopted(agency: Agency, name: string): boolean {
  const earlier = agency.profiles.filter(each => isProfile(each) && !bindsByItself(each, "exchange"));
  return own(agency.adoptions, name)?.confirmed !== undefined || earlier.map(earlierName).includes(name);
}

function repealOf(agency: Agency, name: string): Repeal | undefined {
  return own(agency.repeals, name);
}

function undecidedRepeal(agency: Agency, name: string): Repeal {
  const repeal = repealOf(agency, name);
  if (!repeal) throw refusal("repeal-unknown");
  if (repeal.confirmed) throw refusal("repeal-known");
  return repeal;
}

/** A name from a path may be one that every object has. */
function own<Thing>(things: Readonly<Record<string, Thing>> | undefined, name: string): Thing | undefined {
  return things && Object.hasOwn(things, name) ? things[name] : undefined;
}
