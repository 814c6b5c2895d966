// What a sheet consists of: its columns by code name, and the type of a record of them.
import * as v from "valibot";
import { faultsOf } from "../http/schema.ts";
import { legible } from "../rules/text.ts";
import type { Words } from "../words.ts";

export type Parsed<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "refused"; readonly code: string; readonly words: Words };

/** `parse` and `format` undo each other. */
export interface Column<Value> {
  /** The header on export; on import the code name and the synonyms do as well. */
  readonly title: string;
  readonly synonyms?: readonly string[];
  /** The column may be missing and its cells may be empty: null. */
  readonly optional?: true;
  /** Full-width digits and letters mean the half-width ones. */
  readonly fold?: true;
  parse(text: string): Parsed<Value>;
  format(value: Value): string;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

type ValueOf<C extends Column<unknown>> = Extract<ReturnType<C["parse"]>, { kind: "value" }>["value"];

export type RecordOf<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends { optional: true } ? ValueOf<C[Name]> | null : ValueOf<C[Name]>;
};

/** A cell takes what a field of the API takes, and what is wrong with it is said in the same words: spread it into a column. */
export function fieldOf<Schema extends v.GenericSchema<string, string>>(schema: Schema) {
  return {
    parse: (text: string): Parsed<v.InferOutput<Schema>> => {
      const read = v.safeParse(schema, text);
      return read.success ? { kind: "value", value: read.output } : refusedBy(read.issues);
    },
    format: (value: v.InferOutput<Schema>): string => legible(value),
  } as const;
}

export function refusedBy(
  issues: readonly v.BaseIssue<unknown>[],
): Extract<Parsed<never>, { kind: "refused" }> {
  const [fault] = faultsOf(issues);
  const words = fault?.words ?? { "zh-TW": "格式不符", en: "is not in the expected form" };
  return { kind: "refused", code: "not-in-form", words };
}

/** Text as it is: spread it into a column. */
export const PLAIN_TEXT = {
  parse: (text: string): Parsed<string> => ({ kind: "value", value: text }),
  format: (text: string): string => text,
};

/** Text of which there may be none: an empty cell. */
export function textColumn(title: string) {
  return { title, optional: true, ...PLAIN_TEXT } as const;
}
