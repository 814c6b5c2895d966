// What a verdict puts on record: the session's first event with all it rests on, the seats it takes, everything that must not
// have moved; and how a recorded decision comes back to be replayed. The policies tried in shadow are asked here too; pure.
import type { Verdict } from "../gate/decide.ts";
import { type Explanation, isAllowed } from "../gate/explain.ts";
import type { FactName, Facts, Known, RecordedFacts, RecordRef } from "../gate/facts.ts";
import type { GateFault } from "../gate/fault.ts";
import type { Reads } from "../gate/part.ts";
import type { Question, RecordedQuestion } from "../gate/question.ts";
import { release } from "../gate/release.ts";
import { shadow } from "../gate/replay.ts";
import { type Change, type Circumstances, change, type Held, type Row } from "../shared/journal/change.ts";
import type { Commit } from "../shared/journal/commit.ts";
import { isShared, SHARDS, type Stream } from "../shared/journal/keys.ts";
import { type SeatCounts, type ShardWithRoom, shardsWithRoom } from "../shared/journal/seats.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import { profileOf } from "../shared/rules/profile.ts";
import type { Words } from "../shared/words.ts";
import { brokerToConfirm, plannedSeats } from "../systems/gate-part.ts";
import { givenBack, type OpenSession, seatingOf, sessionOf } from "./gate-part.ts";
import { isLapsed, leaseFrom, overBecause } from "./lease.ts";
import { type Session, sessionLaw } from "./session.ts";
import type { ActDecision, Decision, EndCause, RefusedBy, SessionEvent } from "./session-event.ts";

export interface SessionRecord extends Commit {
  readonly changes: readonly [Change<Session>, ...Change<Session>[]];
}

/**
 * A yes holds only while nothing moved; a no is safe whatever moves, so it waits for nobody. By `lot`, from nought to just below
 * one, the shard is drawn: one for the seat and for the guards of all that many rest on, so that few decisions meet.
 */
export function verdictRecord(
  verdict: Verdict,
  circumstances: Circumstances,
  lot: number,
  told?: Verdict,
): SessionRecord {
  const { reads, facts } = verdict;
  const session = sessionOf(reads);
  const decided = { ...recordedQuestion(reads), ...decisionOf(facts, verdict) };
  if (!isAllowed(verdict)) {
    const refused = { type: "SessionRefused", ...decided, ...(told && toldOf(told)) } as const;
    return { changes: [changed(session, refused, circumstances)] };
  }
  const { system = "", channel = "" } = decided;
  const { takenOver, takes } = seatingOf(reads, facts.at);
  const { shard, ceiling } = shardFor(reads, takenOver, lot);
  const broker = brokerToConfirm(reads);
  const ended = takenOver.map(each =>
    endingRecord(
      each,
      isLapsed(each, facts.at) ? { why: "deadline", cause: overBecause(each) } : TAKEN_OVER,
      circumstances,
    ),
  );
  return {
    changes: [
      changed(
        session,
        { type: "SessionAllowed", shard, ...(broker && { broker }), ...decided, lease: leaseFrom(verdict) },
        circumstances,
      ),
      ...ended.flatMap(({ changes }) => changes),
    ],
    unmoved: reads.rested.filter(({ stream }) => !isShared(stream)),
    guarded: { shard, held: reads.rested.filter(({ stream }) => isShared(stream)) },
    seats: [
      { system, channel, shard, taken: { of: ceiling } },
      ...takes,
      ...ended.flatMap(({ seats = [] }) => seats),
    ],
  };
}

/** Where whoever it takes over sat, if one may still sit there; or else drawn from where there is room. */
function shardFor(reads: Reads, takenOver: readonly OpenSession[], lot: number): ShardWithRoom {
  const leaving = takenOver
    .map(({ state }) => state)
    .filter(({ system, channel }) => system === reads.through?.system && channel === reads.through?.channel);
  const room = reads.counts ? shardsWithRoom(without(leaving, reads.counts), plannedSeats(reads) ?? 0) : [];
  const [own] = room.filter(({ shard }) => leaving.some(session => session.shard === shard));
  // Where there is none after all, the database says so: then it was taken meanwhile, and the next look finds it gone.
  return own ?? room[Math.floor(lot * room.length)] ?? { shard: Math.floor(lot * SHARDS), ceiling: 0 };
}

function without(leaving: readonly Session[], { before, shards }: SeatCounts): SeatCounts {
  const of = (counter: number | undefined) => leaving.filter(({ shard }) => shard === counter).length;
  return { before: before - of(undefined), shards: shards.map((open, shard) => open - of(shard)) };
}

export function recordedQuestion({ question, through, agency }: Reads): RecordedQuestion {
  const { person, terminal, endpoint, connection, address, details } = question;
  return { person, terminal, ...through, agency, endpoint, connection, address, question: details };
}

/** The same question once more, as a live session has to answer it again. */
export function questionAgain({ stream, state }: Row<Session>): Question {
  const { person, terminal, endpoint, connection, address, question, agency } = state;
  return {
    ...{ session: stream.slice("SESSION#".length), person, terminal, endpoint, connection, address },
    details: question,
    agencyHint: agency,
  };
}

function toldOf({ reads: { agency }, facts, ...explanation }: Verdict) {
  return { told: { agency, ...decisionOf(facts, explanation) } };
}

/** The same id once more, whatever became of the first: it opens nothing, and it is on record. */
export function repeatRecord({ reads }: Verdict, circumstances: Circumstances): SessionRecord {
  const event = { type: "QuestionRepeated", asked: recordedQuestion(reads) } as const;
  return { changes: [changed(sessionOf(reads), event, circumstances)] };
}

/** Nothing could be decided, so whose affair it is nobody knows. */
export function faultRecord(
  session: Held<Session>,
  { question, fault }: { readonly question: Question; readonly fault: GateFault },
  circumstances: Circumstances,
): SessionRecord {
  const { connection, person, terminal, endpoint, address, details } = question;
  const asked = { connection, person, terminal, endpoint, address, question: details, agency: "" };
  return { changes: [changed(session, { type: "SessionUndecided", fault, ...asked }, circumstances)] };
}

export interface EndingReason {
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
export function endingRecord(
  session: OpenSession,
  { why, cause, refusals = [] }: EndingReason,
  circumstances: Circumstances,
): SessionRecord {
  const { system = "", channel = "", shard, status } = session.state;
  if (status !== "allowed") throw new Error(`${session.stream} is not open`);
  return {
    changes: [changed(session, { type: "SessionEnded", why, cause, refusals }, circumstances)],
    seats: [{ system, channel, shard }, ...givenBack(session.stream.slice("SESSION#".length), session.state)],
  };
}

/** Still allowed, until another moment; one let in before there were such seats takes its own now. */
export function renewalRecord(verdict: Verdict, circumstances: Circumstances): SessionRecord {
  const { reads, facts, fixedEnd } = verdict;
  const lease = leaseFrom(verdict);
  const event = { type: "SessionRenewed", ...(fixedEnd && { closesAt: fixedEnd }), lease } as const;
  const { takes } = seatingOf(reads, facts.at);
  return { changes: [changed(sessionOf(reads), event, circumstances)], seats: takes };
}

/** EC2 or its broker has it no longer, or EC2 has had it without our leave. */
export function foundRecord(
  session: Held<Session>,
  event: Extract<
    SessionEvent,
    { type: "CutConfirmed" | "CloseConfirmed" | "SeenAfterClosing" | "StrayFound" }
  >,
  circumstances: Circumstances,
): SessionRecord {
  return { changes: [changed(session, event, circumstances)] };
}

function changed(session: Held<Session>, event: SessionEvent, circumstances: Circumstances): Change<Session> {
  return change(sessionLaw, session, [{ event }], circumstances);
}

/** Facts that the gate has come to know since it began to record, in the order they came: as a decision from before is read. */
const CAME_LATER: readonly Partial<Known>[] = [
  { terminalSession: "none", personSession: "none" },
  { endsConfirmed: true },
  { login: "named" },
  { product: "not-loaded" },
  { endpointHours: "open" },
  { activity: "exchange" },
  {
    ...({ firmApplied: true, firmPapers: "complete", firmConsent: "given", risksAssessed: true } as const),
    ...{ trained: true, supervised: true, controlsEdition: "not-recorded" },
  },
];

export function recordedFacts({ records, ...facts }: Facts): RecordedFacts {
  const byStream = new Map<Stream, RecordRef & { readonly facts: FactName[] }>();
  for (const [name, { stream, version, saidAgainAt }] of Object.entries(records)) {
    const found = byStream.get(stream) ?? { stream, version, ...(saidAgainAt && { saidAgainAt }), facts: [] };
    found.facts.push(name as FactName);
    byStream.set(stream, found);
  }
  return { ...facts, edition: CAME_LATER.length, read: [...byStream.values()] };
}

export function factsFrom({ read, edition = 0, ...facts }: RecordedFacts): Facts {
  const later = CAME_LATER.slice(edition);
  const records: Partial<Record<FactName, RecordRef>> = {};
  for (const { facts: names, ...record } of read) for (const name of names) records[name] = record;
  if (later.length === 0) return { ...facts, records };
  return { ...facts, known: Object.assign({}, ...later, facts.known) as Known, records };
}

export function decisionOf(facts: Facts, enforced: Explanation): Decision {
  const { refusals, held, fixedEnd } = enforced;
  const differs = shadow(facts, enforced);
  return {
    facts: recordedFacts(facts),
    versions: versionsOf(facts.profiles),
    policies: release(),
    held,
    refusals: refusals.map(({ policy, clause }) => ({ policy, ...(clause && { clause }) })),
    ...(fixedEnd && { closesAt: fixedEnd }),
    ...(differs && { shadow: differs }),
  };
}

/** What was decided, of a session or of an act inside it; of what was told otherwise than it was decided, both, the truth first. */
export function decisionsIn(event: SessionEvent): readonly ActDecision[] {
  switch (event.type) {
    case "SessionAllowed":
      return [{ ...event, refusals: [] }];
    case "ActAllowed":
      return [{ ...event.decision, refusals: [] }];
    case "SessionRefused":
      return event.told ? [event, event.told] : [event];
    case "ActRefused":
      return [event.decision, event.told].filter(each => each !== undefined);
    default:
      return [];
  }
}

export function versionsOf(profiles: readonly ProfileId[]): Readonly<Record<string, number>> {
  return Object.fromEntries(profiles.map(id => [id, profileOf(id).version]));
}
