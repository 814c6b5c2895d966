// The boards of approvals: who waits for a decision, those with a priority ground first.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export function waitingIn(agency: string): BoardPart {
  return boardPart("board1", "APPROVAL", agency);
}
