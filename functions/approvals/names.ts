// The words of applications to work from home: under which regulation, on what ground, by whom decided, how an approval ends; names only.

/** The regulations under which somebody applies to work from home. */
export const HOME_REGULATIONS = ["ey-draft", "keelung-pregnancy", "twse-2023"] as const;
export type HomeRegulation = (typeof HOME_REGULATIONS)[number];

/** Why somebody comes first in the queue (ey-draft/2.1 to 2.5), in the order of the text; it never decides. */
export const PRIORITY_GROUNDS = ["illness", "own-pregnancy", "child-care", "commute", "other"] as const;
/** Whose pregnancy it is. */
export const PREGNANCIES = ["own", "spouse"] as const;

/** What makes work fit to be done at home, as the applicant ticks it. */
export const WORK_NATURES = [
  "by-ict",
  "independent",
  "autonomous",
  "low-secrecy",
  "professional",
  "planned",
  "by-result",
  "research",
  "review",
  "no-contact-no-equipment",
] as const;
export type WorkNature = (typeof WORK_NATURES)[number];

export const PLACE_KINDS = ["residence", "other-place"] as const;

/** What the superior finds of the work, each yes or no. */
export const FINDINGS = ["noPublicContact", "noSpecialEquipment", "highAutonomy", "lowSecrecy"] as const;
export type Finding = (typeof FINDINGS)[number];

/** What an agency that decides has to weigh, each in its own words. */
export const FACTORS = ["workFactor", "ictFactor", "environmentFactor"] as const;
export type Factor = (typeof FACTORS)[number];

/** In whose name it is decided. */
export const DECIDERS = ["superior", "agency"] as const;
export type Decider = (typeof DECIDERS)[number];

export const AMENDMENTS = ["extension", "place"] as const;
export type AmendmentKind = (typeof AMENDMENTS)[number];

export const END_CAUSES = ["withdrawn", "delivery", "transfer", "left", "revoked"] as const;
export type EndCause = (typeof END_CAUSES)[number];
