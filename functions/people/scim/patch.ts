// Changes to somebody's attributes, one after the other as RFC 7644 section 3.5.2 has them and as directories really send them; pure.
import { Problem } from "../../shared/http/problem.ts";
import { words } from "../../shared/words.ts";
import { type Attribute, isObject, personIn, type Values, valueIn } from "./attributes.ts";
import { CORE, ENTERPRISE, PATCH } from "./names.ts";
import { isWhere, type Path, pathIn } from "./path.ts";
import { SCIM_PROBLEM } from "./problems.ts";

const VERBS = ["add", "replace", "remove"] as const;
type Verb = (typeof VERBS)[number];

interface Operation {
  readonly verb: Verb;
  readonly path?: string | undefined;
  readonly value: unknown;
}

/** All of it or nothing: what one of them refuses, none has done. */
export function patched(before: Values, body: Values): Values {
  return operationsIn(body).reduce(applied, before);
}

function operationsIn(body: Values): readonly Operation[] {
  const { schemas } = body;
  const [, operations] = Object.entries(body).find(([name]) => name.toLowerCase() === "operations") ?? [];
  if (!Array.isArray(schemas) || !schemas.includes(PATCH)) throw misread("schemas");
  if (!Array.isArray(operations) || operations.length === 0) throw misread("Operations");
  return operations.map(each => {
    if (!isObject(each)) throw misread("Operations");
    const { op, path, value } = each;
    const verb = VERBS.find(known => known === String(op).toLowerCase());
    if (!verb) throw misread("op");
    if (path !== undefined && path !== null && typeof path !== "string") throw misread("path");
    return { verb, path: path ? String(path) : undefined, value };
  });
}

function applied(attributes: Values, { verb, path, value }: Operation): Values {
  if (path === undefined) {
    if (verb === "remove") throw new Problem(SCIM_PROBLEM["scim-no-target"]);
    if (!isObject(value)) throw misread("value");
    // A name may be a path of its own: Entra ID writes "name.familyName" there.
    return Object.entries(value).reduce(
      (before, [name, each]) => applied(before, { verb, path: name, value: each }),
      attributes,
    );
  }
  const at = pathIn(path);
  if (!at) return attributes;
  if (!at.attribute) return extensionApplied(attributes, verb, value);
  const isRemoved = verb === "remove" && value === undefined;
  return placed(attributes, at.schema, at.attribute, before =>
    changed(before, at as Pointed, { verb: isRemoved ? "remove" : verb, value }),
  );
}

function extensionApplied(attributes: Values, verb: Verb, value: unknown): Values {
  if (verb === "remove") {
    const { [ENTERPRISE]: _, ...rest } = attributes;
    return rest;
  }
  if (!isObject(value)) throw misread("value");
  return Object.entries(value).reduce(
    (before, [name, each]) => applied(before, { verb, path: `${ENTERPRISE}:${name}`, value: each }),
    attributes,
  );
}

interface Pointed extends Path {
  readonly attribute: Attribute;
}
type Doing = Pick<Operation, "verb" | "value">;

function placed(
  attributes: Values,
  schema: string,
  attribute: Attribute,
  change: (before: unknown) => unknown,
): Values {
  const whole = (schema === CORE ? attributes : attributes[ENTERPRISE]) as Values | undefined;
  const next = set(whole ?? {}, attribute, change(whole?.[attribute.name]));
  return schema === CORE ? next : personIn({ ...attributes, [ENTERPRISE]: next });
}

function set(whole: Values, { name, required }: Attribute, value: unknown): Values {
  if (value === undefined && required)
    throw new Problem(SCIM_PROBLEM["scim-mutability"], { detail: words(name, name) });
  const { [name]: _, ...rest } = whole;
  return value === undefined ? rest : { ...whole, [name]: value };
}

function changed(before: unknown, at: Pointed, doing: Doing): unknown {
  const { attribute, sub } = at;
  if (attribute.multiValued) return severalChanged((before ?? []) as readonly Values[], at, doing);
  if (sub) return complexOrNone(subChanged((before ?? {}) as Values, sub, doing));
  if (doing.verb === "remove") return undefined;
  const value = valueIn(attribute, doing.value);
  // What a part of it is not named stays as it was.
  return attribute.type === "complex" && value !== undefined
    ? { ...((before ?? {}) as Values), ...(value as Values) }
    : value;
}

function subChanged(whole: Values, sub: Attribute, { verb, value }: Doing): Values {
  const read = verb === "remove" ? undefined : valueIn(sub, value);
  const { [sub.name]: _, ...rest } = whole;
  return read === undefined ? rest : { ...whole, [sub.name]: read };
}

function complexOrNone(whole: Values): Values | undefined {
  return Object.keys(whole).length > 0 ? whole : undefined;
}

function severalChanged(before: readonly Values[], at: Pointed, doing: Doing): unknown {
  const { attribute, where, sub } = at;
  const isMeant = (each: Values) => !where || isWhere(attribute, each, where);
  if (doing.verb === "remove" && !sub) return again(attribute, removed(before, at, doing.value));
  if (where || sub) {
    const isThere = before.some(isMeant);
    // Entra ID means by it: of this kind there shall be one.
    const all = isThere || doing.verb === "remove" ? before : [...before, asWhere(where)];
    return again(
      attribute,
      all.map(each => (isMeant(each) ? partChanged(each, at, doing) : each)),
    );
  }
  const given = (valueIn(attribute, doing.value) ?? []) as readonly Values[];
  if (doing.verb === "replace") return again(attribute, given);
  const others = before.filter(each => !given.some(other => isSameValue(each, other)));
  return again(attribute, [...others, ...given]);
}

function partChanged(each: Values, { attribute, sub }: Pointed, doing: Doing): Values {
  if (sub) return subChanged(each, sub, doing);
  const [given = {}] = (valueIn(attribute, doing.value) ?? []) as readonly Values[];
  return { ...each, ...given };
}

function removed(
  before: readonly Values[],
  { attribute, where }: Pointed,
  value: unknown,
): readonly Values[] {
  if (where) return before.filter(each => !isWhere(attribute, each, where));
  const named = (valueIn(attribute, value) ?? []) as readonly Values[];
  return named.length === 0 ? [] : before.filter(each => !named.some(other => each.value === other.value));
}

function asWhere(where: Pointed["where"] = []): Values {
  return Object.fromEntries(where.map(({ path, value }) => [path, value]));
}

/** Read once more, so that a new primary one is the only one, and what has nothing in it is gone. */
function again(attribute: Attribute, values: readonly Values[]): unknown {
  return valueIn(
    attribute,
    values.filter(each => each.value !== undefined),
  );
}

function isSameValue(one: Values, other: Values): boolean {
  return one.value === other.value && one.type === other.type;
}

function misread(what: string): Problem {
  return new Problem(SCIM_PROBLEM["scim-syntax"], { detail: words(what, what) });
}
