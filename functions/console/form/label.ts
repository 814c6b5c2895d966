// What fields and their values are called on screen, each name once for all forms and tables.
import { clauseOf, isClause } from "../../shared/rules/clauses.ts";
import { isSystem, systemOf } from "../../shared/rules/systems.ts";
import { type Words, words } from "../../shared/words.ts";
import { FIELDS } from "../words/field-names.ts";
import { VALUES, VALUES_OF } from "../words/value-names.ts";

export interface FieldWords {
  readonly label: Words;
  readonly hint?: Words;
}

/** By the whole name first, then by its last part; a name nobody worded yet is shown as it is. */
export function fieldWords(name: string): FieldWords {
  // A field of one row among many is called as it is in all of them.
  const last = name.split(".").at(-1) ?? name;
  const [zh, en, zhHint, enHint] = under(FIELDS, name) ?? under(FIELDS, last) ?? [name, name];
  const label = words(zh, en);
  return zhHint && enHint ? { label, hint: words(zhHint, enHint) } : { label };
}

/** By the field first, for a value that means something else elsewhere: `registered` of a loan and of a register. */
export function valueWords(value: string, field = ""): Words {
  if (isSystem(value)) return systemOf(value);
  if (isClause(value)) return clauseOf(value);
  const last = field.split(".").at(-1) ?? field;
  const ofField = under(VALUES_OF, last) ?? {};
  const [zh, en] = under(ofField, value) ?? under(VALUES, value) ?? [value, value];
  return words(zh, en);
}

/** What is looked up may be any text somebody typed, and may be called like anything that every object has. */
function under<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
