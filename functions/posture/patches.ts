// How far the computers that people have at home are patched, by their own reports: the day of the newest update and how long ago that is;
// pure.
import type { Day } from "../shared/time/day.ts";
import type { PATCH_STANDINGS } from "./names.ts";
import type { Posture } from "./posture.ts";

export interface Patched {
  readonly standing: (typeof PATCH_STANDINGS)[number];
  readonly updatedOn?: Day;
  /** Since the newest update. */
  readonly days?: number;
  /** That wait, where the computer can tell. */
  readonly securityUpdates?: number;
  readonly reportedAt?: string;
}

const DAY_MS = 86_400_000;

/** `most` days are no fault, one more is. What was never said is not known to be in order. */
export function patchedBy(posture: Posture | undefined, today: Day, most: number): Patched {
  const { reportedAt, details: { updatedOn, securityUpdates } = {} } = posture?.report ?? {};
  const said = {
    ...(reportedAt !== undefined && { reportedAt }),
    ...(securityUpdates !== undefined && { securityUpdates }),
  };
  if (updatedOn === undefined) return { standing: "unreported", ...said };
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(updatedOn)) / DAY_MS));
  return { standing: days > most ? "behind" : "current", updatedOn, days, ...said };
}
