// Every kind of refusal there is, by its code: what /problems lists and an answer's `type` points to.
import { AGENCY_PROBLEM } from "./agencies/problems.ts";
import { LIST_PROBLEM } from "./allowlist/problems.ts";
import { APPROVAL_PROBLEM } from "./approvals/problems.ts";
import { ATTENDANCE_PROBLEM } from "./attendance/problems.ts";
import { AUDIT_PROBLEM } from "./audit/problems.ts";
import { BROKER_PROBLEM } from "./brokers/problems.ts";
import { CALENDAR_PROBLEM } from "./calendars/problems.ts";
import { DEVICE_PROBLEM } from "./devices/problems.ts";
import { FIRM_PROBLEM } from "./firm/problems.ts";
import { HOURS_PROBLEM } from "./hours/problems.ts";
import { PEOPLE_SHEET_PROBLEM } from "./people/import-routes.ts";
import { PERSON_PROBLEM } from "./people/problems.ts";
import { SCIM_PROBLEM } from "./people/scim/problems.ts";
import { PRODUCTS_PROBLEM } from "./products/problems.ts";
import { REPORT_PROBLEM } from "./reports/problems.ts";
import { ROSTER_PROBLEM } from "./rosters/problems.ts";
import { SESSION_PROBLEM } from "./sessions/problems.ts";
import { PROBLEM, type ProblemKind } from "./shared/http/problem.ts";
import { SUPPLY_PROBLEM } from "./supplies/problems.ts";
import { SYSTEM_PROBLEM } from "./systems/problems.ts";
import { TERMINAL_PROBLEM } from "./terminals/problems.ts";
import { CUSTODY_PROBLEM } from "./terminals/refusals.ts";
import { TICKET_PROBLEM } from "./tickets/problems.ts";
import { TOGETHER_PROBLEM } from "./together/problems.ts";

export const PROBLEMS: ReadonlyMap<string, ProblemKind> = new Map(
  [
    PROBLEM,
    AGENCY_PROBLEM,
    PERSON_PROBLEM,
    PEOPLE_SHEET_PROBLEM,
    SCIM_PROBLEM,
    CALENDAR_PROBLEM,
    TERMINAL_PROBLEM,
    CUSTODY_PROBLEM,
    SYSTEM_PROBLEM,
    LIST_PROBLEM,
    REPORT_PROBLEM,
    SESSION_PROBLEM,
    AUDIT_PROBLEM,
    BROKER_PROBLEM,
    TICKET_PROBLEM,
    TOGETHER_PROBLEM,
    PRODUCTS_PROBLEM,
    APPROVAL_PROBLEM,
    ROSTER_PROBLEM,
    HOURS_PROBLEM,
    ATTENDANCE_PROBLEM,
    FIRM_PROBLEM,
    DEVICE_PROBLEM,
    SUPPLY_PROBLEM,
  ].flatMap(kinds => Object.entries<ProblemKind>(kinds)),
);
