// What a value is called in both languages.
import type { Words } from "../../../shared/words.ts";

export type Names = Readonly<Record<string, readonly [zh: string, en: string]>>;

export interface Values {
  /** In every field. */
  readonly always?: Names;
  /** In one field, and something else or nothing in another. */
  readonly inField?: Readonly<Record<string, Names>>;
}

/** What has its words where it is named, as they are kept here. */
export function named(table: Readonly<Record<string, Words>>): Names {
  return Object.fromEntries(Object.entries(table).map(([name, { "zh-TW": zh, en }]) => [name, [zh, en]]));
}
