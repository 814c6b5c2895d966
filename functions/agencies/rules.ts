// The rules that bind an agency for an activity on a day: what binds everybody, what it adopted, strictest wins, tightened by its own; pure.

import { Problem } from "../shared/http/problem.ts";
import type { Activity } from "../shared/rules/activities.ts";
import { type ClauseId, clauseOf, isStatute, type ProfileId } from "../shared/rules/clauses.ts";
import { type Limits, type Overlay, type Parameter, strictest } from "../shared/rules/parameters.ts";
import { isInForce, profileOf } from "../shared/rules/profile.ts";
import {
  BINDS_EVERYBODY,
  bindingWith,
  bindsFor,
  combine,
  type Misconfigured,
  type Rules,
} from "../shared/rules/profiles.ts";
import { activityIn } from "../shared/rules/systems.ts";
import type { Day } from "../shared/time/day.ts";
import type { Agency } from "./agency.ts";
import { type Adoption, earlierName, type OwnRules } from "./own-rules.ts";
import { AGENCY_PROBLEM } from "./problems.ts";

/** As much of an agency as its rules rest on. */
export type RulesOfAgency = OwnRules & Pick<Agency, "profiles"> & Partial<Omit<Agency, "profiles">>;

/** What is done, in which system where one is meant, on which day. */
export interface Occasion {
  readonly activity: Activity;
  /** Absent: no system in particular, so that what was adopted for any counts. */
  readonly system?: string | undefined;
  readonly on: Day;
}

/** The regulations that it adopted for that and has not had repealed, besides what binds everybody. */
export function adoptedFor(agency: RulesOfAgency, occasion: Occasion): readonly string[] {
  const { profiles, adoptions = {} } = agency;
  // What was adopted before there were activities was adopted for exchange, in every system.
  const earlier = occasion.activity === "exchange" ? profiles : [];
  const kept = earlier.filter(
    profile => !BINDS_EVERYBODY.includes(profile) && !isRepealed(agency, earlierName(profile), occasion.on),
  );
  const since = Object.entries(adoptions)
    .filter(([name, each]) => isMeant(each, occasion) && !isRepealed(agency, name, occasion.on))
    .map(([, { profile }]) => profile);
  return [...kept, ...since];
}

function isMeant({ confirmed, activity, system, from, until }: Adoption, occasion: Occasion): boolean {
  return (
    confirmed !== undefined &&
    activity === occasion.activity &&
    (system === undefined || occasion.system === undefined || system === occasion.system) &&
    from <= occasion.on &&
    (until === undefined || occasion.on <= until)
  );
}

export function isRepealed({ repeals }: OwnRules, name: string, on: Day): boolean {
  const repeal = repeals && Object.hasOwn(repeals, name) ? repeals[name] : undefined;
  return repeal?.confirmed !== undefined && repeal.from <= on;
}

/** The days to come on which something adopted begins to bind. */
export function startsAfter({ adoptions = {} }: OwnRules, { activity, on }: Occasion): readonly Day[] {
  return Object.values(adoptions)
    .filter(each => each.confirmed && each.activity === activity && each.from > on)
    .map(({ from }) => from);
}

/** What it laid down for an activity; undefined where that is nothing. */
export function overlayOf({ overlays = [] }: OwnRules, activity: Activity): Overlay | undefined {
  const own = overlays.filter(each => each.activity === activity);
  if (own.length === 0) return undefined;
  return Object.fromEntries(own.map(({ parameter, value }) => [parameter, value])) as Overlay;
}

/** What an agency has adopted only adds to what binds everybody. */
export function bindingProfiles(agency: RulesOfAgency, occasion: Occasion): readonly ProfileId[] {
  return bindingWith(adoptedFor(agency, occasion), occasion.activity);
}

export function rulesOf(agency: RulesOfAgency, occasion: Occasion): Rules | Misconfigured {
  const profiles = bindingProfiles(agency, occasion).map(profileOf);
  return combine(profiles, occasion.on, overlayOf(agency, occasion.activity), occasion.activity);
}

/** For what is done in the system, or else for exchange. Throws the Problem `rules-misconfigured` where no rule is in force or rules leave nothing in common. */
export function limitsOf(agency: RulesOfAgency, on: Day, system?: string): Limits {
  const rules = rulesOf(agency, { activity: activityIn(system), system, on });
  if (rules.status !== "combined") throw misconfigured(rules);
  const { limits } = rules;
  const { bannedBrands = [], loanReminderDays = [] } = agency;
  const withOwn = <Name extends Parameter>(name: Name, own: NonNullable<Limits[Name]>) =>
    strictest(name, [...(limits[name] === null ? [] : [limits[name]]), own] as never);
  return {
    ...limits,
    bannedBrands: withOwn("bannedBrands", bannedBrands),
    loanReminderDays: withOwn("loanReminderDays", loanReminderDays),
  };
}

export function misconfigured({ because: [first] }: Misconfigured): Problem {
  return new Problem(AGENCY_PROBLEM["rules-misconfigured"], first ? { detail: first.words } : {});
}

/** Of some clauses, those that bind; a statute binds by itself, and is cited by whoever found it in force. A refusal cites no regulation that nobody adopted or that is not in force. */
export function binding(
  agency: RulesOfAgency,
  on: Day,
  clauses: readonly ClauseId[],
  system?: string,
): ClauseId[] {
  const activity = activityIn(system);
  const inForce = bindingProfiles(agency, { activity, system, on })
    .map(profileOf)
    .filter(profile => isInForce(profile, on));
  return clauses.filter(
    clause =>
      isStatute(clauseOf(clause).profile) ||
      inForce.some(profile => clause.startsWith(`${profile.id}/`) && bindsFor(profile, activity, clause)),
  );
}
