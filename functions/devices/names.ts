// The words of own devices: how one is named, what kinds there are, how a test and a deletion are said; names only.

/** 自備設備編號: given by the register, since nobody's own computer has a property number. */
export const DEVICE_NO = /^OD-\d{8}$/;

export const DEVICE_KINDS = ["laptop", "desktop", "tablet", "phone"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** Its role at the gate: never that of a terminal of exchange. */
export const OWN_DEVICE = "own-device";

/** How the data was deleted, as whoever did it says. */
export const DELETION_METHODS = ["erased", "reinstalled", "storage-destroyed", "no-data-kept"] as const;
export type DeletionMethod = (typeof DELETION_METHODS)[number];

/** In whose name it is said that the data is gone: nothing can see that from here. */
export const DELETION_SAYERS = ["owner", "agency"] as const;
export type DeletionSayer = (typeof DELETION_SAYERS)[number];

/** Which regulations demand it at the end of home working, and where. */
export const DELETION_CLAUSES = {
  "ey-draft": "ey-draft/12.3b",
  "keelung-pregnancy": "keelung-pregnancy/4.2.3",
} as const;
export type DeletionClause = (typeof DELETION_CLAUSES)[keyof typeof DELETION_CLAUSES];
