// What a sheet consists of: its columns by code name, and the type of a record of them.
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

/** Text as it stands: spread it into a column. */
export const PLAIN_TEXT = {
  parse: (text: string): Parsed<string> => ({ kind: "value", value: text }),
  format: (text: string): string => text,
};
