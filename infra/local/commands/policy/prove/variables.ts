// All that policies can tell apart, as variables with few values each: of every fact its absence, what it is compared with and what lies
// beside that, and another one; of a set, whether each of those is in it. What the schema does not have is no value; pure.
import type { Expr } from "@cedar-policy/cedar-wasm/web";
import { type PolicySet, pathOf } from "../../../../../functions/shared/policy/text.ts";
import type { Shape } from "./shape.ts";

export const ABSENT: unique symbol = Symbol("absent");
/** It is there, with parts of its own. */
export const THERE: unique symbol = Symbol("there");
export type Value = string | number | boolean | typeof ABSENT | typeof THERE;

/** By its path: `context.medium`, `principal.roles∋worker`, `constants.own.authFactors`. */
export interface Variables {
  /** What it can be, the usual first. */
  valuesOf(path: string): readonly Value[];
  /** What may be in a set. */
  membersOf(path: string): readonly string[];
  readonly shape: Shape;
  /** What it usually is. */
  readonly usual: Usual;
}

/** What one of them usually is, so that an example is told as little as it can be. */
export type Usual = (path: string) => Value | undefined;

/** What no policy names. */
export const OTHERS = ["something-else", "something-other"] as const;
/** Of days that are reckoned with: a week of them, fewer than none, and the ends of what is exact. */
const RECKONED = [0, 1, 2, 3, 4, 5, 6, 7, -1, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER];

export function variablesOf(sets: readonly PolicySet[], shape: Shape, usual: Usual): Variables {
  const pools = poolsOf(sets, shape);
  const found = new Map<string, readonly Value[]>();
  const valuesOf = (path: string): readonly Value[] => {
    const values = found.get(path) ?? usualFirst(possible(path, shape, pools), usual(path));
    found.set(path, values);
    return values;
  };
  return { valuesOf, membersOf: path => textsIn(pools.get(path)), shape, usual };
}

type Literal = string | number | boolean;
interface Pool {
  readonly literals: ReadonlySet<Literal>;
  readonly reckons: boolean;
}
const EMPTY: Pool = { literals: new Set(), reckons: false };
type Pools = ReadonlyMap<string, Pool>;

function possible(path: string, shape: Shape, pools: Pools): Value[] {
  if (path.includes("∋")) return [false, true];
  const attribute = shape.attributeAt(path);
  if (!attribute) return [ABSENT];
  const absent: Value[] = attribute.required ? [] : [ABSENT];
  const { literals, reckons } = pools.get(path) ?? EMPTY;
  switch (attribute.type) {
    case "Bool":
      return [true, false, ...absent];
    case "Long":
      return [...new Set([...(reckons ? RECKONED : []), ...[...literals].flatMap(near)]), ...absent];
    case "String":
      return [...textsIn(pools.get(path)), ...absent];
    default:
      return [THERE, ...absent];
  }
}

function near(literal: Literal): number[] {
  return typeof literal === "number" ? [literal, literal - 1, literal + 1] : [];
}

function textsIn(pool: Pool | undefined): string[] {
  return [...[...(pool?.literals ?? [])].filter(each => typeof each === "string"), ...OTHERS];
}

function usualFirst(values: readonly Value[], usual: Value | undefined): readonly Value[] {
  const isThere =
    usual !== undefined && (values.includes(usual) || (usual !== ABSENT && typeof usual !== "boolean"));
  return isThere ? [usual, ...values.filter(value => value !== usual)] : values;
}

/** What is compared shares its values: each of them has to be able to be what any other is. */
function poolsOf(sets: readonly PolicySet[], shape: Shape): Pools {
  const pools = new Map<string, Pool>();
  const conditions = sets.flatMap(set => Object.values(set).flatMap(({ policy }) => policy.conditions));
  for (const { body } of conditions) look(body, pools, shape);
  return pools;
}

const RECKONING = ["+", "-", "*"];
const COMPARING = ["==", "!=", "<", "<=", ">", ">=", "contains", "containsAll", "containsAny"];

function look(expression: Expr, pools: Map<string, Pool>, shape: Shape): void {
  const [[operator, operands] = ["", {}]] = Object.entries(expression);
  if (COMPARING.includes(operator)) compared(expression, pools, shape);
  for (const part of Object.values(operands as object).flat())
    if (typeof part === "object" && part !== null) look(part as Expr, pools, shape);
}

function compared(expression: Expr, pools: Map<string, Pool>, shape: Shape): void {
  const met: Met = { paths: new Set(), literals: new Set(), reckons: false };
  gather(expression, met, shape);
  const all = [...met.paths].flatMap(path => pools.get(path) ?? []);
  const shared: Pool = {
    literals: new Set([...met.literals, ...all.flatMap(({ literals }) => [...literals])]),
    reckons: met.reckons || all.some(({ reckons }) => reckons),
  };
  const sharing = [...pools].filter(([, pool]) => all.includes(pool)).map(([path]) => path);
  for (const path of [...met.paths, ...sharing]) pools.set(path, shared);
}

interface Met {
  readonly paths: Set<string>;
  readonly literals: Set<Literal>;
  reckons: boolean;
}

function gather(expression: Expr, met: Met, shape: Shape): void {
  const path = placeOf(expression);
  if (path) {
    met.paths.add(path);
    for (const value of shape.givenAt(path)) met.literals.add(value);
    return;
  }
  const [[operator, operands] = ["", {}]] = Object.entries(expression);
  if (RECKONING.includes(operator)) met.reckons = true;
  if (operator === "Value") {
    if (["string", "number", "boolean"].includes(typeof operands)) met.literals.add(operands as Literal);
    return;
  }
  for (const part of Object.values(operands as object).flat())
    if (typeof part === "object" && part !== null) gather(part as Expr, met, shape);
}

/** As the variables are called: constants stand by themselves. */
function placeOf(expression: Expr): string | undefined {
  const inContext = pathOf(expression);
  if (inContext) {
    const [first = "", ...rest] = inContext;
    return first === "profiles" ? ["constants", ...rest].join(".") : ["context", ...inContext].join(".");
  }
  const step = "." in expression ? expression["."] : undefined;
  if (!step || typeof step !== "object" || !("attr" in step) || !("Var" in step.left)) return undefined;
  return `${String(step.left.Var)}.${[step.attr].flat().join(".")}`;
}
