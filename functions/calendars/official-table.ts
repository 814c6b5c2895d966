// The official table as the Directorate-General of Personnel Administration publishes it, 西元日期、星期、是否放假、備註: a row for
// every day of one year, each judged by the day it is; pure.
import { Problem } from "../shared/http/problem.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import { type Columns, type Parsed, textColumn } from "../shared/sheet/sheet-column.ts";
import { type SheetFault, worded } from "../shared/sheet/sheet-fault.ts";
import { dayOf, type YearTable } from "../shared/time/calendar.ts";
import { addDays, type Day, isDay, weekdayOf } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";
import { CALENDAR_PROBLEM } from "./problems.ts";

const WEEKDAYS = "日一二三四五六";
const SATURDAY = 6;
const SUNDAY = 0;

const day = {
  fold: true,
  parse: (text: string): Parsed<Day> => {
    const [, year = "", month = "", date = ""] = /^(\d{4})[-/]?(\d{1,2})[-/]?(\d{1,2})$/.exec(text) ?? [];
    const value = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    if (isDay(value)) return { kind: "value", value };
    return {
      kind: "refused",
      code: "not-a-day",
      words: words("不是西元日期，例如 20270101", "is no date such as 20270101"),
    };
  },
  format: (value: Day): string => value.replaceAll("-", ""),
} as const;

const weekday = {
  fold: true,
  parse: (text: string): Parsed<number> => {
    const value = WEEKDAYS.indexOf(text.replace(/^(?:星期|週)/, ""));
    if (value >= 0 && text !== "") return { kind: "value", value };
    return {
      kind: "refused",
      code: "not-a-weekday",
      words: words("須為 日、一、二、三、四、五、六", "must be one of 日一二三四五六"),
    };
  },
  format: (value: number): string => WEEKDAYS[value] ?? "",
} as const;

const off = {
  fold: true,
  parse: (text: string): Parsed<boolean> => {
    if (text === "0" || text === "2") return { kind: "value", value: text === "2" };
    return {
      kind: "refused",
      code: "not-a-mark",
      words: words("須為 0（上班）或 2（放假）", "must be 0 (worked) or 2 (off)"),
    };
  },
  format: (value: boolean): string => (value ? "2" : "0"),
} as const;

const OFFICIAL_COLUMNS = {
  date: { title: "西元日期", ...day },
  weekday: { title: "星期", ...weekday },
  off: { title: "是否放假", ...off },
  note: textColumn("備註"),
} as const satisfies Columns;

export interface OfficialTable {
  readonly table: YearTable;
  readonly faults: readonly SheetFault[];
}

interface DayRow {
  readonly row: number;
  readonly record: {
    readonly date: Day;
    readonly weekday: number;
    readonly off: boolean;
    readonly note: string | null;
  };
}

/** Nothing of it counts while there is a fault. */
export function readOfficialTable(bytes: Uint8Array, year: number): OfficialTable {
  const sheet = readSheet(bytes, OFFICIAL_COLUMNS);
  const rows = sheet.rows as readonly DayRow[];
  const own = sheet.faults.length > 0 ? [] : [...judgeRows(rows, year), ...missingDays(rows, year)];
  const pick = (is: (row: DayRow["record"]) => boolean) =>
    rows.flatMap(({ record }) => (is(record) ? [record.date] : [])).sort();
  const isWeekend = ({ date }: DayRow["record"]) => [SATURDAY, SUNDAY].includes(weekdayOf(date));
  return {
    table: {
      weekdaysOff: pick(each => each.off && !isWeekend(each)),
      saturdaysWorked: pick(each => !each.off && weekdayOf(each.date) === SATURDAY),
    },
    faults: [...sheet.faults, ...own],
  };
}

function judgeRows(rows: readonly DayRow[], year: number): readonly SheetFault[] {
  const seen = new Set<Day>();
  return rows.flatMap(({ row, record }) => {
    const { date } = record;
    const why = seen.has(date) ? TWICE : wrongIn(record, year);
    seen.add(date);
    return why
      ? [worded({ row, column: OFFICIAL_COLUMNS[why.column].title, value: date }, why.code, why.words)]
      : [];
  });
}

interface Wrong {
  readonly column: keyof typeof OFFICIAL_COLUMNS;
  readonly code: string;
  readonly words: Words;
}

const TWICE: Wrong = {
  column: "date",
  code: "day-twice",
  words: words("這一天出現兩次", "the day appears twice"),
};

function wrongIn(
  { date, weekday: told, off: isOff, note }: DayRow["record"],
  year: number,
): Wrong | undefined {
  const is = weekdayOf(date);
  if (!date.startsWith(`${year}-`))
    return {
      column: "date",
      code: "other-year",
      words: words(`不是 ${year} 年的日期`, `is not a day of ${year}`),
    };
  if (is !== told)
    return {
      column: "weekday",
      code: "wrong-weekday",
      words: words(`這一天是星期${WEEKDAYS[is]}`, `the day is a ${NAMES[is]}`),
    };
  if (is === SUNDAY && !isOff) return { column: "off", code: "sunday-worked", words: SUNDAY_WORKED };
  if (is === SATURDAY && !isOff && !note?.includes("補行上班"))
    return { column: "off", code: "saturday-unexplained", words: SATURDAY_UNEXPLAINED };
  return undefined;
}

const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const SUNDAY_WORKED = words("星期日標為上班，請核對原檔", "a Sunday is marked as worked: check the file");
const SATURDAY_UNEXPLAINED = words(
  "星期六標為上班，備註卻沒有「補行上班」，請核對原檔",
  "a Saturday is marked as worked, and its note does not say 補行上班: check the file",
);

/** Half a file is no calendar: the first days that are not there are named. */
function missingDays(rows: readonly DayRow[], year: number): readonly SheetFault[] {
  const there = new Set(rows.map(({ record }) => record.date));
  const missing: Day[] = [];
  for (let each = `${year}-01-01`; each.startsWith(`${year}-`); each = addDays(each, 1))
    if (!there.has(each)) missing.push(each);
  if (missing.length === 0) return [];
  const [first, last, count] = [missing[0], missing.at(-1), missing.length];
  const told = words(
    `缺 ${count} 天（${first} 至 ${last} 之間）：請載入整年的檔案`,
    `${count} days are missing (between ${first} and ${last}): load the file of the whole year`,
  );
  return [worded({ column: OFFICIAL_COLUMNS.date.title }, "days-missing", told)];
}

/** For this year or one to come, with every fault in its place: of a file in doubt nothing is taken. */
export function tableToLoad(bytes: Uint8Array, year: number, at: string): YearTable {
  if (year < Number(dayOf(at).slice(0, 4))) throw new Problem(CALENDAR_PROBLEM["calendar-of-the-past"]);
  const { table, faults } = readOfficialTable(bytes, year);
  if (faults.length === 0) return table;
  throw new Problem(CALENDAR_PROBLEM["calendar-faulty"], {
    faults: faults.map(({ row, column, code, "zh-TW": zh, en }) => ({
      pointer: `/${row ?? ""}/${column ?? ""}`,
      code,
      words: words(zh, en),
    })),
  });
}
