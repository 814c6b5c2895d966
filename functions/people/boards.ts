// The boards of people: those enrolled with an agency, under a superior, in a unit.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export function directlyUnder(superior: string): BoardPart {
  return boardPart("board2", "PERSON", superior);
}

export function postedTo(agency: string, unit: string): BoardPart {
  return boardPart("board3", "PERSON", agency, unit);
}

export function enrolledWith(agency: string): BoardPart {
  return boardPart("board1", "PERSON", agency);
}
