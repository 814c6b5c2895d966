// The boards of packs, in the order of their numbers: all, and those that were sent to one agency.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export const ALL_PACKS = boardPart("board1", "PACK");

export function packsSentTo(agency: string): BoardPart {
  return boardPart("board2", "PACK", agency);
}
