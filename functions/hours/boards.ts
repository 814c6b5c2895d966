// The boards of hours: whose overtime an agency has, and whose compensatory leave ends first.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export function overtimeOf(agency: string): BoardPart {
  return boardPart("board1", "OVERTIME", agency);
}

export function compLeaveOf(agency: string): BoardPart {
  return boardPart("board1", "COMPLEAVE", agency);
}

/** Of the whole city, by the day on which the first of it ends. */
export const COMP_LEAVE_ENDING = boardPart("board2", "COMPLEAVE");

/** The agencies that have causes of overtime on record. */
export const HOURS_BOOKS = boardPart("board1", "HOURSBOOK");
