// What nobody would be told of, since nothing fails by it: a key that signs for too long, a day's copy that was begun and not finished; pure.
import type { Export } from "./exports.ts";
import { keyDays, OLDEST_KEY_DAYS } from "./health.ts";

/** A copy is a day old when the next is begun, and that one may take so much longer. */
const OLDEST_COPY_MS = 30 * 3_600_000;

export function oldKey(made: Date, at: Date): string | undefined {
  const days = keyDays(at, made);
  return days < OLDEST_KEY_DAYS ? undefined : `the key that signs is ${days} days old`;
}

/** That none was ever begun is another alarm's to tell (export-failed), and no wonder on a stage's first day. */
export function unfinishedExport(exports: readonly Export[], at: Date): string | undefined {
  const isYoung = ({ of }: Export) => at.getTime() - of.getTime() < OLDEST_COPY_MS;
  if (exports.length === 0 || exports.some(each => each.status === "COMPLETED" && isYoung(each)))
    return undefined;
  const newest = exports.reduce((latest, each) => (each.of > latest.of ? each : latest));
  const why = newest.why === undefined ? "" : `, ${newest.why}`;
  return `the newest copy, of ${newest.of.toISOString()}, is ${newest.status}${why}`;
}
