// What fields and their values are called on screen, each name once for all forms and tables.
import { clauseOf, isClause } from "../../shared/rules/clauses.ts";
import { isSystem, systemOf } from "../../shared/rules/systems.ts";
import type { Words } from "../../shared/words.ts";
import { FIELDS } from "../words/field-names.ts";
import { VALUES, VALUES_OF } from "../words/value-names.ts";

export interface FieldWords {
  readonly label: Words;
  readonly hint?: Words;
}

/** By the whole name first, then by its last part; a name nobody worded yet stands as it is. */
export function fieldWords(name: string): FieldWords {
  // A field of one row among many is called as it is in all of them.
  const last = name.split(".").at(-1) ?? name;
  const [zh, en, zhHint, enHint] = FIELDS[name] ?? FIELDS[last] ?? [name, name];
  const label = { "zh-TW": zh, en };
  return zhHint && enHint ? { label, hint: { "zh-TW": zhHint, en: enHint } } : { label };
}

/** By the field first, for a value that means something else elsewhere: `registered` of a loan and of a register. */
export function valueWords(value: string, field = ""): Words {
  if (isSystem(value)) return systemOf(value);
  if (isClause(value)) return clauseOf(value);
  const last = field.split(".").at(-1) ?? field;
  const [zh, en] = VALUES_OF[last]?.[value] ?? VALUES[value] ?? [value, value];
  return { "zh-TW": zh, en };
}
