// The rules that bind an agency on a day: the regulations it adopted, strictest wins, tightened by its own; pure.
import type { ClauseId } from "../shared/clauses.ts";
import type { Day } from "../shared/day.ts";
import { strictest } from "../shared/parameters.ts";
import { Problem } from "../shared/problem.ts";
import { profileOf } from "../shared/profile.ts";
import { combine, type Rules } from "../shared/profiles.ts";
import { type AdoptedRules, type Agency, UNPREPARED } from "./agency.ts";
import { AGENCY_PROBLEM } from "./problems.ts";

/** Throws the Problem `rules-misconfigured` where no rule is in force or rules leave nothing in common. */
export function rulesOf(agency: Agency | undefined, on: Day): Rules {
  return combined(agency ?? UNPREPARED, on);
}

export function combined({ profiles, bannedBrands, loanReminderDays }: AdoptedRules, on: Day): Rules {
  const rules = combine(profiles.map(profileOf), on);
  if (rules.status === "misconfigured") {
    const detail = rules.because[0]?.words;
    throw new Problem(AGENCY_PROBLEM["rules-misconfigured"], detail ? { detail } : {});
  }
  const { limits } = rules;
  const tightened = {
    bannedBrands: strictest("bannedBrands", [limits.bannedBrands ?? [], bannedBrands]),
    loanReminderDays: strictest("loanReminderDays", [limits.loanReminderDays ?? [], loanReminderDays]),
  };
  return { ...rules, limits: { ...limits, ...tightened } };
}

/** Of the clauses behind a refusal, those that bind here: a refusal never cites a regulation nobody adopted. */
export function binding({ clauses }: Pick<Rules, "clauses">, ...ids: readonly ClauseId[]): ClauseId[] {
  return ids.filter(id => clauses.has(id));
}
