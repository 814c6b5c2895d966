// What can happen to a session, and what is kept of the question and its answer: enough to ask the same again, and to replay it; types only.

import type { RecordedFacts } from "../gate/facts.ts";
import type { Difference } from "../gate/names.ts";
import type { RecordedQuestion } from "../gate/question.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Words } from "../shared/words.ts";

/** Why somebody was refused: the policy that says so, with its clause where it has one. */
export interface RefusedBy {
  readonly policy: string;
  readonly clause?: ClauseId;
}

export interface ClosesAt {
  readonly at: string;
  readonly reason: Words;
}

/** How long what was decided counts unless it is decided again; renewed beside the session's stream. */
export interface Lease {
  readonly until: string;
  readonly decidedAt: string;
  /** A deadline before the session's own that is put off again and again: the link must be reported. */
  readonly closesAt?: ClosesAt;
}

/** Everything the answer rests on: replaying it needs nothing else. */
export interface Decision {
  readonly facts: RecordedFacts;
  /** The version of each regulation in force. */
  readonly versions: Readonly<Record<string, number>>;
  /** By which policies: decisions made before this was kept have none. */
  readonly policies?: string;
  readonly held: readonly ClauseId[];
  readonly refusals: readonly RefusedBy[];
  readonly closesAt?: ClosesAt;
  /** What a second set of policies, tried in shadow, would have said otherwise; it was not obeyed. */
  readonly shadow?: Difference;
}

/** What whoever asked was told instead of the truth: the same question put as if there were no such terminal. */
export interface Told extends Decision {
  readonly agency: string;
}

/**
 * `deadline`: a moment came. `fact`: something recorded closed it. `hung-up`: whoever was connected left.
 * `taken-over`: they came again from the same terminal, and the new session has its place.
 */
export const END_CAUSES = [
  "deadline",
  "fact",
  "stop",
  "ended-by-hand",
  "hung-up",
  "never-opened",
  "taken-over",
] as const;
export type EndCause = (typeof END_CAUSES)[number];

/** How a desktop or a tunnel was closed. Only `by-hand` is an administrator's to say; the others are the broker's. */
export const HOW_CLOSED = [
  "logged-off",
  "disconnected",
  "never-opened",
  "already-gone",
  // What it held open goes on as another session.
  "taken-over",
  "by-hand",
] as const;
export type HowClosed = (typeof HOW_CLOSED)[number];

/** By what a broker notices that a desktop or a tunnel is there: somebody uses it, or it answers by itself. */
export const SIGNS_OF_LIFE = ["activity", "heartbeat"] as const;
export type SignOfLife = (typeof SIGNS_OF_LIFE)[number];

/** Who has to confirm the session's end, and within how many seconds: as was agreed when it was let in. */
export interface SessionBroker {
  readonly account: string;
  readonly seconds: number;
}

/** What is to be done inside a session, one of the three, as whoever stands before the documents and trades puts it. */
export interface AskedAct {
  readonly document?: { readonly number: string; readonly classification: string } | undefined;
  readonly export?:
    | { readonly number: string; readonly important: boolean; readonly encrypted: boolean }
    | undefined;
  readonly trade?: { readonly business: string; readonly order: string } | undefined;
}

/** What the answer to an act rests on: as much as judging it again takes. */
export type ActDecision = Pick<Decision, "facts" | "policies" | "refusals" | "shadow">;

/** Why an act is refused besides what the policies say of it. */
export type ActFault = "session-not-open" | "gate-unavailable";

export interface SessionEnding {
  readonly why: EndCause;
  readonly cause: Words;
  readonly refusals: readonly RefusedBy[];
}

export type ActEvent = Extract<SessionEvent, { readonly type: "ActAllowed" | "ActRefused" }>;

export type SessionEvent =
  /**
   * `shard`: where its seat is counted and given back; absent before there were any. `broker`: absent where nobody is told of an
   * end, so that it is an end on record only.
   */
  | ({
      readonly type: "SessionAllowed";
      readonly shard?: number;
      readonly broker?: SessionBroker;
      readonly lease?: Lease;
    } & RecordedQuestion &
      Decision)
  /** `told`: only where the terminal is nothing that whoever asked may know of. */
  | ({ readonly type: "SessionRefused"; readonly told?: Told } & RecordedQuestion & Decision)
  /** Nothing could be decided, so it was refused; recorded as soon as that was possible. */
  | ({ readonly type: "SessionUndecided"; readonly fault: string } & RecordedQuestion)
  /** The same id came again: answered no, since an id that was used proves nothing about who uses it now. */
  | { readonly type: "QuestionRepeated"; readonly asked: RecordedQuestion }
  /** Asked again while it was open, and still allowed, until another moment. */
  | { readonly type: "SessionRenewed"; readonly closesAt?: ClosesAt; readonly lease?: Lease }
  | ({ readonly type: "SessionEnded" } & SessionEnding)
  | {
      readonly type: "ActAllowed";
      readonly act: string;
      readonly asked: AskedAct;
      readonly decision: ActDecision;
    }
  /** `decision`: absent where nothing could be decided. `told`: as of a session that was refused. */
  | {
      readonly type: "ActRefused";
      readonly act: string;
      readonly asked: AskedAct;
      readonly fault?: ActFault;
      readonly decision?: ActDecision;
      readonly told?: ActDecision;
    }
  /** EC2 no longer has it. */
  | { readonly type: "CutConfirmed" }
  /** The broker says that it is closed, or an administrator that somebody closed it by hand. */
  | {
      readonly type: "CloseConfirmed";
      readonly closedAt: string;
      readonly how: HowClosed;
      readonly reason?: string;
    }
  /** It was said to be closed, and its broker has seen it after that: so it is not, until that is confirmed anew. */
  | { readonly type: "SeenAfterClosing"; readonly seenAt: string; readonly sign: SignOfLife }
  /** EC2 had it open, and nobody here ever allowed it. */
  | ({ readonly type: "StrayFound" } & RecordedQuestion);
