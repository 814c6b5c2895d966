// From what was typed to the body the API takes, and back to the field that the API found at fault; pure.
import { createHash } from "node:crypto";
import { type Words, words } from "../../shared/words.ts";
import type { ProblemDocument } from "../door/api.ts";
import { NOTHING_TYPED, type Typed, typed } from "../door/typed.ts";
import type { Field, Mend } from "./field.ts";
import { fault, readTyped, type TextReading, value } from "./read-text.ts";

/** What is wrong with what was typed, and where that is mended if not in the field itself. */
export type Fault = Words & { readonly mend?: Mend };
/** By the name of the field. */
export type FormFaults = ReadonlyMap<string, Fault>;

export interface Body {
  readonly body: Readonly<Record<string, unknown>>;
  readonly faults: FormFaults;
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

function readField(field: Field, typed: Typed): TextReading {
  const text = typed.one(field.name).trim();
  switch (field.kind) {
    case "choices":
      return listOf(field, typed.all(field.name));
    case "lines":
      return listOf(
        field,
        typed
          .all(field.name)
          .flatMap(linesIn)
          .map(line => (field.choices.includes("number") ? Number(line) : line)),
      );
    case "table":
      return listOf(field, tableOf(field, typed));
    case "file":
      return typed.files.has(field.name) ? value(undefined) : fault(NO_FILE);
    case "digest":
      return digestOf(field, text, typed.files.get(field.name));
    default:
      return text === "" ? emptyOf(field) : readTyped(field.kind, text);
  }
}

function listOf({ required, orEmpty }: Field, list: readonly unknown[]): TextReading {
  if (list.length > 0) return value(list);
  return required ? fault(MISSING) : value(orEmpty ? list : undefined);
}

function digestOf(field: Field, text: string, file: Uint8Array | undefined): TextReading {
  if (file) return value(createHash("sha256").update(file).digest("hex"));
  return text === "" ? emptyOf(field) : value(text);
}

function emptyOf({ required, orEmpty, kind }: Field): TextReading {
  return required
    ? fault(kind === "yes-no" ? NOT_SAID : kind === "choice" ? NOT_CHOSEN : MISSING)
    : value(orEmpty ? "" : undefined);
}

/** One row of a table is `name.0.column`; what is optional and empty is left out. */
function tableOf({ name, columns }: Field, typed: Typed): unknown[] {
  return filledRows({ name, columns }, typed).map(row =>
    Object.fromEntries(
      columns.flatMap(column => {
        const text = typed.one(`${name}.${row}.${column.name}`).trim();
        return text === "" && !column.required && !column.orEmpty ? [] : [[column.name, text]];
      }),
    ),
  );
}

/** A row in which nothing was typed is none. */
export function filledRows(
  { name, columns }: Pick<Field, "name" | "columns">,
  typed: Typed,
): readonly string[] {
  const written = columns.filter(({ kind, made }) => kind !== "choice" && !made);
  return typed
    .all(`${name}.row`)
    .filter(row => written.some(column => typed.one(`${name}.${row}.${column.name}`).trim() !== ""));
}

/** Rows that are new get their code from the key of their form: sent twice it is the same. */
export function withMade(fields: readonly Field[], given: Typed): Typed {
  const made = fields.flatMap(({ name, columns }) =>
    columns
      .filter(column => column.made)
      .flatMap(column =>
        given
          .all(`${name}.row`)
          .map(row => [`${name}.${row}.${column.name}`, `${given.one("_key").slice(0, 8)}-${row}`] as const)
          .filter(([cell]) => given.one(cell) === ""),
      ),
  );
  return made.length === 0 ? given : typed([...given.pairs, ...made], given.files);
}

export function linesIn(text: string): string[] {
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
  { faults = [] }: Pick<ProblemDocument, "faults">,
  typed: Typed = NOTHING_TYPED,
): FormFaults {
  return new Map(
    faults.flatMap(({ pointer, message }) => {
      const path = pointer.slice(1).replaceAll("/", ".");
      const field = fields.find(({ name }) => path === name || path.startsWith(`${name}.`));
      return field ? [[placeOf(field, path, typed), words(message, message)] as const] : [];
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

const MISSING = words("請填寫此欄", "Fill in this field");
const NOT_SAID = words("請選擇是或否", "Choose yes or no");
const NOT_CHOSEN = words("請選擇一項", "Choose one");
const NO_FILE = words("請選擇檔案", "Choose a file");
