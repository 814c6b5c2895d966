// Pieces of schema that every feature uses; unknown keys are refused, text is clean, accounts have one form, instants are UTC.
import * as v from "valibot";
import {
  ACCOUNT,
  accountComplaint,
  foldedAccount,
  LONGEST_ACCOUNT,
  reservedComplaint,
} from "../rules/account.ts";
import { type Complaint, formComplaint, KEY, keyComplaint, textComplaint } from "../rules/text.ts";
import { isDay } from "../time/day.ts";
import { isRocDay, isRocInstant, ROC_REFUSALS } from "../time/roc-date.ts";
import type { Words } from "../words.ts";
import type { Fault } from "./problem.ts";

/** What a check of ours has to say, found again by the check itself when the schema complains. */
const COMPLAINTS = new Map<unknown, (text: string) => Complaint | undefined>();

/** The check behind a complaint: what it says is told to whoever sent the text. */
export function uncomplained(complaint: (text: string) => Complaint | undefined): (text: string) => boolean {
  const isFine = (text: string) => complaint(text) === undefined;
  COMPLAINTS.set(isFine, complaint);
  return isFine;
}

const OUT_OF_REACH: Complaint = { code: "date-out-of-reach", words: ROC_REFUSALS["date-out-of-reach"] };
/** Blanks and line ends around a text are cut off; a byte order mark would be too, and nobody sees that one. */
const isClean = uncomplained(text => textComplaint(text.includes("\uFEFF") ? text : text.trim()));
const hasOneForm = uncomplained(formComplaint);
const isAccount = uncomplained(accountComplaint);
const isPersons = uncomplained(reservedComplaint);
const isShownDay = uncomplained(text => (isDay(text) && !isRocDay(text) ? OUT_OF_REACH : undefined));
const isShownInstant = uncomplained(text =>
  isInstant(text) && !isRocInstant(text) ? OUT_OF_REACH : undefined,
);
COMPLAINTS.set(KEY, keyComplaint);

/** One line of clean text: nothing invisible, composed, without blanks at its ends. */
export function text(max: number, min = 1) {
  return v.pipe(
    v.string(),
    v.check(isClean),
    v.normalize("NFC"),
    v.trim(),
    v.minLength(min),
    v.maxLength(max),
  );
}

export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A name that becomes part of a table key. */
export function key(max: number) {
  return v.pipe(text(max), v.check(hasOneForm), v.regex(KEY));
}

/** Who keeps a thing: an account or a name as it is written, rare characters and all; it decides nothing. */
export function keeper(max: number) {
  return v.pipe(text(max), v.regex(KEY));
}

/** A person by the name they log in with, in its one form. */
export function account() {
  return v.pipe(actor(), v.check(isPersons));
}

/** Whoever acts in the journal: a person or the gateway itself. */
export function actor() {
  return v.pipe(
    v.string(),
    v.check(isClean),
    v.trim(),
    v.check(isAccount),
    v.description("An account: Latin letters, digits and . _ - @ + '; case and width do not matter"),
    v.transform(foldedAccount),
    v.minLength(1),
    v.maxLength(LONGEST_ACCOUNT),
    v.regex(ACCOUNT),
  );
}

/** An instant with its zone on a day that exists, kept as UTC. */
export function instant() {
  return v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check(isInstant),
    v.check(isShownInstant),
    v.transform(value => new Date(value).toISOString()),
  );
}

function isInstant(value: string): boolean {
  const [day = ""] = value.split(/[T ]/);
  return isDay(day) && !Number.isNaN(Date.parse(value));
}

/** A day that exists, as YYYY-MM-DD. */
export function day() {
  return v.pipe(v.string(), v.isoDate(), v.check(isDay), v.check(isShownDay));
}

/** A time of day in Taipei, however it is typed: 8:30, 0830 or ８：３０; kept as 08:30. */
export const clockTime = v.pipe(
  v.string(),
  v.transform(typed =>
    typed
      .normalize("NFKC")
      .trim()
      .replace(/^(\d{1,2}):?(\d\d)$/, "$1:$2")
      .padStart(5, "0"),
  ),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
);

/** Words as an answer gives them, in both languages. */
export const bothLanguages = v.object({ "zh-TW": v.string(), en: v.string() });

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
  iso_timestamp: () => ({ "zh-TW": "必須是含時區的時刻", en: "must be a date and time with its zone" }),
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
    const complaint = COMPLAINTS.get(issue.requirement)?.(String(issue.input));
    const words = SENTENCES[issue.type]?.(requirement) ?? {
      "zh-TW": "格式不符",
      en: "is not in the expected form",
    };
    const code = issue.type.replaceAll("_", "-");
    return { pointer: ["", ...place].join("/"), ...(complaint ?? { code, words }) };
  });
}
