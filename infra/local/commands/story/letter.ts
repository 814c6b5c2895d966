// The worked stories of the letter of June 2021, row by row on one time line: 7.1 one terminal's trip, 7.2 what is denied on the way.
import { AT_WORK } from "./letter/at-work.ts";
import { OPENING } from "./letter/opening.ts";
import { RETURNING } from "./letter/returning.ts";
import type { StoryStep } from "./step.ts";

export const LETTER: readonly StoryStep[] = [...OPENING, ...AT_WORK, ...RETURNING];
