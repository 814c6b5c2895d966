// Names of values in both languages: stages, standings, roles and the like, as a reader sees them, sorted by feature.
import { AGENCY_VALUES } from "./values/agencies.ts";
import { APPROVAL_VALUES } from "./values/approvals.ts";
import { ATTENDANCE_VALUES } from "./values/attendance.ts";
import { DEVICE_VALUES } from "./values/devices.ts";
import { GENERAL_VALUES } from "./values/everywhere.ts";
import { FIRM_VALUES } from "./values/firm.ts";
import { HOURS_VALUES } from "./values/hours.ts";
import { LIST_VALUES } from "./values/lists.ts";
import { LOAN_VALUES } from "./values/loans.ts";
import { PEOPLE_VALUES } from "./values/people.ts";
import { PRODUCT_VALUES } from "./values/products.ts";
import { RECORD_VALUES } from "./values/records.ts";
import { REPORT_VALUES } from "./values/reports.ts";
import { ROSTER_VALUES } from "./values/rosters.ts";
import { RULE_VALUES } from "./values/rules.ts";
import { SESSION_VALUES } from "./values/sessions.ts";
import { SUPPLY_VALUES } from "./values/supplies.ts";
import { SYSTEM_VALUES } from "./values/systems.ts";
import { TERMINAL_VALUES } from "./values/terminals.ts";
import type { Names, Values } from "./values/value.ts";

export const VALUES_BY_FEATURE: readonly Values[] = [
  GENERAL_VALUES,
  AGENCY_VALUES,
  APPROVAL_VALUES,
  ATTENDANCE_VALUES,
  DEVICE_VALUES,
  FIRM_VALUES,
  HOURS_VALUES,
  LIST_VALUES,
  LOAN_VALUES,
  PEOPLE_VALUES,
  PRODUCT_VALUES,
  RECORD_VALUES,
  REPORT_VALUES,
  ROSTER_VALUES,
  RULE_VALUES,
  SESSION_VALUES,
  SUPPLY_VALUES,
  SYSTEM_VALUES,
  TERMINAL_VALUES,
];

export const VALUES: Names = Object.assign({}, ...VALUES_BY_FEATURE.map(({ always }) => always));

/** What a value means in one field and not in another. */
export const VALUES_OF: Readonly<Record<string, Names>> = byField();

/** `kind` and `status` are fields of many features: each gives its own values. */
function byField(): Record<string, Names> {
  const fields: Record<string, Names> = {};
  for (const { inField = {} } of VALUES_BY_FEATURE)
    for (const [field, names] of Object.entries(inField)) fields[field] = { ...fields[field], ...names };
  return fields;
}
