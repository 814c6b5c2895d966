// The caps of one assignment by its category of overtime: its own replace the general ones, and nothing else; pure.
import { type Words, words } from "../words.ts";
import type { Limits } from "./parameters.ts";

export const OVERTIME_WORDS = {
  general: words("一般加班", "general overtime"),
  project: words("專案加班", "project overtime"),
  seasonal: words("季節性加班", "seasonal overtime"),
  "special-major": words("特殊重大專案", "special major projects"),
  "disaster-major": words("重大災害", "major disasters"),
  "urgent-shortage": words("急迫且人力不足", "urgent work short of staff"),
} as const satisfies Record<string, Words>;
export type OvertimeCategory = keyof typeof OVERTIME_WORDS;
export const OVERTIME_CATEGORIES = Object.keys(OVERTIME_WORDS) as readonly OvertimeCategory[];

/** Null: no such cap. */
export interface OvertimeCaps {
  readonly dayMinutes: number | null;
  readonly monthMinutes: number | null;
  readonly threeMonthMinutes: number | null;
  readonly runDays: number | null;
}

const NONE: OvertimeCaps = { dayMinutes: null, monthMinutes: null, threeMonthMinutes: null, runDays: null };

/**
 * A category that no text in force has caps for frees from none: its work counts as general. What replaces is the category's own
 * cap where the text gives it one, and no cap where it says that there is none.
 */
export function capsFor(category: OvertimeCategory, limits: Limits): OvertimeCaps {
  const general = { ...NONE, dayMinutes: limits.dayMinutes, monthMinutes: limits.monthOvertimeMinutes };
  const own: Readonly<Record<OvertimeCategory, OvertimeCaps>> = {
    general,
    project: general,
    seasonal: { ...NONE, dayMinutes: limits.seasonalDayMinutes, monthMinutes: limits.seasonalMonthMinutes },
    "special-major": { ...NONE, threeMonthMinutes: limits.specialThreeMonthMinutes },
    "disaster-major": {
      ...NONE,
      dayMinutes: limits.disasterDayMinutes,
      monthMinutes: limits.disasterMonthMinutes,
    },
    "urgent-shortage": { ...NONE, monthMinutes: limits.urgentMonthMinutes, runDays: limits.urgentRunDays },
  };
  const caps = own[category];
  return Object.values(caps).every(cap => cap === null) ? general : caps;
}
