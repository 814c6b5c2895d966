// The categories of overtime: for which causes each may be used, and until when; pure.
import type { OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import type { Day } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";

export const CAUSE_WORDS = {
  "seasonal-work": words("季節性工作", "seasonal work"),
  "periodic-work": words("週期性工作", "periodic work"),
  "special-major-project": words("特殊重大專案", "a special major project"),
  "disaster-rescue": words("搶救重大災害", "rescue in a major disaster"),
  "sudden-event": words("緊急或重大突發事件", "an urgent or major sudden event"),
  "major-project": words("重大專案業務", "a major project"),
  "urgent-need": words("急迫必要且人力調度困難", "urgent need while staff cannot be found"),
} as const satisfies Record<string, Words>;
export type Cause = keyof typeof CAUSE_WORDS;
export const CAUSES = Object.keys(CAUSE_WORDS) as readonly Cause[];

/** General overtime needs none of them (yilan-hours/2.3). */
export const CAUSES_OF: Readonly<Record<OvertimeCategory, readonly Cause[]>> = {
  general: [],
  project: [],
  seasonal: ["seasonal-work", "periodic-work"],
  "special-major": ["special-major-project"],
  "disaster-major": ["disaster-rescue", "sudden-event", "major-project"],
  "urgent-shortage": ["urgent-need"],
};

/** Whether a category may be used for that; a general assignment says its reason in words alone. */
export function isCauseOf(category: OvertimeCategory, cause: string | undefined): boolean {
  const causes: readonly string[] = CAUSES_OF[category];
  return causes.length === 0 ? cause === undefined : cause !== undefined && causes.includes(cause);
}

/** Project overtime has ended; what was recorded while it was there stays what it is (yilan-hours/2.5c). */
export function isClosed(
  category: OvertimeCategory,
  day: Day,
  { projectOvertimeLastDay: last }: Pick<Limits, "projectOvertimeLastDay">,
): boolean {
  return category === "project" && last !== null && day > last;
}
