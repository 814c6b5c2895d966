// Seats, moved only together with the session that moves them: how many of a system and channel are taken, and which session has a
// terminal's one seat or a person's in a system; pure.
import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { Item } from "./items.ts";
import { type Seat, seatKey, seatsKey } from "./keys.ts";

/** One of those planned for a system and channel. */
export interface CountedMove {
  readonly system: string;
  readonly channel: string;
  /** The plan at the moment of taking a seat; giving one back needs none. */
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
    ...groups(counted, ({ system, channel }) => `${system}#${channel}`).flatMap(each =>
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
  const [{ system, channel }] = moves;
  const by = moves.reduce((sum, { taken }) => sum + (taken ? 1 : -1), 0);
  if (by === 0) return [];
  const planned = moves.find(({ taken }) => taken)?.taken?.of;
  const isTaking = by > 0 && planned !== undefined;
  const Update = {
    TableName: table,
    Key: seatsKey(system, channel),
    UpdateExpression: "ADD #open :by",
    ExpressionAttributeNames: { "#open": "open" },
    ExpressionAttributeValues: {
      ":by": { N: String(by) },
      ...(isTaking && { ":planned": { N: String(planned) } }),
    },
    ...(isTaking && { ConditionExpression: "attribute_not_exists(#open) OR #open < :planned" }),
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
      ":session": { SS: [move.session] },
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

/** The session that has the seat. */
export function holderOf(seat: Item | undefined): string | undefined {
  return seat?.session?.SS?.[0];
}
