// Names of all fields; sorted by feature, each field’s in one place.
import { AGENCY_FIELDS } from "./fields/agencies.ts";
import { GENERAL_FIELDS } from "./fields/everywhere.ts";
import type { FieldNames } from "./fields/field.ts";
import { LIST_FIELDS } from "./fields/lists.ts";
import { LOAN_FIELDS } from "./fields/loans.ts";
import { REPORT_FIELDS } from "./fields/reports.ts";
import { SESSION_FIELDS } from "./fields/sessions.ts";
import { SYSTEM_FIELDS } from "./fields/systems.ts";
import { TERMINAL_FIELDS } from "./fields/terminals.ts";

export const FIELDS: FieldNames = {
  ...GENERAL_FIELDS,
  ...TERMINAL_FIELDS,
  ...LOAN_FIELDS,
  ...AGENCY_FIELDS,
  ...REPORT_FIELDS,
  ...SYSTEM_FIELDS,
  ...LIST_FIELDS,
  ...SESSION_FIELDS,
};
