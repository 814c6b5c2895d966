// Fields of office calendars.
import type { FieldNames } from "./field.ts";

export const CALENDAR_FIELDS: FieldNames = {
  year: ["年度（西元）", "Year"],
};
