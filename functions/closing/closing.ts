// Closing is asking again: the gate's own decision on the session's own question, now. What it refuses is ended on record first
// and cut in EC2 second, since whoever is cut connects again at once and must find the gate closed.

import { decide, type Verdict } from "../gate/decide.ts";
import { isAllowed } from "../gate/explain.ts";
import { type ReadStates, readingOnce, readNow } from "../gate/reads.ts";
import { sessionOf } from "../sessions/gate-part.ts";
import { endOf, isLapsed, overBecause } from "../sessions/lease.ts";
import { idOf, isThere, type SessionRow } from "../sessions/live.ts";
import { isOver, type Session } from "../sessions/session.ts";
import { endingRecord, questionAgain } from "../sessions/session-records.ts";
import { type Permit, permitGateway } from "../shared/http/permit.ts";
import { settle } from "../shared/journal/commit.ts";
import type { StreamOf } from "../shared/journal/keys.ts";
import { readRenewed, renew, withRenewals } from "../shared/journal/renewal.ts";
import { log } from "../shared/log.ts";
import { Lru } from "../shared/lru.ts";
import type { Words } from "../shared/words.ts";
import { isOnOwnServer } from "../systems/names.ts";
import { type GoingOn, goesOn, takesLeave } from "./leases.ts";
import { readingTogether } from "./reading.ts";
import { Recording } from "./recording.ts";
import type { Vpn } from "./vpn.ts";
import { drainMs, isAbout, overAt, whyClosed } from "./why-closed.ts";

export interface Closer {
  readonly vpn: Vpn;
  readonly now: () => Date;
  /** After this nothing new is begun; without it, all of it is done. */
  readonly until?: Date;
  /** How long an end may wait for its turn at EC2, if not as long as the door says; whose turn comes later is cut by the timer. */
  readonly cutWithinMs?: number;
}

/** Where time is short, no more is begun than will be done. */
const AT_ONCE = { short: 12, all: 48 } as const;
/** How far the clocks of two functions may be apart. */
const AHEAD_MS = 2_000;

/** One that fails does not keep the others open; which failed is told at the end, so that all come again. */
export async function closeAll(sessions: readonly SessionRow[], closer: Closer): Promise<void> {
  const { until, now } = closer;
  const run: ClosingRun = { ...closer, read: readingTogether(readNow), recording: new Recording() };
  const waiting = [...new Map(sessions.map(session => [session.stream, session])).values()];
  const closing: Promise<unknown>[] = [];
  const [faults, crowded, uncut]: [Error[], SessionRow[], SessionRow[]] = [[], [], []];
  const closed = (held: SessionRow, outcome: Promise<Outcome>) =>
    outcome.then(
      said => void (said === "crowded" ? crowded : said === "uncut" ? uncut : []).push(held),
      fault => void faults.push(new Error(`${held.stream}: ${String(fault)}`, { cause: fault })),
    );
  const work = async () => {
    for (let held = waiting.shift(); held; held = waiting.shift()) {
      // While what was judged goes on record with others, the next is judged.
      const judged = judge(held, run, run.read);
      closing.push(closed(held, finish(held, judged, run)));
      await judged.catch(() => {});
      if (until && until <= now()) return;
    }
  };
  await Promise.all(Array.from({ length: until ? AT_ONCE.short : AT_ONCE.all }, work));
  await Promise.all(closing);
  // Each that goes makes room for another, so one after the other, the latest first, and no more than has to go.
  crowded.sort((a, b) => (a.state.askedAt < b.state.askedAt ? 1 : -1));
  for (const held of crowded.splice(0))
    await closed(held, finish(held, judge(held, run, readNow, true), run));
  if (waiting.length > 0) log("warn", "closing-unfinished", { left: waiting.length });
  if (uncut.length > 0) log("warn", "cuts-waiting", { left: uncut.length });
  if (faults.length > 0) throw new AggregateError(faults, faults.map(({ message }) => message).join("; "));
}

/** `uncut`: ended on record, refused at every door, and waiting for its turn at EC2. */
type Outcome = "open" | "closed" | "uncut" | "crowded";

interface ClosingRun extends Closer {
  readonly read: ReadStates;
  readonly recording: Recording;
}

/** What a session is to be, and what has to go on record for it, or beside it. */
interface Judged extends GoingOn {
  readonly outcome: "open" | "closed" | "crowded";
}

const OPEN: Judged = { outcome: "open" };
const CLOSED: Judged = { outcome: "closed" };

async function judge(held: SessionRow, closer: Closer, read: ReadStates, isAlone = false): Promise<Judged> {
  if (held.state.status !== "allowed") return CLOSED;
  return judgeAgain(held, closer, { read, isAlone }).catch(async fault => {
    // One that cannot be decided stays until its deadline and no longer.
    if (!(await isPastItsEnd(held, closer.now()))) throw fault;
    const session = await readRenewed(held.stream as StreamOf<Session>);
    return isThere(session) ? judgeByDeadline(session, closer.now()) : CLOSED;
  });
}

/** On record first, with others, and then cut; judged again by itself, where it moved meanwhile. */
async function finish(held: SessionRow, judged: Promise<Judged>, run: ClosingRun): Promise<Outcome> {
  if (held.state.status === "ended" && !held.state.cut) return cut(held, run);
  let first: Promise<Judged> | undefined = judged;
  const outcome = await settle(async () => {
    const { outcome, record, renewal } = await (first ?? judge(held, run, readNow, true));
    first = undefined;
    if (record) await run.recording.add(record);
    if (renewal) await renew(held.stream, ...renewal);
    return outcome;
  });
  return outcome === "closed" && held.state.status === "allowed" ? cut(held, run) : outcome;
}

// Whom this warm function has told EC2 about already; whether EC2 did it, the timer sees.
const told = new Lru<true>(10_000);

/** Only EC2 has to be told: a broker, of VDI or of a VPN of the city's own, asks for the session and finds it ended. */
async function cut({ stream, state }: SessionRow, { vpn, cutWithinMs }: Closer): Promise<Outcome> {
  if (state.channel !== "vpn" || isOnOwnServer(state) || told.get(stream)) return "closed";
  // One that EC2 does not know yet may be about to open: it is tried again.
  const status = await vpn.end(state.endpoint, state.connection, cutWithinMs);
  if (status === "ending") told.put(stream, true);
  return status === "open" ? "uncut" : "closed";
}

interface Judging {
  readonly read: ReadStates;
  /** With everything as it is at that very moment, and not among others. */
  readonly isAlone: boolean;
}

async function judgeAgain(held: SessionRow, { now }: Closer, { read, isAlone }: Judging): Promise<Judged> {
  const at = now();
  const question = questionAgain(held);
  const own = readingOnce(read, () => true);
  const verdict = await decide(question, at.toISOString(), own);
  const session = sessionOf(verdict.reads);
  if (!isThere(session) || session.state.status !== "allowed") return CLOSED;
  // Whatever is decided now, nobody confirmed it while it was time.
  const isTooLate = isLapsed(session, at.toISOString());
  const open = () => (isTooLate ? judgeByDeadline(session, at) : OPEN);
  if (isAllowed(verdict))
    return { ...open(), ...(!isTooLate && goesOn(session, verdict, permitted(held, at))) };
  // What was recorded while this was read, or by a clock a little ahead, is not yet so at this moment, and is no ground to end. A
  // stop is one from when it is recorded on, whatever the time is.
  const soon = new Date(now().getTime() + AHEAD_MS).toISOString();
  const isStopped = verdict.refusals.some(refusal => isAbout(refusal, "stopped"));
  if (!isStopped && isAllowed(await decide(question, soon, own))) return open();
  return judgeRefused(session, verdict, { at, isTooLate, read, isAlone });
}

interface Refusing extends Judging {
  readonly at: Date;
  readonly isTooLate: boolean;
}

async function judgeRefused(
  session: SessionRow,
  verdict: Verdict,
  { at, isTooLate, read, isAlone }: Refusing,
): Promise<Judged> {
  const [{ refusals }, ends] = [verdict, endOf(session)];
  if (!isAlone && refusals.every(refusal => isAbout(refusal, "seatsLeft"))) return { outcome: "crowded" };
  const why = await whyClosed(verdict, { session: ends, at, read });
  const gone = overAt(ends) + drainMs(verdict.facts, refusals);
  if (why === "deadline" && at.getTime() < gone && !isTooLate)
    return { outcome: "open", ...takesLeave(session, at, gone) };
  const cause = (why === "deadline" ? ends.closesAt?.reason : refusals[0]?.says) ?? NO_LONGER;
  const refusedBy = refusals.map(({ policy, clause }) => ({ policy, ...(clause && { clause }) }));
  const ending = { why, cause, refusals: refusedBy };
  return { outcome: "closed", record: endingRecord(session, ending, permitted(session, at)) };
}

/** By its own deadline where that came first, or else because nobody confirmed it in time. */
function judgeByDeadline(session: SessionRow, at: Date): Judged {
  if (session.state.status !== "allowed") return CLOSED;
  const ending = { why: "deadline", cause: overBecause(session) } as const;
  return { outcome: "closed", record: endingRecord(session, ending, permitted(session, at)) };
}

async function isPastItsEnd(held: SessionRow, at: Date): Promise<boolean> {
  if (isOver(held.state, at)) return true;
  const [session = held] = await withRenewals([held]);
  return isLapsed(session, at.toISOString()) || isOver(endOf(session), at);
}

function permitted(held: SessionRow, at: Date): Permit {
  return permitGateway({ name: "closeSession", kind: "write", request: idOf(held), at });
}

const NO_LONGER: Words = { "zh-TW": "條件已不符合", en: "a condition no longer holds" };
