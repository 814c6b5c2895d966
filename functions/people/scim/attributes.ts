// What of a person's attributes is kept, and in which form: read whatever a directory sends, in its own habits; pure.
import * as v from "valibot";
import { Problem } from "../../shared/http/problem.ts";
import { text } from "../../shared/http/schema.ts";
import { words } from "../../shared/words.ts";
import { CORE, ENTERPRISE } from "./names.ts";
import { SCIM_PROBLEM } from "./problems.ts";

export interface Attribute {
  readonly name: string;
  readonly type: "string" | "boolean" | "complex";
  readonly multiValued?: true;
  readonly required?: true;
  readonly caseExact?: true;
  readonly uniqueness?: "server";
  readonly readOnly?: true;
  readonly longest?: number;
  readonly kinds?: readonly string[];
  readonly sub?: readonly Attribute[];
}

export type Values = Readonly<Record<string, unknown>>;

const line = (name: string, longest = 80, more: Partial<Attribute> = {}): Attribute => ({
  ...{ name, type: "string" as const, longest },
  ...more,
});
const several = (name: string, longest: number, kinds: readonly string[]): Attribute => ({
  ...{ name, type: "complex" as const, multiValued: true as const },
  sub: [
    line("value", longest),
    line("display", longest),
    line("type", 20, { kinds }),
    { name: "primary", type: "boolean" },
  ],
});

export const CORE_ATTRIBUTES: readonly Attribute[] = [
  line("userName", 254, { required: true, uniqueness: "server" }),
  {
    ...{ name: "name", type: "complex" },
    sub: [line("formatted"), line("familyName"), line("givenName")],
  },
  line("displayName"),
  line("title"),
  line("userType", 40),
  { name: "active", type: "boolean" },
  several("emails", 254, ["work", "home", "other"]),
  several("phoneNumbers", 40, ["work", "home", "mobile", "fax", "pager", "other"]),
];
export const ENTERPRISE_ATTRIBUTES: readonly Attribute[] = [
  line("employeeNumber", 40),
  line("organization"),
  line("department"),
  { name: "manager", type: "complex", sub: [line("value", 254, { caseExact: true })] },
];
/** Beside those of its schema, as every resource has it. */
const EXTERNAL_ID = line("externalId", 254, { caseExact: true });
const OF_CORE = [...CORE_ATTRIBUTES, EXTERNAL_ID];

/** Of the protocol's own, which we do not keep: taken for what they are, and left. */
const NOT_KEPT = new Set(
  [
    ...[
      "id",
      "meta",
      "schemas",
      "groups",
      "password",
      "nickName",
      "profileUrl",
      "preferredLanguage",
      "locale",
    ],
    ...["timezone", "ims", "photos", "addresses", "entitlements", "roles", "x509Certificates"],
    ...["costCenter", "division", "middleName", "honorificPrefix", "honorificSuffix"],
  ].map(each => each.toLowerCase()),
);

export function isNotKept(name: string): boolean {
  return NOT_KEPT.has(name.toLowerCase());
}

export function attributesOf(schema: string): readonly Attribute[] {
  return schema === ENTERPRISE ? ENTERPRISE_ATTRIBUTES : OF_CORE;
}

export function attributeIn(among: readonly Attribute[], name: string): Attribute | undefined {
  return among.find(each => each.name.toLowerCase() === name.toLowerCase());
}

/** A whole person as a directory sends them; what nobody here keeps is left out. */
export function personIn(body: Values): Values {
  const core = complexIn(OF_CORE, body);
  const [, more] =
    Object.entries(body).find(([name]) => name.toLowerCase() === ENTERPRISE.toLowerCase()) ?? [];
  const enterprise = isObject(more) ? complexIn(ENTERPRISE_ATTRIBUTES, more) : {};
  return { ...core, ...(Object.keys(enterprise).length > 0 && { [ENTERPRISE]: enterprise }) };
}

function complexIn(among: readonly Attribute[], body: Values): Values {
  const found = among.flatMap(attribute => {
    const [, value] =
      Object.entries(body).find(([name]) => name.toLowerCase() === attribute.name.toLowerCase()) ?? [];
    const read = valueIn(attribute, value);
    return read === undefined ? [] : [[attribute.name, read] as const];
  });
  return Object.fromEntries(found);
}

/** Nothing, an empty text and an empty list all say that there is none. */
export function valueIn(attribute: Attribute, value: unknown): unknown {
  if (value === undefined || value === null || value === "") return undefined;
  if (attribute.multiValued) return severalIn(attribute, Array.isArray(value) ? value : [value]);
  // Entra ID has sent single values as a list of one.
  return singleIn(attribute, Array.isArray(value) && value.length === 1 ? value[0] : value);
}

function severalIn(attribute: Attribute, values: readonly unknown[]): readonly Values[] | undefined {
  const read = values.flatMap(each => {
    const one = singleIn(attribute, each);
    return isObject(one) ? [one] : [];
  });
  const lastPrimary = read.findLastIndex(each => each.primary === true);
  const kept = read.map((each, at) =>
    each.primary === true && at !== lastPrimary ? { ...each, primary: false } : each,
  );
  return kept.length > 0 ? kept : undefined;
}

function singleIn(attribute: Attribute, value: unknown): unknown {
  if (attribute.type === "boolean") return booleanIn(attribute, value);
  if (attribute.type === "string") return textIn(attribute, value);
  // Of a manager, some send no more than whose id it is.
  const isValue = typeof value === "string" && attribute.sub?.some(({ name }) => name === "value");
  const whole = isObject(value) ? value : isValue && { value };
  if (!whole) throw wrong(attribute.name, "必須是物件", "must be an object");
  const read = complexIn(attribute.sub ?? [], whole);
  return Object.keys(read).length > 0 ? read : undefined;
}

/** Entra ID writes "True" and "False". */
function booleanIn({ name }: Attribute, value: unknown): boolean {
  const said = typeof value === "string" ? value.toLowerCase() : value;
  if (said === true || said === "true") return true;
  if (said === false || said === "false") return false;
  throw wrong(name, "必須是 true 或 false", "must be true or false");
}

function textIn({ name, longest = 80 }: Attribute, value: unknown): string | undefined {
  const said = typeof value === "number" ? String(value) : value;
  if (typeof said === "string" && said.trim() === "") return undefined;
  const { success, output } = v.safeParse(text(longest), said);
  if (success) return output;
  throw wrong(
    name,
    `必須是 ${longest} 字以內的一行文字`,
    `must be one line of text, of ${longest} letters at most`,
  );
}

function wrong(name: string, zh: string, en: string): Problem {
  return new Problem(SCIM_PROBLEM["scim-value"], { detail: words(`${name}：${zh}`, `${name} ${en}`) });
}

export function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The schemas that somebody's attributes are of. */
export function schemasOf(attributes: Values): readonly string[] {
  return attributes[ENTERPRISE] === undefined ? [CORE] : [CORE, ENTERPRISE];
}
