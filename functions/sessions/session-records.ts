// What a verdict puts on record: the session's first event, the seat it takes, and everything that must not have moved; pure.

import type { Decided } from "../gate/decide.ts";
import { decisionOf } from "../gate/decision.ts";
import { isAllowed } from "../gate/explain.ts";
import type { GateFault } from "../gate/fault.ts";
import { type Change, type Circumstances, change } from "../shared/journal/change.ts";
import type { Commit } from "../shared/journal/commit.ts";
import type { Words } from "../shared/words.ts";
import { givenBack } from "./gate-part.ts";
import { type Session, sessionLaw } from "./session.ts";
import type { Asked, EndCause, RefusedBy, SessionEvent } from "./session-event.ts";

export interface Outcome extends Commit {
  readonly changes: readonly [Change<Session>, ...Change<Session>[]];
}

/** A yes holds only while nothing moved; a no is safe whatever moves, so it waits for nobody. */
export function outcomeOf(decided: Decided, circumstances: Circumstances, told?: Decided): Outcome {
  const { asked, facts, explanation, session, rested, planned, seated } = decided;
  const decision = decisionOf(facts, explanation);
  if (!isAllowed(explanation)) {
    const refused = { type: "SessionRefused", ...asked, ...decision, ...(told && toldOf(told)) } as const;
    return { changes: [changed(session, refused, circumstances)] };
  }
  const { system = "", channel = "" } = asked;
  const ended = seated.takenOver.map(each => endingOf(each, TAKEN_OVER, circumstances));
  return {
    changes: [
      changed(session, { type: "SessionAllowed", ...asked, ...decision }, circumstances),
      ...ended.flatMap(({ changes }) => changes),
    ],
    unmoved: rested,
    seats: [
      { system, channel, taken: { of: planned } },
      ...seated.takes,
      ...ended.flatMap(({ seats = [] }) => seats),
    ],
  };
}

function toldOf({ asked: { agency }, facts, explanation }: Decided) {
  return { told: { agency, ...decisionOf(facts, explanation) } };
}

/** The same id once more, whatever became of the first: it opens nothing, and it is on record. */
export function repeatedOutcome({ session, asked }: Decided, circumstances: Circumstances): Outcome {
  return { changes: [changed(session, { type: "QuestionRepeated", asked }, circumstances)] };
}

export function undecidedOutcome(
  session: Decided["session"],
  { asked, fault }: { readonly asked: Asked; readonly fault: GateFault },
  circumstances: Circumstances,
): Outcome {
  return { changes: [changed(session, { type: "SessionUndecided", fault, ...asked }, circumstances)] };
}

export interface Ending {
  readonly why: EndCause;
  readonly cause: Words;
  readonly refusals?: readonly RefusedBy[];
}

const TAKEN_OVER = {
  why: "taken-over",
  cause: {
    "zh-TW": "同一人從同一部電腦重新連線，由新的連線接替",
    en: "the same person connected again from the same computer, and the new session has its place",
  },
} as const;

/** Only of a session that is open: its seats are free from then on, and nobody gives one back twice. */
export function endingOf(
  session: Decided["session"] & { readonly state: Session },
  { why, cause, refusals = [] }: Ending,
  circumstances: Circumstances,
): Outcome {
  const { system = "", channel = "", status } = session.state;
  if (status !== "allowed") throw new Error(`${session.stream} is not open`);
  return {
    changes: [changed(session, { type: "SessionEnded", why, cause, refusals }, circumstances)],
    seats: [{ system, channel }, ...givenBack(session.stream.slice("SESSION#".length), session.state)],
  };
}

/** Still allowed, until another moment; one let in before there were such seats takes its own now. */
export function renewalOf(
  { session, explanation: { closesAt }, seated }: Decided,
  circumstances: Circumstances,
): Outcome {
  const event = { type: "SessionRenewed", ...(closesAt && { closesAt }) } as const;
  return { changes: [changed(session, event, circumstances)], seats: seated.takes };
}

/** EC2 has it no longer, or has had it without our leave. */
export function foundOf(
  session: Decided["session"],
  event: Extract<SessionEvent, { type: "CutConfirmed" | "StrayFound" }>,
  circumstances: Circumstances,
): Outcome {
  return { changes: [changed(session, event, circumstances)] };
}

function changed(
  session: Decided["session"],
  event: SessionEvent,
  circumstances: Circumstances,
): Change<Session> {
  return change(sessionLaw, session, [{ event }], circumstances);
}
