// From what was typed to the body the API takes, and back to the field that the API found at fault; pure.
import { createHash } from "node:crypto";
import { isDay } from "../shared/day.ts";
import { readRocDate } from "../shared/roc-date.ts";
import type { Words } from "../shared/words.ts";
import type { Told } from "./api.ts";
import type { Field } from "./field.ts";
import { NOTHING_TYPED, type Typed } from "./typed.ts";

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
    case "file":
      return file ? value(undefined) : fault(NO_FILE);
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

/** One row of a table is `name.0.column`; what is optional and empty is left out. */
function tableOf({ name, columns }: Field, typed: Typed): unknown[] {
  return filledRows({ name, columns }, typed).map(row =>
    Object.fromEntries(
      columns.flatMap(column => {
        const text = typed.one(`${name}.${row}.${column.name}`).trim();
        return text === "" && !column.required ? [] : [[column.name, text]];
      }),
    ),
  );
}

/** A row in which nothing was typed is none. */
function filledRows({ name, columns }: Pick<Field, "name" | "columns">, typed: Typed): readonly string[] {
  const written = columns.filter(({ kind }) => kind !== "choice");
  return typed
    .all(`${name}.row`)
    .filter(row => written.some(column => typed.one(`${name}.${row}.${column.name}`).trim() !== ""));
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

/** A moment as people or links write it, as an instant; undefined for what is neither. */
export function readMoment(text: string): string | undefined {
  const plain = text.trim();
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(plain) && !Number.isNaN(Date.parse(plain)))
    return new Date(plain).toISOString();
  const read = momentOf(plain);
  return read.kind === "value" ? new Date(String(read.value)).toISOString() : undefined;
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

/** What the API found wrong, beside the fields it is about: `/hardware/note`, and in a table the very cell. */
export function faultsTold(
  fields: readonly Field[],
  { faults = [] }: Pick<Told, "faults">,
  typed: Typed = NOTHING_TYPED,
): Faults {
  return new Map(
    faults.flatMap(({ pointer, message }) => {
      const path = pointer.slice(1).replaceAll("/", ".");
      const field = fields.find(({ name }) => path === name || path.startsWith(`${name}.`));
      return field ? [[placeOf(field, path, typed), { "zh-TW": message, en: message }] as const] : [];
    }),
  );
}

/** The API counts the rows it was given; on the form there may be empty ones between them. */
function placeOf(field: Field, path: string, typed: Typed): string {
  const [row = "", column] = path.slice(field.name.length + 1).split(".");
  if (field.kind !== "table" || !/^\d+$/.test(row)) return field.name;
  const shown = filledRows(field, typed)[Number(row)] ?? row;
  return `${field.name}.${shown}.${column ?? field.columns[0]?.name ?? ""}`;
}

const MISSING = { "zh-TW": "請填寫這一欄", en: "This field is needed" };
const NO_FILE = { "zh-TW": "請選擇檔案", en: "Choose a file" };
const NO_NUMBER = { "zh-TW": "必須是數字", en: "must be a number" };
export const NO_MOMENT = {
  "zh-TW": "請寫日期與時間，例如 110/06/18 17:10",
  en: "write a date and a time, such as 110/06/18 17:10",
};
