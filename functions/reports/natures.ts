// What an address is to whoever reports it; names only, so that the route table does not reach what judges addresses.

/** Only where the system itself comes from belongs on the form. */
export const NATURES = ["egress", "home", "dynamic"] as const;
export type Nature = (typeof NATURES)[number];
