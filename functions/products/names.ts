// How a computer stands against the register of hazardous products, and what can be proposed for it; names only.

/**
 * `not-bound`: the statute is not in force yet. `not-loaded`: nobody has given the register yet. `unnamed`: the make is banned or in part banned, and what is recorded of the
 * computer does not tell whether it is one of those. `near`: nearly the name of a banned make.
 */
export const PRODUCT_STANDINGS = [
  "clear",
  "not-bound",
  "not-loaded",
  "banned",
  "unnamed",
  "near",
  "excepted",
] as const;
export type ProductStanding = (typeof PRODUCT_STANDINGS)[number];

/** Of a register that nobody has given nothing is known, and health says so; whatever else is in doubt is not used. */
export const MAY_BE_USED: readonly ProductStanding[] = ["clear", "excepted", "not-bound", "not-loaded"];

export const PROPOSAL_KINDS = ["notices", "withdrawal", "exception"] as const;

/** Nothing was judged: of neither is it said that the clause holds. */
export const UNJUDGED: readonly ProductStanding[] = ["not-bound", "not-loaded"];

/** Since when the statute forbids them; nothing earlier is judged by it. */
export const STATUTE_SINCE = "2025-12-01";
