// From what was typed to the body the API takes, and back to the field that the API found at fault; pure.
import { createHash } from "node:crypto";
import { isDay } from "../shared/day.ts";
import { readRocDate } from "../shared/roc-date.ts";
import type { Words } from "../shared/words.ts";
import type { Told } from "./api.ts";
import type { Field } from "./field.ts";
import type { Typed } from "./typed.ts";

/** What is wrong, by the name of the field. */
export type Faults = ReadonlyMap<string, Words>;

export interface Body {
  readonly body: Readonly<Record<string, unknown>>;
  readonly faults: Faults;
}

export function bodyFrom(fields: readonly Field[], typed: Typed): Body {
  const body: Record<string, unknown> = {};
  const faults = new Map<string, Words>();
  for (const field of fields) {
    const read = readField(field, typed);
    if (read.kind === "fault") faults.set(field.name, read.words);
    else if (read.value !== undefined) put(body, field.name, read.value);
  }
  return { body, faults };
}

type Read =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "fault"; readonly words: Words };

const value = (read: unknown): Read => ({ kind: "value", value: read });
const fault = (words: Words): Read => ({ kind: "fault", words });

function readField(field: Field, typed: Typed): Read {
  const file = typed.files.get(field.name);
  if (field.kind === "digest" && file) return value(createHash("sha256").update(file).digest("hex"));
  const text = typed.one(field.name).trim();
  const list = typed.all(field.name);
  switch (field.kind) {
    case "choices":
      return value(list);
    case "lines":
      return value(linesOf(text).map(line => (field.choices.includes("number") ? Number(line) : line)));
    case "table":
      return value(tableOf(field, typed));
    default:
      if (text === "") return field.required ? fault(MISSING) : value(undefined);
  }
  switch (field.kind) {
    case "text":
    case "digest":
    case "choice":
      return value(text);
    case "number":
      return /^-?\d+(\.\d+)?$/.test(text) ? value(Number(text)) : fault(NO_NUMBER);
    case "yes-no":
      return value(text === "yes");
    case "day":
      return dayOf(text);
    case "moment":
      return momentOf(text);
    default:
      return field.kind satisfies never;
  }
}

/** One row of a table is `name.0.column`; a row with nothing in it is none. */
function tableOf({ name, columns }: Field, typed: Typed): unknown[] {
  const rows = typed.all(`${name}.row`);
  return rows.flatMap(row => {
    const fields = columns.map(column => ({ ...column, name: `${name}.${row}.${column.name}` }));
    if (fields.every(each => typed.one(each.name).trim() === "")) return [];
    return [
      Object.fromEntries(
        columns.map((column, at) => [column.name, typed.one(fields[at]?.name ?? "").trim()]),
      ),
    ];
  });
}

function dayOf(text: string): Read {
  if (isDay(text)) return value(text);
  const reading = readRocDate(text);
  return reading.status === "read" ? value(reading.day) : fault(reading.words);
}

/** Taipei has no summer time: its clock is always eight hours ahead. */
function momentOf(text: string): Read {
  const [, date = "", time] = /^(.+?)[\sT]+(\d{1,2}:\d{2})$/.exec(text.replaceAll("：", ":")) ?? [];
  if (!time || !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)) return fault(NO_MOMENT);
  const day = dayOf(date.trim());
  return day.kind === "fault" ? day : value(`${day.value}T${time.padStart(5, "0")}:00+08:00`);
}

export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== "");
}

function put(body: Record<string, unknown>, name: string, read: unknown): void {
  const [first = "", ...rest] = name.split(".");
  if (rest.length === 0) {
    body[first] = read;
    return;
  }
  body[first] ??= {};
  put(body[first] as Record<string, unknown>, rest.join("."), read);
}

/** What the API found wrong, beside the fields it is about: `/hardware/note` and whatever is below it. */
export function faultsTold(fields: readonly Field[], { faults = [] }: Pick<Told, "faults">): Faults {
  return new Map(
    faults.flatMap(({ pointer, message }) => {
      const path = pointer.slice(1).replaceAll("/", ".");
      const field = fields.find(({ name }) => path === name || path.startsWith(`${name}.`));
      return field ? [[field.name, { "zh-TW": message, en: message }] as const] : [];
    }),
  );
}

const MISSING = { "zh-TW": "請填寫這一欄", en: "This field is needed" };
const NO_NUMBER = { "zh-TW": "必須是數字", en: "must be a number" };
const NO_MOMENT = {
  "zh-TW": "請寫日期與時間，例如 110/06/18 17:10",
  en: "write a date and a time, such as 110/06/18 17:10",
};
