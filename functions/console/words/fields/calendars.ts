// Fields of office calendars.
import type { FieldNames } from "./field.ts";

export const CALENDAR_FIELDS: FieldNames = {
  year: ["年度（西元）", "Year"],
  "proposeCalendar.document": ["公布文號或檔名", "Document or file name"],
  "proposeCalendar.sheet": [
    "官方檔案（CSV）",
    "Official file (CSV)",
    "人事行政總處的原檔：西元日期、星期、是否放假、備註，整年每天一列",
    "As published: 西元日期, 星期, 是否放假, 備註, a row for every day of the year",
  ],
};
