// Attendance and logs as sheets: what the attendance system hands out, the form's own columns, and the agency's state of a week; pure.
import { account, text } from "../shared/http/schema.ts";
import { type Columns, fieldOf, type Parsed, type RecordOf } from "../shared/sheet/sheet-column.ts";
import { type Day, isDay } from "../shared/time/day.ts";
import { isRocDay, readRocDate, rocDate } from "../shared/time/roc-date.ts";
import { words } from "../shared/words.ts";
import type { LogContent } from "./log-text.ts";
import { PROGRESSES, type Progress } from "./names.ts";
import { timeOn } from "./times.ts";

const day = {
  fold: true,
  parse: (given: string): Parsed<Day> => {
    if (isDay(given) && isRocDay(given)) return { kind: "value", value: given };
    const read = readRocDate(given);
    return read.status === "read"
      ? { kind: "value", value: read.day }
      : { kind: "refused", code: read.code, words: read.words };
  },
  format: (value: Day): string => rocDate(value, "slashes"),
} as const;

const time = {
  fold: true,
  parse: (given: string): Parsed<string> =>
    timeOn("2021-06-07", given) === undefined
      ? {
          kind: "refused",
          code: "not-a-time",
          words: words(
            "須為時間，例如 08:00；跨午夜者如 25:30",
            "a time such as 08:00, or 25:30 past midnight",
          ),
        }
      : { kind: "value", value: given },
  format: (value: string): string => value,
} as const;

export const ATTENDANCE_COLUMNS = {
  person: { title: "帳號", fold: true, ...fieldOf(account()) },
  day: { title: "上班日期", synonyms: ["日期"], ...day },
  from: { title: "上班時間", synonyms: ["上班"], ...time },
  until: { title: "下班時間", synonyms: ["下班"], ...time },
} as const satisfies Columns;
export type AttendanceRecord = RecordOf<typeof ATTENDANCE_COLUMNS>;

/** The boxes of the form. */
export const PROGRESS_WORDS: Readonly<Record<Progress, string>> = {
  ahead: "超前進度",
  "on-schedule": "符合進度",
  behind: "進度落後",
};

const progress = {
  fold: true,
  parse: (given: string): Parsed<Progress> => {
    const plain = given.replace(/^[☑■☒✓]\s*/u, "");
    const found = PROGRESSES.find(each => each === plain || PROGRESS_WORDS[each] === plain);
    if (found) return { kind: "value", value: found };
    const all = PROGRESSES.map(each => PROGRESS_WORDS[each]).join("、");
    return {
      kind: "refused",
      code: "not-one-progress",
      words: words(`每項須勾選一種進度：${all}`, `each item has one: ${PROGRESSES.join(", ")}`),
    };
  },
  format: (value: Progress): string => PROGRESS_WORDS[value],
} as const;

/** As the form has them; of one day the date and the hours stand in its first row, or in every one. */
export const LOG_COLUMNS = {
  day: { title: "上班日期", optional: true, ...day },
  hours: { title: "上班時間", optional: true, ...fieldOf(text(100)) },
  item: { title: "工作項目", ...fieldOf(text(100)) },
  how: { title: "執行情形", ...fieldOf(text(500)) },
  progress: { title: "工作進度說明", synonyms: ["工作進度"], ...progress },
} as const satisfies Columns;
export type LogRecord = RecordOf<typeof LOG_COLUMNS>;

export interface LogOfDay {
  readonly day: Day;
  readonly content: LogContent;
  /** Rows of the file. */
  readonly rows: readonly number[];
}

/** Rows of one day are its log; whatever stands before the first date is of no day. */
export function logsFrom(rows: readonly { readonly row: number; readonly record: LogRecord }[]): {
  readonly logs: readonly LogOfDay[];
  readonly strays: readonly number[];
} {
  const logs: { day: Day; hours: string; items: LogContent["items"]; rows: number[] }[] = [];
  const strays: number[] = [];
  for (const { row, record } of rows) {
    const { day, hours, item, how, progress } = record;
    const known = day === null ? logs.at(-1) : logs.find(each => each.day === day);
    const log = known ?? (day === null ? undefined : { day, hours: "", items: [], rows: [] });
    if (!log) strays.push(row);
    else {
      if (!known) logs.push(log);
      log.hours ||= hours ?? "";
      log.items.push({ item, how, progress });
      log.rows.push(row);
    }
  }
  const made = logs.map(({ day, hours, items, rows }) => ({ day, content: { hours, items }, rows }));
  return { logs: made, strays };
}

const count = {
  parse: (given: string): Parsed<number> => ({ kind: "value", value: Number(given) }),
  format: String,
};

/** The state of an agency's week, as personnel take it out. */
export const STATE_COLUMNS = {
  person: { title: "帳號", ...fieldOf(account()) },
  unit: { title: "單位", optional: true, ...fieldOf(text(60)) },
  homeDays: { title: "居家日", ...count },
  logs: { title: "日誌", ...count },
  late: { title: "逾時", ...count },
  missing: { title: "缺漏", ...count },
  unreviewed: { title: "未審核", ...count },
  minutes: { title: "出勤分鐘", ...count },
  reported: { title: "已彙報", ...fieldOf(text(10, 0)) },
} as const satisfies Columns;
