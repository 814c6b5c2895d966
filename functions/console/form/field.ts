// The fields of a form, read off the schema that the API itself parses with: one source, so that no form can lag behind; pure.
import type { GenericSchema } from "valibot";
import type { Words } from "../../shared/words.ts";

export const FIELD_KINDS = [
  "text",
  "digest",
  "day",
  "moment",
  "number",
  "yes-no",
  "choice",
  "choices",
  "lines",
  "table",
  "file",
] as const;

export type Offer = readonly [value: string, words: string];

/** Where what is missing or wrong is put right. */
export interface Mend {
  readonly href: string;
  readonly words: Words;
}

export interface Picks {
  /** Chosen from a list, or written as it is called. */
  readonly by: "list" | "name";
  /** Everything there is is among the suggestions. */
  readonly complete: boolean;
  readonly mend: Mend;
  /** Where more is found, by what is typed. */
  readonly search?: string;
  /** What is picked, where it is no person. */
  readonly of?: "terminal" | "agency" | "endpoint" | "item" | "support";
}

export interface Field {
  /** Its place in the body, with dots between: `hardware.fit`. */
  readonly name: string;
  readonly kind: (typeof FIELD_KINDS)[number];
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly longest: number | undefined;
  /** What could be chosen or typed, each with what it is called. */
  readonly suggestions: readonly Offer[];
  /** How one is picked from what is on record; without it anything may be typed. */
  readonly picks?: Picks;
  /** The columns of a table: a list of small records, a row each. */
  readonly columns: readonly Field[];
  /** It must be given, and may be given empty; what need not be given is left out when nothing was typed. */
  readonly orEmpty?: boolean;
  /** The act that asks, where the field is called by another name than elsewhere. */
  readonly act?: string;
  /** A code that tells a row from others and that nobody types: made here, once. */
  readonly made?: boolean;
  /** The law asks for it in some cases. */
  readonly sometimes?: boolean;
  /** It came with the link that led here and is not for changing. */
  readonly fixed?: boolean;
}

/** One that no schema asks for. */
export function textField(name: string): Field {
  const none = { choices: [], longest: undefined, suggestions: [], columns: [] };
  return { name, kind: "text", required: false, ...none };
}

/** A file that is handed on as it is. */
export const SHEET_FIELD: Field = { ...textField("sheet"), kind: "file", required: true };

/** As much of a schema as a form needs to know. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

export function fieldsOf(schema: GenericSchema | undefined): readonly Field[] {
  return schema ? fieldsIn(schema as unknown as Shape, "") : [];
}

/** Of a group that may be left out, nothing is needed. */
function fieldsIn({ entries = {} }: Shape, prefix: string, required = true): Field[] {
  return Object.entries(entries).flatMap(([name, shape]) => fieldOf(shape, prefix + name, required));
}

function fieldOf(shape: Shape, name: string, required: boolean): Field[] {
  if (shape.wrapped) return fieldOf(shape.wrapped, name, false);
  if (shape.entries && shape.type !== "array") return fieldsIn(shape, `${name}.`, required);
  const longest = ruleOf(shape, "max_length");
  const field = {
    name,
    required: required && ruleOf(shape, "min_length") !== 0,
    ...(required && ruleOf(shape, "min_length") === 0 && { orEmpty: true }),
    choices: [],
    columns: [],
    suggestions: [],
    longest: undefined,
  };
  switch (shape.type) {
    case "string":
      return [{ ...field, kind: textKind(shape), longest }];
    case "number":
      return [{ ...field, kind: "number" }];
    case "boolean":
      return [{ ...field, kind: "yes-no" }];
    case "literal":
      return [{ ...field, kind: "choice", choices: [String(shape.literal)] }];
    case "picklist":
      return [{ ...field, kind: "choice", choices: (shape.options ?? []).map(String) }];
    case "array":
      return [
        {
          ...field,
          ...listKind(shape.item),
          required: required && (ruleOf(shape, "min_length") ?? 0) > 0,
          ...(required && { orEmpty: true }),
        },
      ];
    default:
      throw new Error(`a form knows no field for ${name}: ${shape.type}`);
  }
}

function listKind(item: Shape | undefined): Pick<Field, "kind" | "choices" | "columns"> {
  if (item?.type === "picklist")
    return { kind: "choices", choices: (item.options ?? []).map(String), columns: [] };
  if (item?.entries) return { kind: "table", choices: [], columns: fieldsIn(item, "").map(asMade) };
  return { kind: "lines", choices: item?.type === "number" ? ["number"] : [], columns: [] };
}

function asMade(column: Field): Field {
  return column.name === "id" ? { ...column, made: true } : column;
}

const SHA256 = /^[0-9a-f]{64}$/;

function textKind(shape: Shape): "text" | "digest" | "day" | "moment" {
  const form = shape.pipe?.find(({ type }) => type === "regex")?.requirement;
  if (form instanceof RegExp && form.source === SHA256.source) return "digest";
  if (ruleOf(shape, "iso_timestamp") !== undefined) return "moment";
  return ruleOf(shape, "iso_date") === undefined ? "text" : "day";
}

function ruleOf({ pipe = [] }: Shape, type: string): number | undefined {
  const rule = pipe.find(each => each.type === type);
  return rule && (typeof rule.requirement === "number" ? rule.requirement : Number.NaN);
}
