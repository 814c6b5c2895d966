// What parts of the gate count by the office calendar: said to be so where the calendar is not official yet, and not known in a year
// without one; pure.
import { isProvisional, PROVISIONAL } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { UnknownYear } from "../shared/time/unknown-year.ts";
import type { Words } from "../shared/words.ts";

/** Which days are worked may still change where the calendar is not yet official. */
export function counted(reason: Words, from: Day, to = from): Words {
  if (!isProvisional(from, to)) return reason;
  return {
    "zh-TW": `${reason["zh-TW"]}（${PROVISIONAL["zh-TW"]}）`,
    en: `${reason.en} (${PROVISIONAL.en})`,
  };
}

/** A year without a calendar leaves it unknown, so that whoever demands it refuses. */
export function unlessUnknownYear<Told>(count: () => Told): readonly Told[] {
  try {
    return [count()];
  } catch (error) {
    if (error instanceof UnknownYear) return [];
    throw error;
  }
}
