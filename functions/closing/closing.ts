// Closing is asking again: the gate's own decision on the session's own question, now. What it refuses is ended on record first
// and cut in EC2 second, since whoever is cut connects again at once and must find the gate closed.

import { decide } from "../gate/decide.ts";
import { isAllowed } from "../gate/explain.ts";
import type { Question } from "../gate/question.ts";
import { type ReadStates, readingOnce, readNow } from "../gate/reads.ts";
import { seatingOf, sessionOf } from "../sessions/gate-part.ts";
import { idOf, isThere, type SessionRow } from "../sessions/live.ts";
import { isOver, type Session } from "../sessions/session.ts";
import { endingRecord, renewalRecord } from "../sessions/session-records.ts";
import { type Permit, permitGateway } from "../shared/http/permit.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import { read } from "../shared/journal/journal.ts";
import { log } from "../shared/log.ts";
import { Lru } from "../shared/lru.ts";
import type { Words } from "../shared/words.ts";
import type { Vpn } from "./vpn.ts";
import { drainMs, isAbout, overAt, whyClosed } from "./why-closed.ts";

export interface Closer {
  readonly vpn: Vpn;
  readonly now: () => Date;
  /** After this nothing new is begun; without it, all of it is done. */
  readonly until?: Date;
}

const AT_ONCE = 12;
/** How far the clocks of two functions may be apart. */
const AHEAD_MS = 2_000;

/** One that fails does not keep the others open; which failed is told at the end, so that all come again. */
export async function closeAll(sessions: readonly SessionRow[], closer: Closer): Promise<void> {
  const { now, until } = closer;
  const read = readingOnce(readNow);
  const once = [...new Map(sessions.map(session => [session.stream, session])).values()];
  const faults: Error[] = [];
  const crowded: SessionRow[] = [];
  const each = (held: SessionRow, alone: boolean) =>
    close(held, { ...closer, read: alone ? readNow : read, alone }).then(
      outcome => outcome === "crowded" && crowded.push(held),
      fault => faults.push(new Error(`${held.stream}: ${String(fault)}`, { cause: fault })),
    );
  const waiting = [...once];
  const work = async () => {
    for (let held = waiting.shift(); held; held = waiting.shift()) {
      await each(held, false);
      if (until && until <= now()) return;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Each that goes makes room for another, so one after the other, the latest first, and no more than has to go.
  crowded.sort((a, b) => (a.state.askedAt < b.state.askedAt ? 1 : -1));
  for (const held of crowded.splice(0)) await each(held, true);
  if (waiting.length > 0) log("warn", "closing-unfinished", { left: waiting.length });
  if (faults.length > 0) throw new AggregateError(faults, faults.map(({ message }) => message).join("; "));
}

type Outcome = "open" | "closed" | "crowded";

/** Asked among others, or alone with everything as it is at that very moment. */
interface ClosingRun extends Closer {
  readonly read: ReadStates;
  readonly alone: boolean;
}

async function close(held: SessionRow, closer: ClosingRun): Promise<Outcome> {
  const { status, cut: confirmed } = held.state;
  if (status === "ended" && !confirmed) await cut(held, closer);
  if (status !== "allowed") return "closed";
  const outcome = await settle(() => closeUnlessAllowed(held, closer)).catch(async fault => {
    // One that cannot be decided stays until its deadline and no longer.
    if (!isOver(held.state, closer.now())) throw fault;
    return settle(() => endAtDeadline(held, closer));
  });
  if (outcome === "closed") await cut(held, closer);
  return outcome;
}

// Whom this warm function has told EC2 about already; whether EC2 did it, the timer sees.
const told = new Lru<true>(10_000);

/** Only a VPN has somebody to tell: a VDI broker asks for the session and finds it ended. */
async function cut({ stream, state }: SessionRow, { vpn }: Closer): Promise<void> {
  if (state.channel !== "vpn" || told.get(stream)) return;
  // One that EC2 does not know yet may be about to open: it is tried again.
  if ((await vpn.end(state.endpoint, state.connection)) === "ending") told.put(stream, true);
}

async function closeUnlessAllowed(held: SessionRow, { now, read, alone }: ClosingRun): Promise<Outcome> {
  const at = now();
  const question = questionAgain(held);
  const own = readingOnce(read, () => true);
  const verdict = await decide(question, at.toISOString(), own);
  const session = sessionOf(verdict.reads);
  if (!isThere(session) || session.state.status !== "allowed") return "closed";
  if (isAllowed(verdict)) {
    if (verdict.closesAt?.at !== session.state.closesAt?.at || seatingOf(verdict.reads).takes.length > 0)
      await commit(renewalRecord(verdict, permitted(held, at)));
    return "open";
  }
  // What was recorded while this was read, or by a clock a little ahead, is not yet so at this moment, and is no ground to end.
  const soon = new Date(now().getTime() + AHEAD_MS).toISOString();
  if (isAllowed(await decide(question, soon, own))) return "open";
  const { refusals } = verdict;
  if (!alone && refusals.every(refusal => isAbout(refusal, "seatsLeft"))) return "crowded";
  const why = await whyClosed(verdict, { session: session.state, at });
  if (why === "deadline" && at.getTime() < overAt(session.state) + drainMs(verdict.facts, refusals))
    return "open";
  const cause = (why === "deadline" ? session.state.closesAt?.reason : refusals[0]?.says) ?? CLOSED;
  const refusedBy = refusals.map(({ policy, clause }) => ({ policy, ...(clause && { clause }) }));
  await commit(endingRecord(session, { why, cause, refusals: refusedBy }, permitted(held, at)));
  return "closed";
}

/** The same question once more, as a live session has to answer it again. */
function questionAgain(held: SessionRow): Question {
  const { person, terminal, endpoint, connection, address, question, agency } = held.state;
  return {
    ...{ session: idOf(held), person, terminal, endpoint, connection, address },
    details: question,
    agencyHint: agency,
  };
}

async function endAtDeadline(held: SessionRow, { now }: Closer): Promise<Outcome> {
  const session = await read<Session>(held.stream);
  if (!isThere(session) || session.state.status !== "allowed") return "closed";
  const ending = { why: "deadline", cause: session.state.closesAt?.reason ?? CLOSED } as const;
  await commit(endingRecord(session, ending, permitted(held, now())));
  return "closed";
}

function permitted(held: SessionRow, at: Date): Permit {
  return permitGateway({ name: "closeSession", kind: "write", request: idOf(held), at });
}

const CLOSED: Words = { "zh-TW": "條件已不符合", en: "a condition no longer holds" };
