// Which regulations bind a decision at a moment, and with which parameters; doubt about them opens nothing.

import type { Activity } from "../shared/rules/activities.ts";
import { PROFILE_IDS, type ProfileId } from "../shared/rules/clauses.ts";
import { isInForce, type Profile, profileOf } from "../shared/rules/profile.ts";
import { bindingWith, combine } from "../shared/rules/profiles.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { Deadline, Facts } from "./facts.ts";
import type { RulesStatus } from "./names.ts";
import type { SystemChannel } from "./question.ts";

/** What is done in the system that a question leads into: what binds it is what was adopted for that, and nothing else. */
export function activityOf(_through: SystemChannel | undefined): Activity {
  return "exchange";
}

/** Of those that an agency has adopted and those that bind everybody. */
export function bindingRules(
  names: readonly string[],
  at: string,
): Pick<Facts, "rules" | "profiles" | "deadlines"> {
  const adopted = bindingWith(names).map(profileOf);
  if (names.some(name => !PROFILE_IDS.some(id => id === name)))
    return { rules: "unknown-profile", profiles: [], deadlines: [] };
  const day = dayOf(at);
  const inForce = adopted.filter(profile => isInForce(profile, day));
  return {
    rules: statusOf(inForce, day),
    profiles: inForce.map(({ id }) => id),
    deadlines: adopted.flatMap(profile => changesOf(profile, day)),
  };
}

/** Each regulation's own values, so that a refusal cites the one that really refuses; what none gives is left out. */
export function parametersOf(id: ProfileId): Readonly<Record<string, Value>> {
  const given = Object.entries(profileOf(id).parameters).filter(([, { value }]) => value !== null);
  return Object.fromEntries(given.map(([name, { value }]) => [name, value as Value]));
}
type Value = string | number | boolean | readonly string[] | readonly number[];

// Whether regulations leave anything in common depends on nothing but which they are.
const statuses = new Map<string, RulesStatus>();
function statusOf(inForce: readonly Profile[], day: Day): RulesStatus {
  const key = inForce.map(({ id }) => id).join();
  const found = statuses.get(key);
  if (found) return found;
  const rules = combine(inForce, day);
  const status = rules.status === "combined" ? "in-force" : (rules.because[0]?.kind ?? "nothing-allowed");
  statuses.set(key, status);
  return status;
}

function changesOf({ effectiveFrom, effectiveTo, title }: Profile, day: Day): Deadline[] {
  const fact = "rules";
  if (effectiveFrom !== null && day < effectiveFrom) {
    const reason = { "zh-TW": `「${title["zh-TW"]}」開始生效`, en: `${title.en} comes into force` };
    return [{ at: instantOf(effectiveFrom, "00:00"), fact, reason }];
  }
  if (effectiveTo === null || effectiveTo < day) return [];
  const reason = { "zh-TW": `「${title["zh-TW"]}」失效`, en: `${title.en} ends` };
  return [{ at: endOfDay(effectiveTo), fact, reason }];
}
