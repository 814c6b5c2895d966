// The boards of rosters: those of an agency, and whose agreement to a swap is awaited.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export function rostersOf(agency: string): BoardPart {
  return boardPart("board1", "ROSTER", agency);
}

export function swapsAskedOf(account: string): BoardPart {
  return boardPart("board2", "ROSTER", account);
}
