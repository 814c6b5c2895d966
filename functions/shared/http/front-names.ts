// What a front writes into each request that it hands on; names only.
export const FRONT_HEADERS = {
  /** By which it proves itself. */
  key: "x-docgate-front",
  /** From where it was asked. */
  address: "x-docgate-address",
  /** By which name. */
  host: "x-docgate-host",
} as const;
