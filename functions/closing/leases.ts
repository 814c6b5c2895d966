// Leases of open sessions: renewed by a decision that leaves them open and by nothing else, beside the stream where only time went
// by; pure.

import type { Verdict } from "../gate/decide.ts";
import { seatingOf } from "../sessions/gate-part.ts";
import { isLeaseDue, lastLease, leaseBeside, leaseFrom, leaseOf } from "../sessions/lease.ts";
import type { SessionRow } from "../sessions/live.ts";
import { renewalRecord, type SessionRecord } from "../sessions/session-records.ts";
import type { Circumstances } from "../shared/journal/change.ts";

/** What has to be written so that it goes on: on record, or beside it, or nothing. */
export interface GoingOn {
  readonly record?: SessionRecord;
  readonly renewal?: ReturnType<typeof leaseBeside>;
}

/** Still allowed: on record where its own deadline or its seats are others than before, or where it never had a lease. */
export function goesOn(session: SessionRow, verdict: Verdict, circumstances: Circumstances): GoingOn {
  const { reads, facts, fixedEnd } = verdict;
  const isNews = fixedEnd?.at !== session.state.closesAt?.at || !session.state.lease;
  if (isNews || seatingOf(reads, facts.at).takes.length > 0)
    return { record: renewalRecord(verdict, circumstances) };
  return lengthened(session, leaseFrom(verdict), facts.at);
}

/** Refused by the clock alone, and a regulation gives it some minutes to take its leave: until then, and no longer. */
export function takesLeave(session: SessionRow, at: Date, end: number): GoingOn {
  const lease = lastLease(session, at.toISOString(), new Date(end).toISOString());
  return (leaseOf(session)?.until ?? "") < lease.until ? lengthened(session, lease, at.toISOString()) : {};
}

function lengthened(session: SessionRow, lease: ReturnType<typeof leaseFrom>, at: string): GoingOn {
  return isLeaseDue(session, at, lease.closesAt) ? { renewal: leaseBeside(session.version, lease) } : {};
}
