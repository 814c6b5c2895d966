// How a computer stands against the register of hazardous products, and what can be proposed for it; names only.

/**
 * `not-loaded`: nobody has given the register yet. `unnamed`: the make is banned or in part banned, and what is recorded of the
 * computer does not tell whether it is one of those. `near`: nearly the name of a banned make.
 */
export const PRODUCT_STANDINGS = ["clear", "not-loaded", "banned", "unnamed", "near", "excepted"] as const;
export type ProductStanding = (typeof PRODUCT_STANDINGS)[number];

export const PROPOSAL_KINDS = ["notices", "withdrawal", "exception"] as const;

/** Since when the statute forbids them; nothing earlier is judged by it. */
export const STATUTE_SINCE = "2025-12-01";
