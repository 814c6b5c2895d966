// A week of home days as a sheet: who, and on which weekdays, written as people write them; pure.
import { account } from "../shared/http/schema.ts";
import { type Columns, fieldOf, type Parsed, type RecordOf } from "../shared/sheet/sheet-column.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { words } from "../shared/words.ts";

const WEEKDAYS = "一二三四五六日";
const NONE = "無";

/** 一、三 or 一三: the days of one week, each once. */
function weekdays(text: string): Parsed<readonly number[]> {
  const plain = text.replaceAll(/[\s、，,;；週周星期]/g, "").replaceAll("天", "日");
  if (plain === NONE) return { kind: "value", value: [] };
  const found = [...plain].map(each => WEEKDAYS.indexOf(each));
  if (found.length === 0 || found.includes(-1))
    return {
      kind: "refused",
      code: "not-weekdays",
      words: words(
        "須為星期幾，例如：一、三；沒有居家日者填「無」",
        "weekdays such as 一、三, or 無 for none",
      ),
    };
  return { kind: "value", value: [...new Set(found)].sort() };
}

export const WEEK_COLUMNS = {
  person: { title: "帳號", fold: true, ...fieldOf(account()) },
  days: {
    title: "居家日",
    synonyms: ["星期"],
    parse: weekdays,
    format: (days: readonly number[]): string => days.map(day => WEEKDAYS[day]).join("、") || NONE,
  },
} as const satisfies Columns;

export type WeekRecord = RecordOf<typeof WEEK_COLUMNS>;

export function daysIn(week: Day, { days }: Pick<WeekRecord, "days">): readonly Day[] {
  return (days ?? []).map(day => addDays(week, day));
}
