// Every key of the one table, and nothing else builds them; the parts of the boards are named in each feature's boards.ts.
//
// | what is asked                        | how it is answered                                          |
// | ------------------------------------ | ----------------------------------------------------------- |
// | the life of one thing                | Query pk = TERMINAL#…, sk begins EVENT#                     |
// | how one thing stands now             | GetItem pk = TERMINAL#…, sk = STATE (strongly consistent)   |
// | what happened on a day, in order     | Query byTime: day = 2026-11-21#0…3, moment > cursor; merged |
// | a board (rows of one kind, sorted)   | Query board1…board4: sparse, written only on STATE items    |
// | was this request answered before     | GetItem pk = REQUEST#person#key, sk = REQUEST               |
// | things by the beginning of a word   | Query pk = WORDS#…, sk begins with the word (a view)         |
// | the text behind a digest             | GetItem pk = BLOB#sha256, sk = CHUNK#0000, 0001, …           |
// | how many sessions are open           | GetItem pk = SEATS#system#channel#k, sk = STATE (counters)   |
// | may a decision still rest on a state | ConditionCheck pk = GUARD#stream#k, sk = GUARD (a version)   |
// | which one is open on a terminal      | GetItem pk = SEATS#TERMINAL#…, sk = STATE (changed in place) |
// | and which of a person in a system    | GetItem pk = SEATS#PERSON#person#system, sk = STATE (as well) |
// | was this log-in ended at the console | GetItem pk = LOGOUT#person#session, sk = LOGOUT (until it ends) |
// | what a thing went on saying since     | GetItem pk = RENEWED#POSTURE#…, RENEWED#SESSION#…, sk = RENEWED (replaced) |
// | up to when all was judged again     | GetItem pk = RECHECKED, sk = RECHECKED (replaced)            |
// | what a broker was told last          | GetItem pk = WEBHOOK#system#endpoint, sk = WEBHOOK (it ends)   |
export const STREAM_KINDS = [
  "TERMINAL",
  "DEVICE",
  "SUPPLY",
  "PERSON",
  "AGENCY",
  "SYSTEM",
  "LIST",
  "SESSION",
  "REPORT",
  "PACK",
  "STOP",
  "POSTURE",
  "ACCOUNT",
  "SCAN",
  "POSTURE_KEY",
  "NETWORK",
  "UNITS",
  "ENROLMENT",
  "TICKET",
  "CALENDAR",
  "PRODUCTS",
  "APPROVAL",
  "ROSTER",
  "HOMEWEEK",
  "ATTENDANCE",
  "WORKLOG",
  "DIFFERENCE",
  "OVERTIME",
  "COMPLEAVE",
  "HOURSBOOK",
  "FIRM",
  "ODDITY",
] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];
export type Stream = `${StreamKind}#${string}`;

/** Each state of these is rested on by many decisions at once, so that none of them may name it: they check its guards. */
export const SHARED_KINDS = [
  "STOP",
  "SYSTEM",
  "LIST",
  "REPORT",
  "AGENCY",
  "PRODUCTS",
  "FIRM",
] as const satisfies readonly StreamKind[];

declare const folds: unique symbol;
/** A stream that knows, in types alone, into what its law folds it: reading it needs no cast. */
export type StreamOf<S> = Stream & { readonly [folds]: S };
/** What is read from a stream; of one that does not know its law, unknown. */
export type StateOf<Each extends Stream> = Each extends StreamOf<infer S> ? S : unknown;

/** As much of a law as names its streams. */
interface Folding<S> {
  readonly kind: StreamKind;
  evolve(state: S | undefined, recorded: never): S;
}

export const BOARDS = ["board1", "board2", "board3", "board4"] as const;
export type Board = (typeof BOARDS)[number];
export const BY_TIME = "byTime";

/** What lies together on a board, in the order of its sort texts. Each feature names its own in its `boards.ts`. */
export interface BoardPart {
  readonly board: Board;
  readonly partition: string;
}
export function boardPart(board: Board, ...name: readonly [string, ...string[]]): BoardPart {
  return { board, partition: name.join("#") };
}

/** Where a state is shown, and by what it is sorted there. */
export type BoardPlaces = Partial<Record<Board, readonly [partition: string, sort: string]>>;
export function shownOn(...places: readonly (readonly [BoardPart, sort: string])[]): BoardPlaces {
  return Object.fromEntries(places.map(([{ board, partition }, sort]) => [board, [partition, sort]]));
}

export const STATE = "STATE";
export const EVENT = "EVENT#";
export const REQUEST = "REQUEST";
export const SEATS = "SEATS#";
export const GUARD = "GUARD";
export const LOGOUT = "LOGOUT";
export const RENEWED = "RENEWED";
/** In the table of notices. */
export const SENDING = "SENDING";

/** So many guards beside each shared state, and so many counters of a system and channel: a decision draws one number for all. */
export const SHARDS = 16;
export type Shard = number;

/** The stream of one thing: by its law, whose state it then has, or by its kind alone. */
export function stream<S>(law: Folding<S>, ...id: readonly string[]): StreamOf<S>;
export function stream(kind: StreamKind, ...id: readonly string[]): Stream;
export function stream(of: StreamKind | Folding<unknown>, ...id: readonly string[]): Stream {
  const kind = typeof of === "string" ? of : of.kind;
  let name: string = kind;
  // A decision names some forty of them: told part by part, a third of the time.
  for (const part of id) {
    if (part === "" || part.includes("#")) throw new Error(`a ${kind} stream needs an id without '#'`);
    name += `#${part}`;
  }
  if (name === kind) throw new Error(`a ${kind} stream needs an id without '#'`);
  return name as Stream;
}

export function isStream(key: string): key is Stream {
  return STREAM_KINDS.some(kind => key.startsWith(`${kind}#`));
}

export function kindOf(of: Stream): StreamKind {
  return of.slice(0, of.indexOf("#")) as StreamKind;
}

export function isSharedKind(kind: string): boolean {
  return SHARED_KINDS.some(each => each === kind);
}

export function isShared(of: Stream): boolean {
  return isSharedKind(kindOf(of));
}

/** Padded to ten digits, so that text order is number order. */
export function eventKey(version: number): string {
  return EVENT + String(version).padStart(10, "0");
}

export function requestKey(person: string, key: string): string {
  return `REQUEST#${person}#${key}`;
}

export function logOutKey(person: string, session: string): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: `${LOGOUT}#${person}#${session}` }, sk: { S: LOGOUT } };
}

/** What says again and again what was said: it lies beside the stream, replaced each time, and no transaction ever names it. */
const RENEWED_KINDS: readonly StreamKind[] = ["POSTURE", "SESSION"];

export function isRenewed(of: Stream): boolean {
  return RENEWED_KINDS.includes(kindOf(of));
}

export function renewalKey(of: Stream): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: `${RENEWED}#${of}` }, sk: { S: RENEWED } };
}

/**
 * A partition of an index takes 1,000 write units a second and a session let in is 4 of them, so one would hold the whole city
 * to 1,000 / 4 = 250 a second. Four take 1,000 a second, five times the crowd of a morning. Readers count on no number: what
 * was written with fewer, or without any, is read beside it.
 */
const DAY_SHARDS = 4;

/** Where an event is in the by-time index: by its UTC day, a stream always in the same shard, ordered by when it was recorded. */
export function timeKeys(recordedAt: string, of: Stream, version: number): { day: string; moment: string } {
  return {
    day: `${recordedAt.slice(0, 10)}#${shardOf(of)}`,
    moment: `${recordedAt}#${of}#${String(version).padStart(10, "0")}`,
  };
}

/** Every partition that may hold events of a UTC day: before there were shards, the day itself did. */
export function dayPartitions(day: string): readonly string[] {
  return [day, ...Array.from({ length: DAY_SHARDS }, (_, shard) => `${day}#${shard}`)];
}

/** FNV-1a, of which the upper bits are the well mixed ones. */
function shardOf(of: Stream): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < of.length; at++) hash = Math.imul(hash ^ of.charCodeAt(at), 0x01000193);
  return (hash >>> 16) % DAY_SHARDS;
}

export const WEBHOOK = "WEBHOOK";
export const RECHECKED = "RECHECKED";

export function deliveriesKey(system: string, endpoint: string): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: `${WEBHOOK}#${system}#${endpoint}` }, sk: { S: WEBHOOK } };
}

export function blobKey(digest: string, chunk: number): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: `BLOB#${digest}` }, sk: { S: `CHUNK#${String(chunk).padStart(4, "0")}` } };
}

/** Changed in place: only inside the transaction that lets somebody in or out. Without a shard, the one counter there was before. */
export function seatsKey(
  system: string,
  channel: string,
  shard?: Shard,
): { pk: { S: string }; sk: { S: string } } {
  return seatKey(`${SEATS}${system}#${channel}${shard === undefined ? "" : `#${shard}`}`);
}

/** Changed in place as well, and only raised: the version of the state that was recorded last. */
export function guardKey(of: Stream, shard: Shard): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: `${GUARD}#${of}#${shard}` }, sk: { S: GUARD } };
}

/** Whose guard it is; undefined where nobody here would make such a one. */
export function guardedBy(pk: string): Stream | undefined {
  const [, of = "", shard = ""] = /^GUARD#(.+)#(\d+)$/.exec(pk) ?? [];
  const isOne = isStream(of) && isShared(of) && Number(shard) < SHARDS && String(Number(shard)) === shard;
  return isOne ? of : undefined;
}

/** The one seat a terminal has, and the one a person has in a system: no system is called in capitals. */
export const TERMINAL_SEAT = `${SEATS}TERMINAL#`;
export const PERSON_SEAT = `${SEATS}PERSON#`;
export type Seat = `${typeof TERMINAL_SEAT | typeof PERSON_SEAT}${string}`;

export function seatKey(seat: string): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: seat }, sk: { S: STATE } };
}

export function isSeat(pk: string): pk is Seat {
  return pk.startsWith(TERMINAL_SEAT) || pk.startsWith(PERSON_SEAT);
}

export function wordsPartition(partition: string): string {
  return `WORDS#${partition}`;
}

export function wordKey(
  partition: string,
  word: string,
  id: string,
): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: wordsPartition(partition) }, sk: { S: `${word}#${id}` } };
}
