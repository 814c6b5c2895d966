// One check of docgate's health, and how a reading is graded; pure.
import type { Words } from "../shared/words.ts";

export const HEALTH_STATUSES = ["ok", "warn", "bad"] as const;
export type HealthStatus = (typeof HEALTH_STATUSES)[number];

export interface Check {
  readonly name: string;
  readonly status: HealthStatus;
  readonly words: Words;
  /** What to do about it, where there is something. */
  readonly remedy?: Words;
}

export const DAY_MS = 86_400_000;

export function graded(value: number, warn: number, bad: number): HealthStatus {
  if (value > bad) return "bad";
  return value > warn ? "warn" : "ok";
}
