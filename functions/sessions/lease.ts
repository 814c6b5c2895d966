// How long an open session counts without being decided again: five minutes at most, whatever became of those who would close it; pure.

import type { Held, Renewal, Row } from "../shared/journal/change.ts";
import type { Words } from "../shared/words.ts";
import type { Session } from "./session.ts";
import type { ClosesAt, Lease } from "./session-event.ts";

export const LEASE_MS = 5 * 60_000;
/** Two runs of the timer and what they take: whom the next run misses, the one after it still finds. */
const DUE_MS = 2.5 * 60_000;
/** What ended says no more, and may be thrown away. */
const KEPT_MS = 60 * 60_000;

const LAPSED: Words = {
  "zh-TW": "連線未能在時限內重新確認",
  en: "the session was not confirmed again in time",
};

type HeldSession = Pick<Held<Session>, "state" | "renewed">;

/** A decision that leaves it open, as much of it as a lease takes. */
interface Decided {
  readonly facts: { readonly at: string };
  readonly closesAt?: ClosesAt;
  readonly fixedEnd?: ClosesAt;
}

export function leaseFrom({ facts, closesAt, fixedEnd }: Decided): Lease {
  const repeating = closesAt && closesAt.at !== fixedEnd?.at ? { closesAt } : {};
  return { until: after(facts.at), decidedAt: facts.at, ...repeating };
}

/** Of one whose deadline has passed, and to which a regulation gives until that end. */
export function lastLease(session: HeldSession, at: string, end: string): Lease {
  const { closesAt } = leaseOf(session) ?? {};
  const until = after(at);
  return { until: until < end ? until : end, decidedAt: at, ...(closesAt && { closesAt }) };
}

function after(at: string): string {
  return new Date(Date.parse(at) + LEASE_MS).toISOString();
}

/** The later of the one on record and the one beside it. */
export function leaseOf({ state, renewed }: HeldSession): Lease | undefined {
  const recorded = state?.lease;
  const beside = renewed?.body as Lease | undefined;
  return beside && !(recorded && recorded.until > beside.until) ? beside : recorded;
}

/** Over, though nobody has ended it on record. One let in before there were leases has none yet. */
export function isLapsed(session: HeldSession, at: string): boolean {
  if (session.state?.status !== "allowed") return false;
  const lease = leaseOf(session);
  return lease !== undefined && lease.until <= at;
}

/** Soon over, unless it is decided again now; or it tells of another moment than is known now. */
export function isLeaseDue(session: HeldSession, at: string, closesAt?: ClosesAt): boolean {
  const lease = leaseOf(session);
  if (!lease || lease.closesAt?.at !== closesAt?.at) return true;
  return Date.parse(lease.until) - Date.parse(at) < DUE_MS;
}

/** The earliest of its own deadline and what has to be said again before. */
export function endOf(session: HeldSession): Pick<Session, "closesAt"> {
  const [own, repeating] = [session.state?.closesAt, leaseOf(session)?.closesAt];
  const closesAt = own && repeating && repeating.at < own.at ? repeating : (own ?? repeating);
  return closesAt ? { closesAt } : {};
}

/** Its deadline, where that came first; or else nobody confirmed it. */
export function overBecause(session: HeldSession): Words {
  const [lease, { closesAt }] = [leaseOf(session), endOf(session)];
  return closesAt && !(lease && lease.until <= closesAt.at) ? closesAt.reason : LAPSED;
}

/** A session as it counts at that moment, for whoever shows it. */
export function asItCounts<Each extends Row<Session>>(held: Each, at: string): Each {
  if (held.state.status !== "allowed") return held;
  const { lease: _, closesAt: __, ...state } = held.state;
  const lease = leaseOf(held);
  const shown = { ...state, ...endOf(held) };
  if (!lease || lease.until > at) return { ...held, state: { ...shown, ...(lease && { lease }) } };
  const ended = { at: lease.until, why: "deadline", cause: overBecause(held), by: "docgate" } as const;
  return { ...held, state: { ...shown, status: "ended", ended } };
}

/** Leases are not kept: of what was, the journal knows when it was ended on record. */
export function withoutLease<State>(held: Held<State>): Held<State> {
  const session = held.state as Partial<Session> | undefined;
  if (!session?.lease) return held;
  const { lease: _, ...state } = session;
  return { ...held, state: state as State };
}

export function leaseBeside(version: number, lease: Lease): readonly [Renewal, expires: Date] {
  const until = Date.parse(lease.until);
  return [{ version, order: until, body: lease }, new Date(until + KEPT_MS)];
}

/** Everybody is asked again once in so many minutes: fewer than a lease lasts. */
export const TURNS = 4;
const MINUTE_MS = 60_000;

/** Whether it is its minute: by its name alone, so that it stays the same whoever else comes and goes. */
export function isInTurn({ stream }: Row<Session>, at: Date): boolean {
  let sum = 0;
  for (let index = 0; index < stream.length; index++) sum = (sum * 31 + stream.charCodeAt(index)) % 65_521;
  return sum % TURNS === Math.floor(at.getTime() / MINUTE_MS) % TURNS;
}
