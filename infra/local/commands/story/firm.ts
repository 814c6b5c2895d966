// A month under the exchange's guideline of 2023: a firm that applies, notifies in an emergency, files its papers, trains, supervises, and
// what closes on the way; the household office stands for the firm, its terminal HH-01 for the trader's PC.
import { ADOPTION } from "./firm/adoption.ts";
import { EMERGENCY } from "./firm/emergency.ts";
import { SUPERVISION } from "./firm/supervision.ts";
import type { StoryStep } from "./step.ts";

export const FIRM_STORY: readonly StoryStep[] = [...ADOPTION, ...EMERGENCY, ...SUPERVISION];
