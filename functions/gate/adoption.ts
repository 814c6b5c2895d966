// Which regulations bind a decision at a moment, and with which parameters; doubt about them opens nothing.

import { Lru } from "../shared/lru.ts";
import type { Activity } from "../shared/rules/activities.ts";
import { PROFILE_IDS, type ProfileId } from "../shared/rules/clauses.ts";
import type { Overlay } from "../shared/rules/parameters.ts";
import { isInForce, type Profile, profileOf } from "../shared/rules/profile.ts";
import { bindingWith, combine } from "../shared/rules/profiles.ts";
import { activityIn } from "../shared/rules/systems.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { Deadline, Facts } from "./facts.ts";
import type { RulesStatus } from "./names.ts";
import type { SystemChannel } from "./question.ts";

/** What is done in the system that a question leads into: what binds it is what was adopted for that, and nothing else. */
export function activityOf(through: SystemChannel | undefined): Activity {
  return activityIn(through?.system);
}

/** What was adopted for one activity, and laid down beside it. */
export interface Adopted {
  readonly names: readonly string[];
  readonly activity?: Activity;
  readonly overlay?: Overlay | undefined;
}

/** Of those that an agency has adopted and those that bind everybody. */
export function bindingRules(
  { names, activity = "exchange", overlay }: Adopted,
  at: string,
): Pick<Facts, "rules" | "profiles" | "deadlines"> {
  const adopted = bindingWith(names, activity).map(profileOf);
  if (names.some(name => !PROFILE_IDS.some(id => id === name)))
    return { rules: "unknown-profile", profiles: [], deadlines: [] };
  const day = dayOf(at);
  const inForce = adopted.filter(profile => isInForce(profile, day));
  return {
    rules: statusOf(inForce, { day, activity, overlay }),
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

/** As the policies name them: each regulation's, and under `own` what the agency laid down. */
export function parametersFor(
  profiles: readonly ProfileId[],
  overlay: Overlay | undefined,
): Readonly<Record<string, Readonly<Record<string, Value>>>> {
  const texts = Object.fromEntries(profiles.map(id => [id, parametersOf(id)]));
  return overlay ? { ...texts, own: overlay as Readonly<Record<string, Value>> } : texts;
}

/** The same for what is the same, in whatever order it was laid down. */
export function overlayKey(overlay: Overlay): string {
  return JSON.stringify(Object.entries(overlay).sort(([one], [other]) => (one < other ? -1 : 1)));
}

// Whether rules leave anything in common depends on nothing but which they are.
const MOST_STATUSES = 1_000;
const statuses = new Lru<RulesStatus>(MOST_STATUSES);
function statusOf(
  inForce: readonly Profile[],
  { day, activity, overlay = {} }: { day: Day; activity: Activity; overlay: Overlay | undefined },
): RulesStatus {
  const key = `${activity} ${inForce.map(({ id }) => id).join()} ${overlayKey(overlay)}`;
  const found = statuses.get(key);
  if (found) return found;
  const rules = combine(inForce, day, overlay, activity);
  const status = rules.status === "combined" ? "in-force" : (rules.because[0]?.kind ?? "nothing-allowed");
  return statuses.put(key, status);
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
