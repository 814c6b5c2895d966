// What every act brings about, said before it is done, and to whom it is offered; the words are sorted by feature.
import { hasRole } from "../../shared/rules/roles.ts";
import type { ActNames } from "./acts/act.ts";
import { AGENCY_ACTS } from "./acts/agencies.ts";
import { APPROVAL_ACTS } from "./acts/approvals.ts";
import { ATTENDANCE_ACTS } from "./acts/attendance.ts";
import { CALENDAR_ACTS } from "./acts/calendars.ts";
import { DEVICE_ACTS } from "./acts/devices.ts";
import { FIRM_ACTS } from "./acts/firm.ts";
import { HOURS_ACTS } from "./acts/hours.ts";
import { LIST_ACTS } from "./acts/lists.ts";
import { LOAN_ACTS } from "./acts/loans.ts";
import { PEOPLE_ACTS } from "./acts/people.ts";
import { PRODUCT_ACTS } from "./acts/products.ts";
import { REPORT_ACTS } from "./acts/reports.ts";
import { ROSTER_ACTS } from "./acts/rosters.ts";
import { SESSION_ACTS } from "./acts/sessions.ts";
import { SUPPLY_ACTS } from "./acts/supplies.ts";
import { SYSTEM_ACTS } from "./acts/systems.ts";
import { TERMINAL_ACTS } from "./acts/terminals.ts";

export const ACT_WORDS: ActNames = {
  ...TERMINAL_ACTS,
  ...DEVICE_ACTS,
  ...SUPPLY_ACTS,
  ...LOAN_ACTS,
  ...PEOPLE_ACTS,
  ...APPROVAL_ACTS,
  ...ROSTER_ACTS,
  ...HOURS_ACTS,
  ...ATTENDANCE_ACTS,
  ...CALENDAR_ACTS,
  ...AGENCY_ACTS,
  ...REPORT_ACTS,
  ...SYSTEM_ACTS,
  ...LIST_ACTS,
  ...SESSION_ACTS,
  ...PRODUCT_ACTS,
  ...FIRM_ACTS,
};

export function isOffered(name: string, person: { readonly roles: readonly string[] }): boolean {
  return hasRole(person, ...(ACT_WORDS[name]?.roles ?? []));
}
