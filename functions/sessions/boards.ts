// The boards of sessions: those open into a system, those that EC2 has yet to cut, and all by terminal, by person and by day.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";
import type { Day } from "../shared/time/day.ts";

/** By when they close. */
export function openInto(system: string): BoardPart {
  return boardPart("board1", "LIVE", system);
}

/** VPN sessions that ended, until EC2 has confirmed that they are cut. */
export const UNCUT = boardPart("board1", "UNCUT");

/** Sessions that ended and whose broker has yet to confirm that they are closed, by when it has to. */
export const UNCLOSED = boardPart("board1", "UNCLOSED");

export function askedWith(terminal: string): BoardPart {
  return boardPart("board2", "SESSION", terminal);
}

export function askedBy(person: string): BoardPart {
  return boardPart("board3", "SESSION", person);
}

export function askedOn(day: Day, system: string): BoardPart {
  return boardPart("board4", "SESSION", system, day);
}

/** Where questions are that no known system was named in. */
export const NO_SYSTEM = "unknown";
/** Where those are that have no known end. */
export const NEVER = "9999";
/** Behind every instant and id. */
export const HIGH = "\uFFFF";
