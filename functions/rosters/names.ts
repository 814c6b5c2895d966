// The words of rosters: how far a pregnancy is, as far as anybody is told; names only.

export const TIERS = ["before-28-weeks", "before-36-weeks", "from-36-weeks"] as const;
/** Why the agency sets somebody’s days itself: off the office calendar, or work of its own kind. */
export const CAP_GROUNDS = ["off-calendar", "special-work"] as const;

export type Tier = (typeof TIERS)[number];
