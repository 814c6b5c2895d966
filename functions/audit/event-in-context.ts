// One event as an auditor looks at it: who wanted what, and how things stood before and after; pure.

import type { Happening, Law, Recorded } from "../shared/journal/event.ts";
import { kindOf } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";

export interface EventFilter {
  readonly kind?: string | undefined;
  readonly person?: string | undefined;
  readonly type?: string | undefined;
  /** Of whoever did it. */
  readonly agency?: string | undefined;
}

export function fits({ kind, person, type, agency }: EventFilter, { stream, event, by }: Recorded): boolean {
  return (
    (kind === undefined || kindOf(stream) === kind) &&
    (person === undefined || isSameAccount(by.person, person)) &&
    (type === undefined || event.type === type) &&
    (agency === undefined || by.agency === agency)
  );
}

/** Without what the event says: that is for whoever opens it. */
export function rowOf({
  stream,
  version,
  event,
  action,
  by,
  happenedAt,
  recordedAt,
  reason,
  request,
  hash,
}: Recorded) {
  const row = { stream, version, type: event.type, action, by, happenedAt, recordedAt, request, hash };
  return reason === undefined ? row : { ...row, reason };
}

export interface EventInContext {
  readonly recorded: Recorded;
  /** Null before the first event. */
  readonly before: unknown;
  readonly after: unknown;
  /** How many events the stream has. */
  readonly last: number;
}

export function eventInContext(
  events: readonly Recorded[],
  version: number,
  law: Law<unknown, Happening>,
): EventInContext | undefined {
  const recorded = events[version - 1];
  if (recorded?.version !== version) return undefined;
  const before = events
    .slice(0, version - 1)
    .reduce<unknown>((state, each) => law.evolve(state, each), undefined);
  return { recorded, before: before ?? null, after: law.evolve(before, recorded), last: events.length };
}
