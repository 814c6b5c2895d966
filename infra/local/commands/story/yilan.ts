// A month of overtime under Yilan's rules, and what becomes of it, chapter by chapter on one time line.
import type { StoryStep } from "./step.ts";
import { DAYS } from "./yilan/days.ts";
import { LEAVE_ENDED } from "./yilan/leave.ts";
import { MONTHS } from "./yilan/months.ts";
import { STANDBY } from "./yilan/standby.ts";

export const YILAN: readonly StoryStep[] = [...DAYS, ...STANDBY, ...MONTHS, ...LEAVE_ENDED];
