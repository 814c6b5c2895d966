// Files of the attendance system on hours: overtime that is assigned, and shifts; each with its columns, which the runbook lists; pure.
import { ATTENDANCE_COLUMNS } from "../attendance/sheets.ts";
import { account, key, text } from "../shared/http/schema.ts";
import { OVERTIME_CATEGORIES, OVERTIME_WORDS, type OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import { type Columns, fieldOf, type Parsed, type RecordOf } from "../shared/sheet/sheet-column.ts";
import { words } from "../shared/words.ts";

const person = { title: "帳號", fold: true, ...fieldOf(account()) } as const;
const { day, from, until } = ATTENDANCE_COLUMNS;

const category = {
  parse: (given: string): Parsed<OvertimeCategory> => {
    const found = OVERTIME_CATEGORIES.find(each => each === given || OVERTIME_WORDS[each]["zh-TW"] === given);
    if (found) return { kind: "value", value: found };
    const all = OVERTIME_CATEGORIES.map(each => OVERTIME_WORDS[each]["zh-TW"]).join("、");
    return {
      kind: "refused",
      code: "not-a-category",
      words: words(`須為加班類別之一：${all}`, `one of: ${OVERTIME_CATEGORIES.join(", ")}`),
    };
  },
  format: (value: OvertimeCategory): string => OVERTIME_WORDS[value]["zh-TW"],
} as const;

export const ASSIGNMENT_COLUMNS = {
  person,
  day: { ...day, title: "加班日期", synonyms: ["日期", "歸屬日"] },
  from: { ...from, title: "起", synonyms: ["加班起", "開始時間"] },
  until: { ...until, title: "迄", synonyms: ["加班迄", "結束時間"] },
  category: { title: "類別", synonyms: ["加班類別"], optional: true, ...category },
  cause: { title: "事由編號", optional: true, fold: true, ...fieldOf(key(9)) },
  task: { title: "工作內容", synonyms: ["事由", "加班事由"], ...fieldOf(text(500)) },
  urgency: { title: "急迫性", ...fieldOf(text(500)) },
  necessity: { title: "必要性", ...fieldOf(text(500)) },
  reasonableness: { title: "合理性", ...fieldOf(text(500)) },
} as const satisfies Columns;
export type AssignmentRecord = RecordOf<typeof ASSIGNMENT_COLUMNS>;

/** As an empty cell does, it says that there is no shift that day. */
const OFF = ["休", "例", "off"];

export const SHIFT_COLUMNS = {
  person,
  day: { ...day, title: "日期", synonyms: ["上班日期"] },
  shift: {
    title: "班別",
    synonyms: ["班別代碼"],
    optional: true,
    fold: true,
    parse: (given: string): Parsed<string> => {
      if (OFF.includes(given.toLowerCase())) return { kind: "value", value: "" };
      return fieldOf(key(20)).parse(given);
    },
    format: (value: string): string => value || "休",
  },
} as const satisfies Columns;
export type ShiftRecord = RecordOf<typeof SHIFT_COLUMNS>;
