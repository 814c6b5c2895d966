// How long a browser stays logged in: half an hour of silence, a working day at most.
export const IDLE_SECONDS = 30 * 60;
export const ABSOLUTE_SECONDS = 8 * 60 * 60;

/** Seconds left to a session that somebody just used; never none, since the provider refuses a zero. */
export function secondsLeft(loggedInAt: number | undefined, now: number): number {
  if (loggedInAt === undefined) return IDLE_SECONDS;
  return Math.max(1, Math.min(IDLE_SECONDS, loggedInAt + ABSOLUTE_SECONDS - now));
}
