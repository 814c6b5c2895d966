// Seats, moved only together with the session that moves them: how many of a system and channel are taken, in which shard there is
// room, and which session has a terminal's one seat or a person's in a system; pure.
import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { Item } from "./items.ts";
import { type Seat, SHARDS, type Shard, seatKey, seatsKey } from "./keys.ts";

/** One of those planned for a system and channel. */
export interface CountedMove {
  readonly system: string;
  readonly channel: string;
  /** Where it is counted; absent, in the one counter there was before, which seats are given back to and never taken from. */
  readonly shard?: Shard | undefined;
  /** The ceiling at the moment of taking a seat; giving one back needs none. */
  readonly taken?: { readonly of: number };
}

/** The one seat of a terminal, or of a person in a system. */
export interface HeldMove {
  readonly seat: Seat;
  readonly session: string;
  /** From the session that was read to have it, if any had; giving it back leaves one that somebody else has. */
  readonly taken?: { readonly from: string | undefined };
}

export type SeatMove = CountedMove | HeldMove;

/** An item may be named once in a transaction, so what one session gives back and another takes is one update, or none. */
export function seatUpdates(table: string, moves: readonly SeatMove[]): TransactWriteItem[] {
  const counted = moves.filter(isCounted);
  const held = moves.filter(isHeld);
  return [
    ...groups(counted, ({ system, channel, shard }) => `${system}#${channel}#${shard}`).flatMap(each =>
      counting(table, each),
    ),
    ...groups(held, ({ seat }) => seat).flatMap(each => holding(table, each)),
  ];
}

function isCounted(move: SeatMove): move is CountedMove {
  return !isHeld(move);
}

function isHeld(move: SeatMove): move is HeldMove {
  return "seat" in move;
}

function groups<Move>(moves: readonly Move[], name: (move: Move) => string): [Move, ...Move[]][] {
  return [...Map.groupBy(moves, name).values()] as [Move, ...Move[]][];
}

/** Two who ask at once for the last seat both read it as free: the condition lets one of them have it. */
function counting(table: string, moves: readonly [CountedMove, ...CountedMove[]]): TransactWriteItem[] {
  const [{ system, channel, shard }] = moves;
  const by = moves.reduce((sum, { taken }) => sum + (taken ? 1 : -1), 0);
  if (by === 0) return [];
  const planned = moves.find(({ taken }) => taken)?.taken?.of;
  const isTaking = by > 0 && planned !== undefined;
  const Update = {
    TableName: table,
    Key: seatsKey(system, channel, shard),
    UpdateExpression: "ADD #open :by",
    ExpressionAttributeNames: { "#open": "open" },
    ExpressionAttributeValues: {
      ":by": { N: String(by) },
      ...(isTaking && { ":planned": { N: String(planned) } }),
    },
    // A counter that nobody has used yet has room, but where there is to be none.
    ...(isTaking && {
      ConditionExpression: `${planned > 0 ? "attribute_not_exists(#open) OR " : ""}#open < :planned`,
    }),
  };
  return [{ Update }];
}

/** A set of one: taking a session out of a set that has it not changes nothing and never fails, so an end waits for nobody. */
function holding(table: string, moves: readonly [HeldMove, ...HeldMove[]]): TransactWriteItem[] {
  const [first] = moves;
  const move = moves.find(({ taken }) => taken) ?? first;
  const from = move.taken?.from;
  const Update = {
    TableName: table,
    Key: seatKey(move.seat),
    ExpressionAttributeNames: { "#session": "session" },
    ExpressionAttributeValues: {
      ":session": { SS: move.taken ? [move.session] : moves.map(({ session }) => session) },
      ...(from !== undefined && { ":from": { SS: [from] } }),
    },
    UpdateExpression: move.taken ? "SET #session = :session" : "DELETE #session :session",
    ...(move.taken && {
      ConditionExpression: from === undefined ? "attribute_not_exists(#session)" : "#session = :from",
    }),
  };
  return [{ Update }];
}

export function openSeats(counter: Item | undefined): number {
  return Number(counter?.open?.N ?? 0);
}

/** How many seats are taken, counter by counter. */
export interface SeatCounts {
  /** Of sessions from before there were shards. */
  readonly before: number;
  readonly shards: readonly number[];
}

export const ALL_SHARDS: readonly Shard[] = Array.from({ length: SHARDS }, (_, shard) => shard);

/** Every counter of a system and channel: a smaller plan leaves seats where a new one would have none. */
export function counterKeys(system: string, channel: string) {
  return [undefined, ...ALL_SHARDS].map(shard => seatsKey(system, channel, shard));
}

export function countsIn(found: ReadonlyMap<string, Item>, system: string, channel: string): SeatCounts {
  const [before = 0, ...shards] = counterKeys(system, channel).map(({ pk }) => openSeats(found.get(pk.S)));
  return { before, shards };
}

export function takenIn({ before, shards }: SeatCounts): number {
  return shards.reduce((sum, open) => sum + open, before);
}

export interface ShardWithRoom {
  readonly shard: Shard;
  readonly ceiling: number;
}

/**
 * Where one more may sit. Ceilings are the plan dealt out evenly, less what the counter from before holds, and less what lies above
 * a ceiling, as after the plan has shrunk: of the even deals, the greatest with which no more than the plan can be taken. Ends only
 * ever raise it and takes leave it, so that whoever read a little earlier reckons with ceilings that are no higher: never one more
 * than planned, whatever meets. And while fewer are taken than planned, some shard has room.
 */
export function shardsWithRoom({ before, shards }: SeatCounts, planned: number): ShardWithRoom[] {
  let dealt = planned - before;
  const beyond = () =>
    shards.reduce((sum, open, shard) => sum + Math.max(open, dealtTo(shard, dealt)), before) - planned;
  // One seat less dealt out takes away one at most: so many less at once never go too far.
  for (let over = beyond(); over > 0 && dealt > 0; over = beyond()) dealt -= over;
  return shards.flatMap((open, shard) => {
    const ceiling = dealtTo(shard, dealt);
    return open < ceiling ? [{ shard, ceiling }] : [];
  });
}

function dealtTo(shard: Shard, dealt: number): number {
  return Math.floor(dealt / SHARDS) + (shard < dealt % SHARDS ? 1 : 0);
}

/** The session that has the seat. */
export function holderOf(seat: Item | undefined): string | undefined {
  return seat?.session?.SS?.[0];
}
