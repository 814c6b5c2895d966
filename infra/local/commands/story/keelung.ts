// A month at home in Keelung, July 2021, by somebody whose child is due on 7 October (27 weeks and 6 days on 14 July): on their own laptop,
// in document management, from the adoption to the deleted data; and 7.2 (4), which a colleague at 37 weeks makes whole.
import { APPROVED } from "./keelung/approved.ts";
import { CLOSINGS } from "./keelung/closings.ts";
import { HOME_DAYS } from "./keelung/home-days.ts";
import type { StoryStep } from "./step.ts";

export const KEELUNG: readonly StoryStep[] = [...APPROVED, ...HOME_DAYS, ...CLOSINGS];
