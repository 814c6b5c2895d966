// When something happened as against when it is recorded: late entries say why, none comes from the future; pure.
import type { Draft } from "../shared/journal/change.ts";
import { type Desk, refusal } from "./step.ts";

const LATE_MS = 30 * 60 * 1000;

/** When a step was taken; left out, it happens as it is recorded. */
export interface When {
  readonly happenedAt?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * The times of an event to be recorded. What was decided meanwhile stays: a hold runs from its recording. `after` is what
 * must have come before it.
 */
export function happening(
  { happenedAt, reason }: When,
  desk: Desk,
  ...after: readonly string[]
): Pick<Draft, "reason"> & { readonly happenedAt: string } {
  const at = meant(happenedAt ?? desk.at, ...after);
  if (at > desk.at) throw refusal(desk, "happened-in-the-future");
  if (Date.parse(desk.at) - Date.parse(at) > LATE_MS && !reason) throw refusal(desk, "late-without-reason");
  return { happenedAt: at, ...(reason && { reason }) };
}

/**
 * People give times to the minute, records have seconds: a minute means some moment in it, so in the minute of what came
 * before, the first one that is not before that. Never earlier than what is on record, and never another minute.
 */
export function meant(given: string, ...after: readonly string[]): string {
  const latest = [given, ...after].sort().at(-1) ?? given;
  return latest !== given && isWholeMinute(given) && minuteOf(given) === minuteOf(latest) ? latest : given;
}

/** When something ended that began in the same minute: by the end of that minute, or by now while it lasts. */
export function endMeant(end: string, start: string, now: string): string {
  if (end > start || !isWholeMinute(end) || minuteOf(end) !== minuteOf(start)) return end;
  const last = `${minuteOf(end)}:59.999Z`;
  return last < now ? last : now;
}

function isWholeMinute(at: string): boolean {
  return at.endsWith(":00.000Z");
}

function minuteOf(at: string): string {
  return at.slice(0, "2021-06-18T09:10".length);
}
