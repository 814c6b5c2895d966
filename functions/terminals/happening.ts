// When something happened as against when it is recorded: late entries say why, none comes from the future; pure.
import type { Draft } from "../shared/journal/change.ts";
import { type Desk, refusal } from "./refusal.ts";

const LATE_MS = 30 * 60 * 1000;

/** When a step was taken; left out, it happens as it is recorded. */
export interface When {
  readonly happenedAt?: string | undefined;
  readonly reason?: string | undefined;
}

/** The times of an event to be recorded. What was decided meanwhile stays: a hold runs from its recording. */
export function happening(
  { happenedAt, reason }: When,
  desk: Desk,
): Pick<Draft, "reason"> & { readonly happenedAt: string } {
  const at = happenedAt ?? desk.at;
  if (at > desk.at) throw refusal(desk, "happened-in-the-future");
  if (Date.parse(desk.at) - Date.parse(at) > LATE_MS && !reason) throw refusal(desk, "late-without-reason");
  return { happenedAt: at, ...(reason && { reason }) };
}
