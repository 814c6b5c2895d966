// The law of one session: asked once, allowed or refused with its clauses, closed again with a cause, cut by the cloud; pure.
import type { ClauseId } from "../shared/clauses.ts";
import type { Law, Recorded } from "../shared/event.ts";
import type { Words } from "../shared/words.ts";
import type { RecordedFacts } from "./decision.ts";
import type { Channel } from "./known.ts";
import type { Question } from "./question.ts";
import type { Difference } from "./replay.ts";

/** What was asked, as far as it could be read; all of it is needed to ask the same again. */
export interface Asked {
  /** Empty when no name that anybody could have was given. */
  readonly person: string;
  /** Property number; empty when the certificate bears none. */
  readonly terminal: string;
  /** Absent when the endpoint serves no system. */
  readonly system?: string;
  readonly channel?: Channel;
  /** Whose terminal it is, or else whose person. */
  readonly agency: string;
  readonly endpoint: string;
  /** What the other side calls this connection; for a VPN that is the session's own id. */
  readonly connection: string;
  /** In its one form where it is an address at all. */
  readonly address: string;
  readonly question: Omit<Question, "person" | "system" | "channel">;
}

/** Why somebody was refused: the policy that says so, with its clause where it has one. */
export interface RefusedBy {
  readonly policy: string;
  readonly clause?: ClauseId;
}

export interface ClosesAt {
  readonly at: string;
  readonly reason: Words;
}

/** Everything the answer rests on: replaying it needs nothing else. */
export interface Decision {
  readonly facts: RecordedFacts;
  /** The version of each regulation in force. */
  readonly versions: Readonly<Record<string, number>>;
  readonly held: readonly ClauseId[];
  readonly refusals: readonly RefusedBy[];
  readonly closesAt?: ClosesAt;
  /** What a second set of policies, tried in shadow, would have said otherwise; it was not obeyed. */
  readonly shadow?: Difference;
}

/** `deadline`: a moment came. `fact`: something recorded closed it. `hung-up`: whoever was connected left. */
export const END_CAUSES = ["deadline", "fact", "stop", "ended-by-hand", "hung-up", "never-opened"] as const;
export type EndCause = (typeof END_CAUSES)[number];

export interface Ending {
  readonly why: EndCause;
  readonly cause: Words;
  readonly refusals: readonly RefusedBy[];
}

export type SessionEvent =
  | ({ readonly type: "SessionAllowed" } & Asked & Decision)
  | ({ readonly type: "SessionRefused" } & Asked & Decision)
  /** Nothing could be decided, so it was refused; recorded as soon as that was possible. */
  | ({ readonly type: "SessionUndecided"; readonly fault: string } & Asked)
  /** The same id came again: answered no, since an id that was used proves nothing about who uses it now. */
  | { readonly type: "QuestionRepeated"; readonly asked: Asked }
  /** Asked again while it was open, and still allowed, until another moment. */
  | { readonly type: "SessionRenewed"; readonly closesAt?: ClosesAt }
  | ({ readonly type: "SessionEnded" } & Ending)
  /** EC2 no longer has it. */
  | { readonly type: "CutConfirmed" }
  /** EC2 had it open, and nobody here ever allowed it. */
  | ({ readonly type: "StrayFound" } & Asked);

export interface Session extends Omit<Asked, "question"> {
  readonly question: Asked["question"];
  readonly status: "allowed" | "refused" | "ended";
  readonly askedAt: string;
  readonly closesAt?: ClosesAt;
  readonly refusals: readonly RefusedBy[];
  readonly ended?: {
    readonly at: string;
    readonly why: EndCause;
    readonly cause: Words;
    readonly clause?: ClauseId;
    readonly by: string;
  };
  /** When the cloud confirmed that it is cut. */
  readonly cut?: string;
  readonly repeats?: number;
  readonly stray?: true;
}

/** Where questions stand that no known system was named in. */
export const NO_SYSTEM = "unknown";
const NEVER = "9999";

/** Open ones, a partition for each system; and VPN sessions that ended and that EC2 has not confirmed to be cut. */
export const LIVE = "LIVE#";
export const UNCUT = "UNCUT";

export const sessionLaw: Law<Session, SessionEvent> = {
  kind: "SESSION",
  evolve(before, recorded) {
    const { event } = recorded;
    switch (event.type) {
      case "SessionAllowed":
      case "SessionRefused":
        return begun(event, recorded, {
          status: event.type === "SessionAllowed" ? "allowed" : "refused",
          refusals: event.refusals,
          ...(event.closesAt && { closesAt: event.closesAt }),
        });
      case "SessionUndecided":
        return begun(event, recorded, { status: "refused", refusals: [{ policy: event.fault }] });
      case "StrayFound":
        return ended(begun(event, recorded, { status: "ended", refusals: [], stray: true }), recorded, STRAY);
      case "QuestionRepeated":
        return { ...opened(before), repeats: (before?.repeats ?? 0) + 1 };
      case "SessionRenewed": {
        const { closesAt: _, ...rest } = opened(before);
        return { ...rest, ...(event.closesAt && { closesAt: event.closesAt }) };
      }
      case "SessionEnded":
        return ended(opened(before), recorded, event);
      case "CutConfirmed":
        return { ...opened(before), cut: recorded.recordedAt };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
  boards: ({ status, system = NO_SYSTEM, terminal, person, askedAt, closesAt, ...session }, stream) => ({
    ...(status === "allowed" && { board1: [LIVE + system, `${closesAt?.at ?? NEVER}#${stream}`] }),
    ...(isUncut({ status, ...session }) && { board1: [UNCUT, `${session.ended?.at}#${stream}`] }),
    ...(terminal && { board2: [`SESSION#${terminal}`, `${askedAt}#${stream}`] }),
    ...(person && { board3: [`SESSION#${person}`, `${askedAt}#${stream}`] }),
    board4: [`SESSION#${system}#${askedAt.slice(0, 10)}`, `${askedAt}#${stream}`],
  }),
};

function isUncut({ status, channel, cut }: Pick<Session, "status" | "channel" | "cut">): boolean {
  return status === "ended" && channel === "vpn" && cut === undefined;
}

const STRAY: Ending = {
  why: "fact",
  cause: { "zh-TW": "未經本閘道放行的連線", en: "a connection this gate never allowed" },
  refusals: [],
};

function begun(
  asked: Asked,
  { recordedAt }: Recorded,
  outcome: Pick<Session, "status" | "refusals" | "closesAt" | "stray">,
): Session {
  const { person, terminal, system, channel, agency, endpoint, connection, address, question } = asked;
  const way = { ...(system !== undefined && { system }), ...(channel && { channel }) };
  const whom = { person, terminal, ...way, agency, endpoint, connection, address, question };
  return { ...whom, askedAt: recordedAt, ...outcome };
}

function ended(session: Session, { recordedAt, by }: Recorded, { why, cause, refusals }: Ending): Session {
  const clause = refusals.find(each => each.clause)?.clause;
  const end = { at: recordedAt, why, cause, ...(clause && { clause }), by: by.person };
  return { ...session, status: "ended", refusals, ended: end };
}

function opened(session: Session | undefined): Session {
  if (!session) throw new Error("a session that was never asked for cannot go on");
  return session;
}
