// Clauses about a securities firm's file: the businesses it applied for, its plan, trainings, supervisors, checks and controls; each makes
// the gate of the borrower's VPN endpoint refuse and open again.
import { PLAN_SCENES } from "./firm/plan.ts";
import { RUNNING_SCENES } from "./firm/running.ts";
import type { Scene } from "./scene.ts";

export const FIRM_IN_2023: readonly Scene[] = [...PLAN_SCENES, ...RUNNING_SCENES];
