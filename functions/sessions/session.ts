// The law of one session: asked once, allowed or refused with its clauses, closed again with a cause, cut by the cloud; pure.

import type { RecordedQuestion } from "../gate/question.ts";
import type { Law, Recorded } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Words } from "../shared/words.ts";
import { isOnOwnServer } from "../systems/names.ts";
import { askedBy, askedOn, askedWith, NEVER, NO_SYSTEM, openInto, UNCLOSED, UNCUT } from "./boards.ts";
import type {
  ActEvent,
  ClosesAt,
  EndCause,
  HowClosed,
  Lease,
  RefusedBy,
  SessionBroker,
  SessionEnding,
  SessionEvent,
  SignOfLife,
  Told,
} from "./session-event.ts";

export interface Session extends RecordedQuestion {
  readonly status: "allowed" | "refused" | "ended";
  readonly askedAt: string;
  /** Its own deadline: what only has to be said again now and then is in the lease. */
  readonly closesAt?: ClosesAt;
  /** Where its seat is counted; of a session from before there were shards, in the one counter there was. */
  readonly shard?: number;
  /** As of the last event; absent in one let in before there were any, until it is decided again. */
  readonly lease?: Lease;
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
  /** Who is told of its end and has to confirm it; without one it is ended on record only. */
  readonly broker?: SessionBroker;
  /** It is closed: when, how, and who said so. */
  readonly closed?: {
    readonly at: string;
    readonly how: HowClosed;
    readonly by: string;
    readonly reason?: string;
  };
  /** Its closing was said and did not hold: when it was seen after that, by what, and which closing that was. */
  readonly seenAfter?: {
    readonly at: string;
    readonly sign: SignOfLife;
    readonly closedAt: string;
    readonly by: string;
  };
  /** What was asked to be done in it; each act is an event, and here are only their number and what refused any. */
  readonly acts?: {
    readonly asked: number;
    readonly refused: number;
    /** When last, and by which account. */
    readonly at: string;
    readonly by: string;
    /** Policies and clauses, as they were told. */
    readonly refusedBy: readonly string[];
  };
  readonly repeats?: number;
  readonly stray?: true;
  /** What whoever asked was told instead, where the terminal is nothing they may know of. */
  readonly told?: Pick<Told, "agency" | "refusals">;
}

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
          ...("shard" in event && event.shard !== undefined && { shard: event.shard }),
          ...(event.type === "SessionAllowed" && event.lease && { lease: event.lease }),
          ...("broker" in event && event.broker && { broker: event.broker }),
          ...toldIn(event),
        });
      case "SessionUndecided":
        return begun(event, recorded, { status: "refused", refusals: [{ policy: event.fault }] });
      case "StrayFound":
        return ended(begun(event, recorded, { status: "ended", refusals: [], stray: true }), recorded, STRAY);
      case "QuestionRepeated":
        return { ...opened(before), repeats: (before?.repeats ?? 0) + 1 };
      case "SessionRenewed": {
        const { closesAt: _, ...rest } = opened(before);
        const { closesAt, lease } = event;
        return { ...rest, ...(closesAt && { closesAt }), ...(lease && { lease }) };
      }
      case "SessionEnded":
        return ended(opened(before), recorded, event);
      case "ActAllowed":
      case "ActRefused":
        return { ...opened(before), acts: actsWith(before?.acts, event, recorded) };
      case "CutConfirmed":
        return { ...opened(before), cut: recorded.recordedAt };
      case "CloseConfirmed": {
        const { closedAt: at, how, reason } = event;
        const closed = { at, how, by: recorded.by.person, ...(reason !== undefined && { reason }) };
        return { ...opened(before), closed };
      }
      case "SeenAfterClosing": {
        const { closed, ...rest } = opened(before);
        if (!closed) throw new Error("nobody said that it was closed");
        const { seenAt: at, sign } = event;
        return { ...rest, seenAfter: { at, sign, closedAt: closed.at, by: closed.by } };
      }
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
  boards(session, stream) {
    const { status, system = NO_SYSTEM, terminal, person, askedAt, closesAt, ended: end } = session;
    const asked = `${askedAt}#${stream}`;
    return shownOn(
      ...(status === "allowed" ? [[openInto(system), `${closesAt?.at ?? NEVER}#${stream}`] as const] : []),
      ...(isUncut(session) ? [[UNCUT, `${end?.at}#${stream}`] as const] : []),
      ...(isUnclosed(session) ? [[UNCLOSED, `${closeDueAt(session)}#${stream}`] as const] : []),
      ...(terminal ? [[askedWith(terminal), asked] as const] : []),
      ...(person ? [[askedBy(person), asked] as const] : []),
      [askedOn(dayOf(askedAt), system), asked],
    );
  },
};

/** What is on the city's own server EC2 never had, and it confirms nothing of it. */
function isUncut(session: Session): boolean {
  const { status, channel, cut } = session;
  return status === "ended" && channel === "vpn" && cut === undefined && !isOnOwnServer(session);
}

/** Ended, and the broker that opened it has not said yet that it is closed. */
export function isUnclosed({
  status,
  broker,
  closed,
}: Pick<Session, "status" | "broker" | "closed">): boolean {
  return status === "ended" && broker !== undefined && closed === undefined;
}

/** By when it has to be confirmed; of one that is not to be, never. */
export function closeDueAt({ ended, broker }: Pick<Session, "ended" | "broker">): string {
  if (!ended || !broker) return NEVER;
  return new Date(Date.parse(ended.at) + broker.seconds * 1_000).toISOString();
}

const STRAY: SessionEnding = {
  why: "fact",
  cause: { "zh-TW": "未經本閘道放行的連線", en: "a connection this gate never allowed" },
  refusals: [],
};

function begun(
  asked: RecordedQuestion,
  { recordedAt }: Recorded,
  outcome: Pick<
    Session,
    "status" | "refusals" | "closesAt" | "shard" | "lease" | "broker" | "stray" | "told"
  >,
): Session {
  const { person, terminal, system, channel, agency, endpoint, connection, address, question } = asked;
  const way = { ...(system !== undefined && { system }), ...(channel && { channel }) };
  const whom = { person, terminal, ...way, agency, endpoint, connection, address, question };
  return { ...whom, askedAt: recordedAt, ...outcome };
}

function actsWith(
  before: Session["acts"],
  event: ActEvent,
  { recordedAt: at, by }: Recorded,
): NonNullable<Session["acts"]> {
  const { asked = 0, refused = 0, refusedBy = [] } = before ?? {};
  const refusals = refusalsOf(event);
  const causes = refusals.flatMap(({ policy, clause }) => (clause ? [policy, clause] : [policy]));
  const isRefused = event.type === "ActRefused";
  return {
    asked: asked + 1,
    refused: refused + (isRefused ? 1 : 0),
    at,
    by: by.person,
    refusedBy: [...new Set([...refusedBy, ...causes])],
  };
}

/** Why an act was refused, as whoever asked was told. */
export function refusalsOf(event: ActEvent): readonly RefusedBy[] {
  if (event.type === "ActAllowed") return [];
  const { told, decision, fault } = event;
  return [...((told ?? decision)?.refusals ?? []), ...(fault ? [{ policy: fault }] : [])];
}

function toldIn(event: SessionEvent): Pick<Session, "told"> {
  if (event.type !== "SessionRefused" || !event.told) return {};
  const { agency, refusals } = event.told;
  return { told: { agency, refusals } };
}

function ended(
  { lease: _, ...session }: Session,
  { recordedAt, by }: Recorded,
  { why, cause, refusals }: SessionEnding,
): Session {
  const clause = refusals.find(each => each.clause)?.clause;
  const end = { at: recordedAt, why, cause, ...(clause && { clause }), by: by.person };
  return { ...session, status: "ended", refusals, ended: end };
}

function opened(session: Session | undefined): Session {
  if (!session) throw new Error("a session that was never asked for cannot go on");
  return session;
}

export function isOver({ closesAt }: Pick<Session, "closesAt">, at: Date): boolean {
  return closesAt !== undefined && closesAt.at <= at.toISOString();
}
