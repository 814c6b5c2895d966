// The law of a console session: who it is, how long it lives without use and at most; pure.
import * as v from "valibot";

const IDLE_SECONDS = 30 * 60;
const ABSOLUTE_SECONDS = 8 * 60 * 60;
/** A page is read for a while before its form is sent: its token should outlive that. */
const RENEW_SECONDS = 10 * 60;
const TOUCH_SECONDS = 60;

const schema = v.object({
  /** The same from the log-in to the log-out, whatever tokens it is renewed by: by it every copy is ended. */
  id: v.pipe(v.string(), v.minLength(16)),
  token: v.string(),
  /** When the token ends, in seconds as tokens count them. */
  until: v.number(),
  life: v.number(),
  began: v.number(),
  seen: v.number(),
  person: v.string(),
  name: v.string(),
  agency: v.string(),
  roles: v.array(v.string()),
  systems: v.array(v.string()),
  mfa: v.boolean(),
});
export type ConsoleSession = v.InferOutput<typeof schema>;

/** Whose it was, however long it lay unused: a copy of it may have been in use. */
export function anySessionOf(content: unknown): ConsoleSession | undefined {
  const { success, output } = v.safeParse(schema, content);
  return success ? output : undefined;
}

export function livingSession(content: unknown, at: Date): ConsoleSession | undefined {
  const output = anySessionOf(content);
  if (!output) return undefined;
  const now = seconds(at);
  const fromFuture = output.seen > now + TOUCH_SECONDS;
  const lives = now - output.seen < IDLE_SECONDS && now - output.began < ABSOLUTE_SECONDS;
  return lives && !fromFuture ? output : undefined;
}

/** `fresh` serves; `stale` still serves but should be renewed at leisure; `ended` no longer opens the API. */
export function tokenState(session: ConsoleSession, at: Date): "fresh" | "stale" | "ended" {
  const left = session.until - seconds(at);
  if (left <= 0) return "ended";
  return left < Math.min(RENEW_SECONDS, session.life / 2) ? "stale" : "fresh";
}

/** The session as used now; undefined when it was used a moment ago and nothing need be written. */
export function usedNow(session: ConsoleSession, at: Date): ConsoleSession | undefined {
  const now = seconds(at);
  return now - session.seen < TOUCH_SECONDS ? undefined : { ...session, seen: now };
}

export function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
