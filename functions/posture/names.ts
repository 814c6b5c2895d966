// The words of a terminal's report: what it may claim, where its key is kept, and what of the gate its own word decides; names only.

/** What a report says of the link and the computer. */
export const CLAIM_NAMES = [
  "medium",
  "publicWifi",
  "sharedDevice",
  "antivirus",
  "compliant",
  "securityAgent",
  "appControl",
  "servicesOff",
] as const;
export type ClaimName = (typeof CLAIM_NAMES)[number];

/**
 * Where an agent keeps its key, best first: in a chip that lets nobody copy it, with the system that exports it to nobody, or in a
 * file that whoever rules the computer can read. The agent says so itself: nothing here proves it.
 */
export const KEY_PLACES = ["hardware", "not-exportable", "file"] as const;
export type KeyPlace = (typeof KEY_PLACES)[number];

/** Facts of the gate that follow from the terminal's own report, and from nobody's file. */
export const REPORTED_FACTS: ReadonlySet<string> = new Set([
  ...CLAIM_NAMES,
  "mediumSource",
  "postureMinutes",
]);

/** How a computer stands with the patch level; of one that says nothing of it nobody knows. */
export const PATCH_STANDINGS = ["current", "behind", "unreported"] as const;
