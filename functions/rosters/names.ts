// The words of rosters: how far a pregnancy is, as far as anybody is told; names only.

export const TIERS = ["before-28-weeks", "before-36-weeks", "from-36-weeks"] as const;
export type Tier = (typeof TIERS)[number];
