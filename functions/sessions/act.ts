// The law of an act inside a session: what the gate is asked of it, and what goes on record of its answer. An order is placed by whoever
// is logged in, and that is read from the session, never said; pure.

import type { Verdict } from "../gate/decide.ts";
import { isAllowed } from "../gate/explain.ts";
import type { Question, QuestionDetails } from "../gate/question.ts";
import { type Change, type Circumstances, change, type Row } from "../shared/journal/change.ts";
import type { Commit } from "../shared/journal/commit.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { isShared, type Shard } from "../shared/journal/keys.ts";
import { asItCounts } from "./lease.ts";
import { isOver, refusalsOf, type Session, sessionLaw } from "./session.ts";
import type { ActDecision, ActEvent, ActFault, AskedAct } from "./session-event.ts";
import { decisionOf, questionAgain } from "./session-records.ts";
import { refusalView } from "./view.ts";

/** Let in, neither ended nor past its end, confirmed in time, and its log-in still counts. */
export function isLive(session: Row<Session>, at: Date): boolean {
  const { state } = asItCounts(session, at.toISOString());
  const { loginUntil } = state.question;
  const isLoggedIn = loginUntil === undefined || at.toISOString() < loginUntil;
  return state.status === "allowed" && !isOver(state, at) && isLoggedIn;
}

/** The session's own question once more, with this act in place of what was wished for when it was asked. */
export function questionOf(asked: AskedAct, session: Row<Session>, at: Date): Question {
  const { details, ...again } = questionAgain(session);
  const { document: _, export: __, trade: ___, ...standing } = details;
  return { ...again, details: { ...standing, ...detailsOf(asked, isLive(session, at)) } };
}

function detailsOf(
  { document, export: taken, trade }: AskedAct,
  loggedIn: boolean,
): Partial<QuestionDetails> {
  if (document) return { document: { classification: document.classification } };
  if (taken) return { export: { important: taken.important, encrypted: taken.encrypted } };
  return trade ? { business: trade.business, trade: { loggedIn } } : {};
}

export interface Answered {
  readonly act: string;
  readonly asked: AskedAct;
  readonly fault?: ActFault | undefined;
  /** Absent where nothing could be decided. */
  readonly verdict?: Verdict | undefined;
  /** What whoever asked is told instead. */
  readonly told?: Verdict | undefined;
}

export interface ActRecord extends Commit {
  readonly changes: readonly [Change<Session>];
  readonly event: ActEvent;
}

/** A yes holds only while nothing moved, the session least of all; a no waits for nobody. */
export function actRecord(
  { act, asked, fault, verdict, told }: Answered,
  session: Row<Session>,
  circumstances: Circumstances,
  shard: Shard,
): ActRecord {
  const decided = verdict && { decision: actDecision(verdict) };
  const record = (event: ActEvent) => ({
    event,
    changes: [change(sessionLaw, session, [{ event }], circumstances)] as const,
  });
  if (!decided || fault || !isAllowed(verdict)) {
    const otherwise = { ...(fault && { fault }), ...(told && { told: actDecision(told) }) };
    return record({ type: "ActRefused", act, asked, ...otherwise, ...decided });
  }
  const { rested } = verdict.reads;
  return {
    ...record({ type: "ActAllowed", act, asked, ...decided }),
    unmoved: rested.filter(({ stream }) => !isShared(stream)),
    guarded: { shard, held: rested.filter(({ stream }) => isShared(stream)) },
  };
}

/** No end follows from it, so none is kept. */
function actDecision({ facts, ...explanation }: Verdict): ActDecision {
  const { facts: recorded, policies, refusals, shadow } = decisionOf(facts, explanation);
  return {
    facts: { ...recorded, deadlines: [] },
    ...(policies !== undefined && { policies }),
    refusals,
    ...(shadow && { shadow }),
  };
}

/** As whoever asked is told. */
export function actView(event: ActEvent) {
  return {
    act: event.act,
    allowed: event.type === "ActAllowed",
    refusals: refusalsOf(event).map(refusalView),
  };
}

export function isAct(recorded: Recorded): recorded is Recorded<ActEvent> {
  return recorded.event.type === "ActAllowed" || recorded.event.type === "ActRefused";
}

/** As it is on record; whoever may know the truth of the session is shown that, and not what was told. */
export function actShown({ event, recordedAt, by }: Recorded<ActEvent>, isTruth: boolean) {
  const { told: _, ...truth } = event as Extract<ActEvent, { type: "ActRefused" }>;
  return { ...actView(isTruth ? (truth as ActEvent) : event), ...event.asked, at: recordedAt, by: by.person };
}
