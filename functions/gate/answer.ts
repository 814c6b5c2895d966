// Asks the gate and has its answer on record before anybody hears it; no answer within its time, no record, no way in.

import { type OpenSession, sessionOf } from "../sessions/gate-part.ts";
import { isOver, sessionLaw } from "../sessions/session.ts";
import { endingRecord, faultRecord, repeatRecord, verdictRecord } from "../sessions/session-records.ts";
import { type Permit, permitGateway } from "../shared/http/permit.ts";
import { commit, Moved, settle } from "../shared/journal/commit.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { Limiter } from "../shared/limiter.ts";
import { log } from "../shared/log.ts";
import { now, ticks } from "../shared/time/clock.ts";
import { decide, type Verdict } from "./decide.ts";
import { isAllowed } from "./explain.ts";
import type { GateFault } from "./fault.ts";
import type { Question } from "./question.ts";
import { remember } from "./reads.ts";

/** Together well inside the function's 15 seconds, which are well inside the 30 that AWS waits. */
interface TimeLimits {
  readonly decidingMs: number;
  readonly recordingMs: number;
  /** Between two tries, where not as everywhere. */
  readonly backOffMs?: number;
  /** How many are decided at once, where not as many as everywhere. */
  readonly places?: Limiter;
}
const LIMITS: TimeLimits = { decidingMs: 9_000, recordingMs: 3_000 };
/** For what could not be recorded before: the answer of today waits no longer than this for it. */
const CATCHING_UP_MS = 1_000;

/** In the cloud a function has one question at a time; where one answers for everybody, the database has so many at once. */
const limiter = new Limiter(24);

/** What could not be put on record when it happened, for as long as this function lives. */
export class RetryQueue<Thing> {
  readonly #most: number;
  #waiting: Thing[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Past the most, the log alone has it. */
  keep(thing: Thing): void {
    if (this.#waiting.length < this.#most) this.#waiting.push(thing);
  }

  /** One that succeeds leads to the next; the first that fails ends it, since the others would fail as well. */
  async retry(record: (thing: Thing) => Promise<void>, most = 20): Promise<void> {
    for (let tried = 0; tried < most; tried++) {
      const thing = this.#waiting.shift();
      if (thing === undefined) return;
      try {
        await record(thing);
      } catch {
        this.#waiting.unshift(thing);
        return;
      }
    }
  }
}

const pending = new RetryQueue<{ readonly question: Question; readonly fault: GateFault }>(20_000);

export async function ask(question: Question, limits: TimeLimits = LIMITS): Promise<Verdict | GateFault> {
  const until = ticks() + limits.decidingMs;
  const deciding = (limits.places ?? limiter).run(() => {
    // Whoever waited too long has been told no already.
    if (ticks() >= until) throw new TooLate("its time was over before its turn came");
    return settle(() => decideAndRecord(question), limits.backOffMs);
  });
  const answer = await within(limits.decidingMs, deciding).catch(error =>
    refuse(question, faultOf(question, error), limits),
  );
  if (typeof answer !== "string")
    await within(
      CATCHING_UP_MS,
      pending.retry(thing => recordFault(thing)),
    ).catch(() => {});
  return answer;
}

/** What was not even a question is on record all the same. */
export function refuse(
  question: Question,
  fault: GateFault,
  { recordingMs, backOffMs, places = limiter }: TimeLimits = LIMITS,
): Promise<GateFault> {
  return within(
    recordingMs,
    places.run(() => recordFault({ question, fault }, backOffMs)),
  ).then(
    () => fault,
    error => {
      log("error", "refusal-unrecorded", { session: question.session, fault, error: String(error) });
      pending.keep({ question, fault });
      return fault;
    },
  );
}

async function decideAndRecord(question: Question): Promise<Verdict | GateFault> {
  const at = now();
  const permit = permitGateway({ name: "askSession", kind: "write", request: question.session, at });
  const verdict = await decide(question, at.toISOString());
  if (sessionOf(verdict.reads).state) {
    await commit(repeatRecord(verdict, permit));
    return "connection-id-used";
  }
  await commit(verdictRecord(verdict, permit, Math.random()));
  if (isAllowed(verdict)) remember(verdict.reads);
  // What took so long that its own time ran out meanwhile opens nothing.
  if (isOver(verdict, now())) throw new TooLate("its deadline passed before it was on record");
  return verdict;
}

function recordFault(
  { question, fault }: { question: Question; fault: GateFault },
  backOffMs?: number,
): Promise<void> {
  return settle(async () => {
    const permit = permitGateway({ name: "askSession", kind: "write", request: question.session, at: now() });
    const session = await read(stream(sessionLaw, question.session));
    if (session.state) return endLateAllow({ ...session, state: session.state }, permit);
    await commit(faultRecord(session, { question, fault }, permit));
  }, backOffMs);
}

const TOO_LATE = { "zh-TW": "回答逾時，未曾開通", en: "answered too late, so it never opened" };

/** A yes may have gone on record after nobody waited for it any more: it never opens, and its seats are free at once. */
async function endLateAllow(session: OpenSession, permit: Permit): Promise<void> {
  if (session.state.status !== "allowed") return;
  await commit(endingRecord(session, { why: "never-opened", cause: TOO_LATE }, permit));
}

function faultOf({ session }: Question, error: unknown): GateFault {
  if (error instanceof Moved) {
    log("warn", "moved-too-often", { session, error: error.message });
    return "moved-too-often";
  }
  log("error", "gate-failed", { session, error: String((error as Error)?.stack ?? error).slice(0, 2_000) });
  return "gate-unavailable";
}

class TooLate extends Error {
  override readonly name = "TooLate";
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, give) => {
    timer = setTimeout(() => give(new TooLate(`nothing after ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
