// Asks the gate and has its answer on record before anybody hears it; no answer within its time, no record, no way in.

import { isOver } from "../closing/why-closed.ts";
import type { Session } from "../sessions/session.ts";
import { outcomeOf, repeatedOutcome, undecidedOutcome } from "../sessions/session-records.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { commit, Moved, settle } from "../shared/journal/commit.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { Turnstile } from "../shared/limiter.ts";
import { log } from "../shared/log.ts";
import { now } from "../shared/time/clock.ts";
import { type Asking, type Decided, decide } from "./decide.ts";
import { endUnheard } from "./expire-late-allow.ts";
import { type Explanation, isAllowed } from "./explain.ts";
import type { GateFault } from "./fault.ts";
import { Unrecorded } from "./pending-faults.ts";
import { remember } from "./reads.ts";

export type Answered =
  | { readonly allowed: boolean; readonly explanation: Explanation; readonly decided: Decided }
  | { readonly allowed: false; readonly fault: GateFault };

/** Together well inside the function's 15 seconds, which are well inside the 30 that AWS waits. */
export interface Patience {
  readonly decidingMs: number;
  readonly recordingMs: number;
}
const PATIENCE: Patience = { decidingMs: 9_000, recordingMs: 3_000 };
/** For what could not be recorded before: the answer of today waits no longer than this for it. */
const CATCHING_UP_MS = 1_000;

/** In the cloud a function has one question at a time; where one answers for everybody, the database is not to be trampled. */
const turnstile = new Turnstile(24);

const unrecorded = new Unrecorded<{ readonly asking: Asking; readonly fault: GateFault }>(20_000);

export async function ask(asking: Asking, patience: Patience = PATIENCE): Promise<Answered> {
  const until = performance.now() + patience.decidingMs;
  const deciding = turnstile.through(() => {
    // Whoever waited too long has been told no already.
    if (performance.now() >= until) throw new TooLate("its time was over before its turn came");
    return settle(() => decideAndRecord(asking));
  });
  const answer = await within(patience.decidingMs, deciding).catch(error =>
    refuse(asking, faultOf(asking, error), patience),
  );
  if (!("fault" in answer)) await within(CATCHING_UP_MS, unrecorded.again(recordFault)).catch(() => {});
  return answer;
}

/** What was not even a question is on record all the same. */
export function refuse(
  asking: Asking,
  fault: GateFault,
  { recordingMs }: Patience = PATIENCE,
): Promise<Answered> {
  const refused = { allowed: false, fault } as const;
  return within(
    recordingMs,
    turnstile.through(() => recordFault({ asking, fault })),
  ).then(
    () => refused,
    error => {
      log("error", "refusal-unrecorded", { session: asking.session, fault, error: String(error) });
      unrecorded.keep({ asking, fault });
      return refused;
    },
  );
}

async function decideAndRecord(asking: Asking): Promise<Answered> {
  const at = now();
  const permit = permitGateway({ name: "askSession", kind: "write", request: asking.session, at });
  const decided = await decide(asking, at.toISOString());
  if (decided.session.state) {
    await commit(repeatedOutcome(decided, permit));
    return { allowed: false, fault: "connection-id-used" };
  }
  await commit(outcomeOf(decided, permit));
  const { explanation, asked } = decided;
  if (isAllowed(explanation)) remember(asking.session, asked);
  // What took so long that its own time ran out meanwhile opens nothing.
  if (isOver(explanation, now())) throw new TooLate("its deadline passed before it was on record");
  return { allowed: isAllowed(explanation), explanation, decided };
}

/** A yes may have gone on record after nobody waited for it any more: then nobody heard it either. */
function recordFault({ asking, fault }: { asking: Asking; fault: GateFault }): Promise<void> {
  return settle(async () => {
    const permit = permitGateway({ name: "askSession", kind: "write", request: asking.session, at: now() });
    const session = await read<Session>(stream("SESSION", asking.session));
    if (session.state) return endUnheard(asking.session);
    const { session: _, certificate: __, agencyHint: ___, way: ____, ...asked } = asking;
    await commit(undecidedOutcome(session, { asked: { ...asked, agency: "" }, fault }, permit));
  });
}

function faultOf({ session }: Asking, error: unknown): GateFault {
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
