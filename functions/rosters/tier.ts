// How far a pregnancy is on a day, as three tiers and no more: whoever asks learns neither the expected date nor the weeks; pure.
import { weeksOn } from "../approvals/span.ts";
import { type Day, isDay } from "../shared/time/day.ts";
import { TIERS, type Tier } from "./names.ts";

export type TierOn = (day: Day) => Tier | undefined;

const [BEFORE_28, BEFORE_36, FROM_36] = TIERS;

/** Of a text that approvals keep apart. By hand, since the gate pays for this: a text without a date has no tier. */
export function tierTeller(text: string): TierOn {
  const { expectedOn } = JSON.parse(text) as { readonly expectedOn?: unknown };
  if (typeof expectedOn !== "string" || !isDay(expectedOn)) return () => undefined;
  return day => tierOf(weeksOn(day, expectedOn));
}

function tierOf(weeks: number): Tier {
  if (weeks < 28) return BEFORE_28;
  return weeks < 36 ? BEFORE_36 : FROM_36;
}
