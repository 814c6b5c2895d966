// Where in somebody's attributes a change or a filter points: `emails[type eq "work"].value`, with or without its schema; pure.
import { Problem } from "../../shared/http/problem.ts";
import { words } from "../../shared/words.ts";
import { type Attribute, attributeIn, attributesOf, isNotKept, isObject, type Values } from "./attributes.ts";
import { CORE, ENTERPRISE } from "./names.ts";
import { SCIM_PROBLEM } from "./problems.ts";

/** One thing that must be equal. */
export interface Equal {
  readonly path: string;
  readonly value: string | boolean | number;
}

export interface Path {
  readonly schema: string;
  /** Without one, the whole of an extension. */
  readonly attribute?: Attribute;
  readonly where?: readonly Equal[];
  readonly sub?: Attribute;
}

const FORM = /^([A-Za-z][\w$-]*)(?:\[(.+)\])?(?:\.([\w$-]+))?$/;

/** Undefined where it points at what is not kept here. */
export function pathIn(given: string): Path | undefined {
  const [schema, rest] = schemaIn(given.trim());
  if (rest === "" && schema === ENTERPRISE) return { schema };
  const [, name = "", filter, subName] = FORM.exec(rest) ?? [];
  const attribute = attributeIn(attributesOf(schema), name);
  if (!attribute) return leftOr(given, name);
  if (filter !== undefined && !attribute.multiValued) throw nowhere(given);
  const where = filter === undefined ? {} : { where: equalsIn(filter) };
  if (subName === undefined) return { schema, attribute, ...where };
  const sub = attributeIn(attribute.sub ?? [], subName);
  return sub ? { schema, attribute, ...where, sub } : leftOr(given, subName);
}

function leftOr(given: string, name: string): undefined {
  if (!isLeft(name)) throw nowhere(given);
}

/** Of a manager, what somebody is called and where they are is ours to say. */
function isLeft(name: string): boolean {
  return isNotKept(name) || ["$ref", "displayname"].includes(name.toLowerCase());
}

function schemaIn(given: string): readonly [schema: string, rest: string] {
  for (const schema of [ENTERPRISE, CORE]) {
    if (given.toLowerCase() === schema.toLowerCase()) return [schema, ""];
    if (given.toLowerCase().startsWith(`${schema.toLowerCase()}:`))
      return [schema, given.slice(schema.length + 1)];
  }
  return [CORE, given];
}

const EQUAL = /^\s*([^\s"[\]]+(?:\[[^\]]*\])?[^\s"]*)\s+eq\s+("(?:[^"\\]|\\.)*"|true|false|-?\d+)\s*/i;

/** `a eq "x" and b eq true`; nothing else is understood, and what is not is refused rather than guessed. */
export function equalsIn(filter: string): readonly Equal[] {
  const found: Equal[] = [];
  let rest = filter.trim().replace(/^\((.*)\)$/s, "$1");
  for (;;) {
    const [whole, path = "", literal = ""] = EQUAL.exec(rest) ?? [];
    if (whole === undefined) throw misread(filter);
    found.push({ path, value: literalIn(literal, filter) });
    rest = rest.slice(whole.length);
    if (rest === "") return found;
    const and = /^and\s+/i.exec(rest)?.[0];
    if (and === undefined) throw misread(filter);
    rest = rest.slice(and.length);
  }
}

function literalIn(literal: string, filter: string): Equal["value"] {
  try {
    return JSON.parse(literal.startsWith('"') ? literal : literal.toLowerCase()) as Equal["value"];
  } catch {
    throw misread(filter);
  }
}

/** Texts are compared as the attribute is: mostly without regard to case. */
export function isEqual(
  attribute: Pick<Attribute, "caseExact"> | undefined,
  value: unknown,
  wanted: Equal["value"],
): boolean {
  if (typeof value !== "string" || typeof wanted !== "string")
    return String(value).toLowerCase() === String(wanted).toLowerCase();
  return attribute?.caseExact ? value === wanted : value.toLowerCase() === wanted.toLowerCase();
}

/** Whether somebody's attributes have at this path what is looked for; what they do not have equals nothing. */
export function holds(attributes: Values, { path, value: wanted }: Equal): boolean {
  const at = pathIn(path);
  if (!at?.attribute) return false;
  const { attribute, where, sub } = at;
  const whole = at.schema === ENTERPRISE ? attributes[ENTERPRISE] : attributes;
  const value = isObject(whole) ? whole[attribute.name] : undefined;
  const parts = (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter(
    each => !where || (isObject(each) && isWhere(attribute, each, where)),
  );
  const wantedSub = sub ?? attributeIn(attribute.sub ?? [], "value");
  return parts.some(each =>
    isEqual(wantedSub ?? attribute, isObject(each) ? each[wantedSub?.name ?? ""] : each, wanted),
  );
}

export function isWhere(attribute: Attribute, value: Values, where: readonly Equal[]): boolean {
  return where.every(each => {
    const sub = attributeIn(attribute.sub ?? [], each.path);
    return sub !== undefined && value[sub.name] !== undefined && isEqual(sub, value[sub.name], each.value);
  });
}

function nowhere(path: string): Problem {
  return new Problem(SCIM_PROBLEM["scim-path"], { detail: words(path, path) });
}

function misread(filter: string): Problem {
  const detail = words(
    `只接受以 and 相連的「屬性 eq 值」：${filter}`,
    `only attribute eq value, joined by and, is understood: ${filter}`,
  );
  return new Problem(SCIM_PROBLEM["scim-filter"], { detail });
}
