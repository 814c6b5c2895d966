// What fields and their values are called on screen, each name once for all forms and tables.

import { agencyWords, isNamedAgency } from "../../shared/rules/agencies.ts";
import { clauseOf, isClause } from "../../shared/rules/clauses.ts";
import { isSystem, systemOf } from "../../shared/rules/systems.ts";
import { type Words, words } from "../../shared/words.ts";
import { AGENCY_FIELDS } from "../words/fields/agencies.ts";
import { APPROVAL_FIELDS } from "../words/fields/approvals.ts";
import { ATTENDANCE_FIELDS } from "../words/fields/attendance.ts";
import { CALENDAR_FIELDS } from "../words/fields/calendars.ts";
import { DEVICE_FIELDS } from "../words/fields/devices.ts";
import { GENERAL_FIELDS } from "../words/fields/everywhere.ts";
import type { FieldNames } from "../words/fields/field.ts";
import { FIRM_FIELDS } from "../words/fields/firm.ts";
import { HOURS_FIELDS } from "../words/fields/hours.ts";
import { LIST_FIELDS } from "../words/fields/lists.ts";
import { LOAN_FIELDS } from "../words/fields/loans.ts";
import { PEOPLE_FIELDS } from "../words/fields/people.ts";
import { PRODUCT_FIELDS } from "../words/fields/products.ts";
import { REPORT_FIELDS } from "../words/fields/reports.ts";
import { ROSTER_FIELDS } from "../words/fields/rosters.ts";
import { SESSION_FIELDS } from "../words/fields/sessions.ts";
import { SUPPLY_FIELDS } from "../words/fields/supplies.ts";
import { SYSTEM_FIELDS } from "../words/fields/systems.ts";
import { TERMINAL_FIELDS } from "../words/fields/terminals.ts";
import { VALUES, VALUES_OF } from "../words/value-names.ts";

/** Sorted by feature, each field in one place. */
export const FIELDS: FieldNames = {
  ...GENERAL_FIELDS,
  ...TERMINAL_FIELDS,
  ...DEVICE_FIELDS,
  ...SUPPLY_FIELDS,
  ...LOAN_FIELDS,
  ...AGENCY_FIELDS,
  ...PEOPLE_FIELDS,
  ...APPROVAL_FIELDS,
  ...ROSTER_FIELDS,
  ...HOURS_FIELDS,
  ...ATTENDANCE_FIELDS,
  ...CALENDAR_FIELDS,
  ...REPORT_FIELDS,
  ...SYSTEM_FIELDS,
  ...LIST_FIELDS,
  ...SESSION_FIELDS,
  ...PRODUCT_FIELDS,
  ...FIRM_FIELDS,
};

export interface FieldWords {
  readonly label: Words;
  readonly hint?: Words;
}

/** By the whole name first, then by its last part; a name nobody worded yet is shown as it is. */
export function fieldWords(name: string, act = ""): FieldWords {
  // A row among many is called by its place, and a field of it as it is in all of them.
  const [, row, place] = /^(.+)\.(\d+)$/.exec(name) ?? [];
  if (row !== undefined) return { label: placed(fieldWords(row, act).label, Number(place) + 1) };
  const last = name.split(".").at(-1) ?? name;
  const [zh, en, zhHint, enHint] = under(FIELDS, `${act}.${name}`) ??
    under(FIELDS, name) ??
    under(FIELDS, last) ?? [name, name];
  const label = words(zh, en);
  return zhHint && enHint ? { label, hint: words(zhHint, enHint) } : { label };
}

function placed({ "zh-TW": zh, en }: Words, place: number): Words {
  return words(`${zh} ${place}`, `${en} ${place}`);
}

/** A field with what it is called, for a refusal that leads to it. */
export function namedField({ name, act }: { readonly name: string; readonly act?: string | undefined }) {
  return { name, label: fieldWords(name, act).label };
}

/** By the field first, for a value that means something else elsewhere: `registered` of a loan and of a register. */
export function valueWords(value: string, field = ""): Words {
  if (isSystem(value)) return systemOf(value);
  if (isClause(value)) return clauseOf(value);
  if (isNamedAgency(value)) return agencyWords(value);
  const last = field.split(".").at(-1) ?? field;
  const ofField = under(VALUES_OF, last) ?? {};
  const [zh, en] = under(ofField, value) ?? under(VALUES, value) ?? [value, value];
  return words(zh, en);
}

/** What is looked up may be any text somebody typed, and may be called like anything that every object has. */
function under<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
