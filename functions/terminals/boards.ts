// The boards of terminals: an agency's own, those of a system, those at a stage by due day, and all that are outside.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";
import type { Stage } from "./custody.ts";

export function terminalsOf(agency: string): BoardPart {
  return boardPart("board1", "TERMINAL", agency);
}

export function terminalsOfSystem(system: string, agency: string): BoardPart {
  return boardPart("board2", "TERMINAL", system, agency);
}

export function terminalsAt(stage: Stage, agency: string): BoardPart {
  return boardPart("board3", "TERMINAL", agency, stage);
}

/** Of all agencies, by the day they are due. */
export const TERMINALS_OUT = boardPart("board4", "OUT");
