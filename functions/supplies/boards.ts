// The boards of supplied items: all of an agency, those with somebody, those that are to come back, and those that are out anywhere.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export function suppliesOf(agency: string): BoardPart {
  return boardPart("board1", "SUPPLY", agency);
}

export function suppliesWith(borrower: string): BoardPart {
  return boardPart("board2", "SUPPLY", "WITH", borrower);
}

/** By since when. */
export function suppliesDueTo(agency: string): BoardPart {
  return boardPart("board3", "SUPPLY", "DUE", agency);
}

/** Out, and not to come back yet: who looks whether the day has passed reads no others. */
export const SUPPLIES_OUT = boardPart("board4", "SUPPLY", "OUT");
