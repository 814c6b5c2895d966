// The boards of own devices: all of an agency, all of their owner, those whose data must be deleted, and those in use anywhere.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export function devicesOf(agency: string): BoardPart {
  return boardPart("board1", "DEVICE", agency);
}

export function devicesOwnedBy(owner: string): BoardPart {
  return boardPart("board2", "DEVICE", "OWNER", owner);
}

/** By since when. */
export function deletionsOf(agency: string): BoardPart {
  return boardPart("board3", "DEVICE", "DELETION", agency);
}

/** Approved, and nothing to be deleted yet: who looks whether home working has ended reads no others. */
export const DEVICES_IN_USE = boardPart("board4", "DEVICE", "IN-USE");
