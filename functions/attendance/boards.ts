// The boards of attendance: everybody of an agency who clocks, logs that a superior has yet to deal with, weeks that a unit head has
// yet to read.
import { type BoardPart, boardPart } from "../shared/journal/keys.ts";

export function attendanceOf(agency: string): BoardPart {
  return boardPart("board1", "ATTENDANCE", agency);
}

export function logsOver(superior: string): BoardPart {
  return boardPart("board1", "WORKLOG", superior);
}

export function logsToHead(head: string): BoardPart {
  return boardPart("board2", "WORKLOG", head);
}
