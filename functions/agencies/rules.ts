// The rules that bind an agency on a day: the regulations it adopted, strictest wins, tightened by its own; pure.

import { Problem } from "../shared/http/problem.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { type Limits, strictest } from "../shared/rules/parameters.ts";
import { isInForce, profileOf } from "../shared/rules/profile.ts";
import { combine } from "../shared/rules/profiles.ts";
import type { Day } from "../shared/time/day.ts";
import type { AdoptedRules } from "./agency.ts";
import { AGENCY_PROBLEM } from "./problems.ts";

/** Throws the Problem `rules-misconfigured` where no rule is in force or rules leave nothing in common. */
export function limitsOf({ profiles, bannedBrands, loanReminderDays }: AdoptedRules, on: Day): Limits {
  const rules = combine(profiles.map(profileOf), on);
  if (rules.status === "misconfigured") {
    const detail = rules.because[0]?.words;
    throw new Problem(AGENCY_PROBLEM["rules-misconfigured"], detail ? { detail } : {});
  }
  const { limits } = rules;
  return {
    ...limits,
    bannedBrands: strictest("bannedBrands", [limits.bannedBrands ?? [], bannedBrands]),
    loanReminderDays: strictest("loanReminderDays", [limits.loanReminderDays ?? [], loanReminderDays]),
  };
}

/** Of some clauses, those that bind: a refusal cites no regulation that nobody adopted or that is not in force. */
export function binding(
  { profiles }: Pick<AdoptedRules, "profiles">,
  on: Day,
  clauses: readonly ClauseId[],
): ClauseId[] {
  const inForce = profiles.map(profileOf).filter(profile => isInForce(profile, on));
  return clauses.filter(clause =>
    inForce.some(
      ({ id, switchedOff }) => clause.startsWith(`${id}/`) && !switchedOff.some(off => off.clause === clause),
    ),
  );
}
