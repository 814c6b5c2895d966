// Pieces of schema that every feature uses; unknown keys are refused, text is clean, instants are UTC.
import * as v from "valibot";
import { isDay } from "../time/day.ts";
import type { Words } from "../words.ts";
import type { Fault } from "./problem.ts";

/** One line of clean text: no control or zero-width characters, composed, without blanks at its ends. */
export function text(max: number, min = 1) {
  return v.pipe(
    v.string(),
    v.normalize("NFC"),
    v.trim(),
    v.minLength(min),
    v.maxLength(max),
    v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060\uFEFF]*$/u),
  );
}

/** A name that becomes part of a table key. */
export function key(max: number) {
  return v.pipe(text(max), v.regex(/^[^\s#/]+$/));
}

/** An instant with its zone on a day that exists, kept as UTC. */
export function instant() {
  return v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check(isInstant),
    v.transform(value => new Date(value).toISOString()),
  );
}

/** Past the year 9999, or before 0, the text in UTC would sort before every other instant. */
function isInstant(value: string): boolean {
  const [day = ""] = value.split(/[T ]/);
  const ms = Date.parse(value);
  return isDay(day) && !Number.isNaN(ms) && /^\d{4}-/.test(new Date(ms).toISOString());
}

/** A day that exists, as YYYY-MM-DD. */
export function day() {
  return v.pipe(v.string(), v.isoDate(), v.check(isDay));
}

export function pageQuery<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject({
    ...entries,
    limit: v.optional(
      v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)),
      "50",
    ),
    cursor: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
  });
}

const SENTENCES: Record<string, (requirement: unknown) => Words> = {
  strict_object: () => ({ "zh-TW": "缺少或不認得的欄位", en: "missing or unknown field" }),
  string: () => ({ "zh-TW": "必須是文字", en: "must be text" }),
  number: () => ({ "zh-TW": "必須是數字", en: "must be a number" }),
  boolean: () => ({ "zh-TW": "必須是 true 或 false", en: "must be true or false" }),
  array: () => ({ "zh-TW": "必須是清單", en: "must be a list" }),
  min_length: n => ({ "zh-TW": `長度不得少於 ${n}`, en: `must not be shorter than ${n}` }),
  max_length: n => ({ "zh-TW": `長度不得超過 ${n}`, en: `must not be longer than ${n}` }),
  min_value: n => ({ "zh-TW": `不得小於 ${n}`, en: `must not be less than ${n}` }),
  max_value: n => ({ "zh-TW": `不得大於 ${n}`, en: `must not be more than ${n}` }),
  picklist: n => ({ "zh-TW": `必須是其中之一：${n}`, en: `must be one of: ${n}` }),
  iso_date: () => ({ "zh-TW": "必須是 YYYY-MM-DD 日期", en: "must be a date, YYYY-MM-DD" }),
  iso_timestamp: () => ({ "zh-TW": "必須是含時區的時刻", en: "must be an instant with its zone" }),
};

/** The schema's complaints in the words of a person, each at the place in the input it is about. */
export function faultsOf(issues: readonly v.BaseIssue<unknown>[]): Fault[] {
  return issues.map(issue => {
    const place = (issue.path ?? []).map(({ key }) =>
      String(key).replaceAll("~", "~0").replaceAll("/", "~1"),
    );
    const requirement =
      issue.type === "picklist"
        ? issue.expected?.replaceAll(/[()"]/g, "")
        : (issue.requirement ?? issue.expected);
    const words = SENTENCES[issue.type]?.(requirement) ?? {
      "zh-TW": "格式不符",
      en: "is not in the expected form",
    };
    return { pointer: ["", ...place].join("/"), code: issue.type.replaceAll("_", "-"), words };
  });
}
