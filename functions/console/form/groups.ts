// The fields of a long form in groups, each with its title, in the order that whoever fills it in thinks; what is sent is the same; pure.
import { type Words, words } from "../../shared/words.ts";
import { AGENCY_GROUPS } from "../words/fields/agencies.ts";
import { APPROVAL_GROUPS } from "../words/fields/approvals.ts";
import type { FieldGroups } from "../words/fields/field.ts";
import { FIRM_GROUPS } from "../words/fields/firm.ts";
import { HOURS_GROUPS } from "../words/fields/hours.ts";
import { LIST_GROUPS } from "../words/fields/lists.ts";
import { LOAN_GROUPS } from "../words/fields/loans.ts";
import { PEOPLE_GROUPS } from "../words/fields/people.ts";
import { PRODUCT_GROUPS } from "../words/fields/products.ts";
import { REPORT_GROUPS } from "../words/fields/reports.ts";
import { ROSTER_GROUPS } from "../words/fields/rosters.ts";
import { SESSION_GROUPS } from "../words/fields/sessions.ts";
import { SYSTEM_GROUPS } from "../words/fields/systems.ts";
import { TERMINAL_GROUPS } from "../words/fields/terminals.ts";
import type { Field } from "./field.ts";

export const GROUPS: FieldGroups = {
  ...TERMINAL_GROUPS,
  ...LOAN_GROUPS,
  ...AGENCY_GROUPS,
  ...PEOPLE_GROUPS,
  ...APPROVAL_GROUPS,
  ...ROSTER_GROUPS,
  ...HOURS_GROUPS,
  ...REPORT_GROUPS,
  ...SYSTEM_GROUPS,
  ...LIST_GROUPS,
  ...SESSION_GROUPS,
  ...PRODUCT_GROUPS,
  ...FIRM_GROUPS,
};

interface Group {
  /** None for what belongs to no group: it comes last. */
  readonly title?: Words;
  readonly fields: readonly Field[];
}

function isIn(group: readonly string[], name: string): boolean {
  return group.some(each => name === each || name.startsWith(`${each}.`));
}

/** As they stand on the form: by group, and in a group as it lists them. */
export function groupsOf(fields: readonly Field[]): readonly Group[] {
  const rows = GROUPS[fields[0]?.act ?? ""];
  if (!rows) return [{ fields }];
  const groups = rows.map(([zh, en, names]) => ({
    title: words(zh, en),
    fields: names.flatMap(name => fields.filter(field => isIn([name], field.name))),
  }));
  const rest = fields.filter(({ name }) => rows.every(([, , names]) => !isIn(names, name)));
  const filled = [...groups, { fields: rest }].filter(({ fields: own }) => own.length > 0);
  return filled.length > 1 ? filled : [{ fields: filled.flatMap(({ fields: own }) => own) }];
}
