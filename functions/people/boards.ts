// The boards of people: those enrolled with an agency.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export function enrolledWith(agency: string): BoardPart {
  return boardPart("board1", "PERSON", agency);
}
