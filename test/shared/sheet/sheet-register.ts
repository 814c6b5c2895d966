// The columns of a small property register, as the tests of sheets read and write it.
import { type Columns, type Parsed, PLAIN_TEXT } from "../../../functions/shared/sheet/sheet-column.ts";

/** Stands in for the reader of ROC dates, which a column is given. */
function rocDate(text: string): Parsed<string> {
  const [, year, month, day] = /^(\d{3})[./](\d{2})[./](\d{2})$/.exec(text) ?? [];
  return year === undefined
    ? { kind: "refused", code: "not-a-date", words: { "zh-TW": "不是日期", en: "Not a date" } }
    : { kind: "value", value: `${Number(year) + 1911}-${month}-${day}` };
}

export const REGISTER = {
  property: { title: "財產編號", synonyms: ["財產號碼"], fold: true, ...PLAIN_TEXT },
  since: {
    title: "啟用日期",
    fold: true,
    parse: rocDate,
    format: (iso: string) => `${Number(iso.slice(0, 4)) - 1911}.${iso.slice(5, 7)}.${iso.slice(8)}`,
  },
  remark: { title: "備註", optional: true, ...PLAIN_TEXT },
} as const satisfies Columns;
