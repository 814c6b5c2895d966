// What agencies are called, on screen and on paper; from policies/agencies.json. An agency without a name there keeps its code; pure.
import * as v from "valibot";
import register from "../../../policies/agencies.json" with { type: "json" };
import type { Words } from "../words.ts";

const nonEmpty = v.pipe(v.string(), v.nonEmpty());
const schema = v.array(v.strictObject({ code: nonEmpty, "zh-TW": nonEmpty, en: nonEmpty }));
const NAMES: ReadonlyMap<string, Words> = new Map(v.parse(schema, register).map(row => [row.code, row]));

export function agencyWords(code: string): Words {
  return NAMES.get(code) ?? { "zh-TW": code, en: code };
}

export function isNamedAgency(code: string): boolean {
  return NAMES.has(code);
}

/** Those that have a name. */
export const NAMED_AGENCIES: readonly string[] = [...NAMES.keys()];
