// What a policy can tell apart: of each thing it reads, that it is absent, each value it is compared with and those beside it, another
// one, and one of a kind that it is not; and all of these together.
import type { Expr } from "@cedar-policy/cedar-wasm/web";
import type { Fact, PolicyQuestion } from "../../functions/shared/policy/compiled.ts";
import { CONSTANTS } from "../../functions/shared/policy/expression.ts";
import type { ReadPolicy } from "../../functions/shared/policy/text.ts";

/** Where something is read: `context.medium`, `principal.roles`. */
type Place = string;
type Values = Set<string>;

const ABSENT = "absent";
const OTHER = "something else";
/** Where one thing that is read is compared with another, enough of each that they can be less, the same, and more. */
const PAIRED: Readonly<Record<string, readonly Fact[]>> = {
  number: [-1, 0, 1, 2, 3, 4, 5, 6, OTHER],
  same: [OTHER, "x", ["x"]],
  set: [[], ["x"], ["x", OTHER], "x"],
};

/** Every question that the policy can tell from another, by its number. */
export interface Space {
  readonly size: number;
  at(number: number): PolicyQuestion;
}

export function spaceOf(policy: ReadPolicy["policy"], constants: unknown): Space {
  const told = dimensionsOf(policy, constants);
  const principals = typesOf(policy.principal, "Person");
  const resources = typesOf(policy.resource, "System");
  const actions = actionsOf(policy);
  const sizes = [principals, resources, actions, ...told.map(([, values]) => values)].map(
    each => each.length,
  );
  return {
    size: sizes.reduce((product, size) => product * size, 1),
    at(number) {
      const [principal = 0, resource = 0, action = 0, ...values] = digits(number, sizes);
      return question({
        told: told.map(([place, all], at) => [place, all[values[at] ?? 0] ?? ABSENT]),
        principal: principals[principal] ?? "",
        resource: resources[resource] ?? "",
        constants,
        ...(actions[action] ?? { action: "" }),
      });
    },
  };
}

/** Of a number in which each place counts to another size. */
function digits(number: number, sizes: readonly number[]): number[] {
  let left = number;
  return sizes.map(size => {
    const digit = left % size;
    left = Math.floor(left / size);
    return digit;
  });
}

function dimensionsOf({ conditions }: ReadPolicy["policy"], constants: unknown) {
  const places = new Map<Place, Values>();
  for (const { body } of conditions) look(body, { places, constants });
  const isWhole = (place: Place) => ![...places.keys()].some(longer => longer.startsWith(`${place}.`));
  return [...places]
    .filter(([place]) => isWhole(place))
    .map(([place, values]) => [place, [ABSENT, ...values]] as const);
}

interface Told {
  readonly told: readonly [Place, string][];
  readonly principal: string;
  readonly resource: string;
  readonly action: string;
  readonly group?: string;
  readonly constants: unknown;
}

function question({ told, principal, resource, constants, ...action }: Told): PolicyQuestion {
  const all: Record<string, Record<string, unknown>> = { context: {}, principal: {}, resource: {} };
  const ids = { principal: "one", resource: "one" };
  for (const [place, value] of told) {
    const [owner = "", ...path] = place.split(".");
    if (value === ABSENT) continue;
    if (path[0] === "#id") Object.assign(ids, { [owner]: JSON.parse(value) });
    else put(all[owner] ?? {}, path, JSON.parse(value));
  }
  return {
    ...action,
    principal: { type: principal, id: ids.principal, facts: all.principal as Record<string, Fact> },
    resource: { type: resource, id: ids.resource, facts: all.resource as Record<string, Fact> },
    context: all.context ?? {},
    constants,
  };
}

function put(into: Record<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = into[first] ?? {};
  into[first] = inner;
  put(inner as Record<string, unknown>, rest, value);
}

function typesOf(scope: object, usual: string): string[] {
  return "entity_type" in scope ? [scope.entity_type as string, "Other"] : [usual];
}

function actionsOf({ action }: ReadPolicy["policy"]): { action: string; group?: string }[] {
  const named = "entities" in action ? action.entities : "entity" in action ? [action.entity] : [];
  const ids = named.map(entity => (entity as { id: string }).id);
  const few = [...new Set([ids[0], ids.at(-1)])].filter(id => id !== undefined);
  return [
    ...few.flatMap(id => [{ action: id }, { action: "another", group: id }]),
    { action: "another", group: "another group" },
  ];
}

function look(expression: Expr, looking: Looking, isTruth = true): void {
  const [[operator, operands] = ["", {}]] = Object.entries(expression);
  const kind = COMPARES[operator];
  if (kind) compared(kind, operands as Two, looking);
  const place = placeOf(expression);
  if (place) note(looking.places, place, isTruth && operator !== "has" ? [true, false, OTHER] : [OTHER]);
  for (const part of place ? [] : Object.values(operands as object).flat())
    if (typeof part === "object" && part !== null) look(part as Expr, looking, isTruth && !kind);
}

interface Two {
  readonly left: Expr;
  readonly right: Expr;
}

const COMPARES: Readonly<Record<string, "number" | "same" | "set">> = {
  ...{ "==": "same", "!=": "same", in: "same" },
  ...{ "<": "number", "<=": "number", ">": "number", ">=": "number" },
  ...{ contains: "set", containsAll: "set", containsAny: "set" },
};

interface Looking {
  readonly places: Map<Place, Values>;
  readonly constants: unknown;
}

/** What stands on the other side, as it is and nearly; or a few of a kind. */
function compared(
  kind: "number" | "same" | "set",
  { left, right }: Two,
  { places, constants }: Looking,
): void {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const literals = literalsIn(other, constants);
    for (const place of placesIn(one))
      note(places, place, literals.length > 0 ? literals.flatMap(near) : (PAIRED[kind] ?? []));
    if ("Var" in one && one.Var !== "context" && one.Var !== "action")
      note(places, `${one.Var}.#id`, literals);
  }
}

function near(literal: Fact): Fact[] {
  if (typeof literal === "number") return [literal - 1, literal, literal + 1];
  if (Array.isArray(literal))
    return [literal, [], [...literal, OTHER], [OTHER], ...literal.flatMap(each => [each, [each]])];
  return [literal, [literal], [literal, OTHER]];
}

function literalsIn(expression: Expr, constants: unknown): Fact[] {
  if ("Value" in expression) {
    const { Value } = expression as { Value: unknown };
    const entity = (Value as { __entity?: { id: string } } | null)?.__entity;
    return [entity ? entity.id : (Value as Fact)];
  }
  if ("Set" in expression) return [(expression.Set as Expr[]).flatMap(each => literalsIn(each, constants))];
  const path = placeOf(expression);
  if (path?.startsWith(`context.${CONSTANTS}.`)) return [];
  const constant = constantAt(expression, constants);
  if (constant !== undefined) return [constant];
  if ("+" in expression)
    return Object.values(expression["+"] as object).flatMap(each => literalsIn(each as Expr, constants));
  return [];
}

function constantAt(expression: Expr, constants: unknown): Fact | undefined {
  const path = pathIn(expression);
  if (path?.[0] !== "context" || path[1] !== CONSTANTS) return undefined;
  return path
    .slice(2)
    .reduce<unknown>(
      (whole, step) => (whole as Record<string, unknown> | undefined)?.[step],
      constants,
    ) as Fact;
}

function placesIn(expression: Expr): Place[] {
  const place = placeOf(expression);
  if (place) return [place];
  return Object.values(expression).flatMap(operands =>
    Object.values(operands as object)
      .flat()
      .flatMap(part => (typeof part === "object" && part !== null ? placesIn(part as Expr) : [])),
  );
}

function placeOf(expression: Expr): Place | undefined {
  const path = pathIn(expression);
  return path && path[1] !== CONSTANTS ? path.join(".") : undefined;
}

function pathIn(expression: Expr): string[] | undefined {
  if ("Var" in expression) return undefined;
  const step = ("." in expression ? expression["."] : "has" in expression ? expression.has : undefined) as
    | { left: Expr; attr: string }
    | undefined;
  if (!step || typeof step !== "object" || !("attr" in step)) return undefined;
  const before = "Var" in step.left ? [String(step.left.Var)] : pathIn(step.left);
  return before && [...before, ...[step.attr].flat()];
}

function note(places: Map<Place, Values>, place: Place, values: readonly Fact[]): void {
  const known = places.get(place) ?? new Set<string>();
  for (const value of values) known.add(JSON.stringify(value));
  places.set(place, known);
}
