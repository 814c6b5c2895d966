// The rules that bind an agency on a day: the regulations it adopted, strictest wins, tightened by its own; pure.

import { Problem } from "../shared/http/problem.ts";
import type { ClauseId, ProfileId } from "../shared/rules/clauses.ts";
import { type Limits, strictest } from "../shared/rules/parameters.ts";
import { isInForce, profileOf } from "../shared/rules/profile.ts";
import { bindingWith, combine } from "../shared/rules/profiles.ts";
import type { Day } from "../shared/time/day.ts";
import type { AdoptedRules } from "./agency.ts";
import { AGENCY_PROBLEM } from "./problems.ts";

/** What an agency has adopted only adds to what binds everybody. */
export function bindingProfiles({ profiles }: Pick<AdoptedRules, "profiles">): readonly ProfileId[] {
  return bindingWith(profiles);
}

/** Throws the Problem `rules-misconfigured` where no rule is in force or rules leave nothing in common. */
export function limitsOf({ profiles, bannedBrands, loanReminderDays }: AdoptedRules, on: Day): Limits {
  const limits = combined(bindingWith(profiles), on);
  return {
    ...limits,
    bannedBrands: strictest("bannedBrands", [limits.bannedBrands ?? [], bannedBrands]),
    loanReminderDays: strictest("loanReminderDays", [limits.loanReminderDays ?? [], loanReminderDays]),
  };
}

/** As `limitsOf`, and that something of what is adopted is in force by itself. */
export function requireInForce(adopted: AdoptedRules, on: Day): void {
  combined(adopted.profiles, on);
  limitsOf(adopted, on);
}

function combined(profiles: readonly ProfileId[], on: Day): Limits {
  const rules = combine(profiles.map(profileOf), on);
  if (rules.status === "combined") return rules.limits;
  const detail = rules.because[0]?.words;
  throw new Problem(AGENCY_PROBLEM["rules-misconfigured"], detail ? { detail } : {});
}

/** Of some clauses, those that bind: a refusal cites no regulation that nobody adopted or that is not in force. */
export function binding(
  { profiles }: Pick<AdoptedRules, "profiles">,
  on: Day,
  clauses: readonly ClauseId[],
): ClauseId[] {
  const inForce = bindingWith(profiles)
    .map(profileOf)
    .filter(profile => isInForce(profile, on));
  return clauses.filter(clause =>
    inForce.some(
      ({ id, switchedOff }) => clause.startsWith(`${id}/`) && !switchedOff.some(off => off.clause === clause),
    ),
  );
}
