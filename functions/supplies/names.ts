// The words of supplied items, which are neither terminals nor anybody's own: how one is named, what kinds there are, how one comes back;
// names only.

/** 配發用品編號: given by the register; a property or article number is written beside it. */
export const SUPPLY_NO = /^SU-\d{8}$/;

export const SUPPLY_KINDS = [
  "monitor",
  "phone",
  "login-token",
  "encrypted-drive",
  "headset",
  "adapter",
  "other-item",
] as const;
export type SupplyKind = (typeof SUPPLY_KINDS)[number];

/** As whoever takes it back finds it; what is lost comes back no more. */
export const SUPPLY_CONDITIONS = ["in-order", "damaged", "lost"] as const;
export type SupplyCondition = (typeof SUPPLY_CONDITIONS)[number];

/** Why it is to come back. */
export const SUPPLY_DUE_CAUSES = ["home-work-ended", "day-passed", "borrower-left"] as const;
export type SupplyDueCause = (typeof SUPPLY_DUE_CAUSES)[number];
