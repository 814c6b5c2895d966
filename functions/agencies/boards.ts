// The boards of agencies: all that recorded anything about themselves.
import { boardPart } from "../shared/journal/keys.ts";

export const ALL_AGENCIES = boardPart("board1", "AGENCY");
