// The boards of odd behaviour, by when it was found last: all, those of an agency's people, those of a system.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export const ALL_ODDITIES = boardPart("board1", "ODDITY");

export function oddIn(agency: string): BoardPart {
  return boardPart("board2", "ODDITY", agency);
}

export function oddOn(system: string): BoardPart {
  return boardPart("board3", "ODDITY", system);
}
