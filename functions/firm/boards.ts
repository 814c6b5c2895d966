// The boards of securities firms' files: all there are.
import { boardPart } from "../shared/journal/keys.ts";

export const ALL_FIRMS = boardPart("board1", "FIRM");
