// What a stop can reach, and by whose authority it is thrown; names only.
export const STOP_SCOPES = ["session", "terminal", "person", "agency", "system", "city"] as const;
export type StopScope = (typeof STOP_SCOPES)[number];

/** The highest first: it says who may lift a stop. */
export const AUTHORITIES = ["center", "administrator", "supervisor", "personnel", "records"] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** How a system's network stands: what was asked of it, and what EC2 has said it did. */
export const NETWORK_STATUSES = ["open", "cutting", "cut", "restoring", "failed"] as const;
export type NetworkStatus = (typeof NETWORK_STATUSES)[number];
