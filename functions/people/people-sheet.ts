// The people of an agency as a sheet: its columns by the names that agencies use, and how each cell is read; pure.
import type * as v from "valibot";
import { account, key, text } from "../shared/http/schema.ts";
import { type Columns, fieldOf, type Parsed, type RecordOf } from "../shared/sheet/sheet-column.ts";
import { words } from "../shared/words.ts";
import { CALENDAR_KINDS, type CalendarKind, EMPLOYMENTS, type Employment } from "./names.ts";

function cell<Schema extends v.GenericSchema<string, string>>(schema: Schema) {
  return { fold: true, ...fieldOf(schema) } as const;
}

/** Codes, which may be written as people say them. */
function choice<const Code extends string>(codes: readonly Code[], names: Readonly<Record<Code, string>>) {
  return {
    fold: true,
    parse: (given: string): Parsed<Code> => {
      const code = codes.find(each => each === given || names[each] === given);
      if (code) return { kind: "value", value: code };
      const all = codes.map(each => names[each]).join("、");
      return {
        kind: "refused",
        code: "not-a-choice",
        words: words(`須為：${all}`, `must be one of: ${codes.join(", ")}`),
      };
    },
    format: (code: Code): string => names[code],
  } as const;
}

const EMPLOYMENT_NAMES: Readonly<Record<Employment, string>> = {
  "civil-servant": "公務人員",
  contract: "約聘僱人員",
  worker: "技工工友",
  temporary: "臨時人員",
  vendor: "廠商人員",
};
const CALENDAR_NAMES: Readonly<Record<CalendarKind, string>> = { office: "辦公日曆", shifts: "輪班" };

/** An empty cell, or a column that is not there, leaves what is on record as it is. */
export const PEOPLE_COLUMNS = {
  person: { title: "帳號", ...cell(account()) },
  fullName: { title: "姓名", optional: true, ...fieldOf(text(80)) },
  status: { title: "身分", synonyms: ["任用方式"], optional: true, ...choice(EMPLOYMENTS, EMPLOYMENT_NAMES) },
  unit: { title: "單位", synonyms: ["單位代碼"], optional: true, ...cell(key(60)) },
  superior: { title: "直屬主管", synonyms: ["主管帳號"], optional: true, ...cell(account()) },
  calendar: { title: "適用日曆", optional: true, ...choice(CALENDAR_KINDS, CALENDAR_NAMES) },
  mail: { title: "電子郵件", optional: true, ...cell(text(254)) },
  phone: { title: "電話", optional: true, ...cell(text(40)) },
} as const satisfies Columns;

export type PeopleRecord = RecordOf<typeof PEOPLE_COLUMNS>;
export interface PeopleRow {
  readonly row: number;
  readonly record: PeopleRecord;
}
