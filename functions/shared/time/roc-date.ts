// Dates of the Republic calendar (民國) as forms write them, to and from ISO days; what is in doubt is refused.

import type { Words } from "../words.ts";
import { type Day, isDay } from "./day.ts";
import { TAIPEI_MS } from "./taipei.ts";

/** Year 1 of the Republic is 1912. */
const BEFORE_YEAR_1 = 1911;
const FIRST_DAY = "1912-01-01";
const LAST_DAY = "2910-12-31";
const DAY_MS = 24 * 60 * 60 * 1000;

export const ROC_REFUSALS = {
  "not-a-roc-date": {
    "zh-TW": "不是民國日期，例如 110/06/03、110.6.3、110年6月3日或 1100603",
    en: "not a Republic date such as 110/06/03, 110.6.3, 110年6月3日 or 1100603",
  },
  "no-such-day": { "zh-TW": "沒有這一天", en: "there is no such day" },
  "before-roc-year-1": { "zh-TW": "早於民國元年", en: "before year 1 of the Republic" },
  // Pages and forms write Republic dates of three digits: beyond them there is nothing to show.
  "date-out-of-reach": {
    "zh-TW": "超出民國 1 年至 999 年（西元 1912 至 2910 年）",
    en: "outside the years 1 to 999 of the Republic (1912 to 2910)",
  },
} as const satisfies Record<string, Words>;
type RocRefusal = keyof typeof ROC_REFUSALS;

export type RocReading =
  | { readonly status: "read"; readonly day: Day }
  | { readonly status: "refused"; readonly code: RocRefusal; readonly words: Words };

const FORMS = {
  slashes: (year: number, month: number, date: number) => `${pad(year, 3)}/${pad(month)}/${pad(date)}`,
  dots: (year: number, month: number, date: number) => `${year}.${month}.${date}`,
  characters: (year: number, month: number, date: number) => `${year}年${month}月${date}日`,
  digits: (year: number, month: number, date: number) => `${pad(year, 3)}${pad(month)}${pad(date)}`,
} as const;
export type RocForm = keyof typeof FORMS;
export const ROC_FORMS = Object.keys(FORMS) as readonly RocForm[];

const READABLE = [
  /^(\d{1,3})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{1,3})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{1,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/,
  /^(\d{3})(\d{2})(\d{2})$/,
];

/** Reads every form above, with or without 民國 in front, in half-width or full-width digits, invisible characters aside. */
export function readRocDate(text: string): RocReading {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  if (/^(?:中華民國|民國|民)前/.test(plain)) return refused("before-roc-year-1");
  const [iso = ""] = /^\d{4}-\d{2}-\d{2}/.exec(plain) ?? [];
  if (isDay(iso) && !isRocDay(iso)) return refused("date-out-of-reach");
  const written = plain.replace(/^(?:中華)?民國\s*/, "");
  const parts = READABLE.map(form => form.exec(written)).find(match => match !== null);
  if (!parts) return refused("not-a-roc-date");
  const [year = 0, month = 0, date = 0] = parts.slice(1).map(Number);
  if (year < 1) return refused("before-roc-year-1");
  const day = `${pad(year + BEFORE_YEAR_1, 4)}-${pad(month)}-${pad(date)}`;
  return isDay(day) ? { status: "read", day } : refused("no-such-day");
}

/** Whether the Republic calendar can write it: everything that comes in must be such a day. */
export function isRocDay(day: string): boolean {
  return isDay(day) && FIRST_DAY <= day && day <= LAST_DAY;
}

/** Of a day that can be written, as Taipei counts days. */
export function isRocInstant(instant: string): boolean {
  const ms = Date.parse(instant) + TAIPEI_MS;
  return Date.parse(FIRST_DAY) <= ms && ms <= Date.parse(LAST_DAY) + DAY_MS;
}

export function rocDate(day: Day, form: RocForm): string {
  if (!isRocDay(day)) throw new RangeError(`${day} has no Republic date of three digits`);
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return FORMS[form](year - BEFORE_YEAR_1, month, date);
}

function refused(code: RocRefusal): RocReading {
  return { status: "refused", code, words: ROC_REFUSALS[code] };
}

function pad(number: number, width = 2): string {
  return String(number).padStart(width, "0");
}
