// What a policy compares each fact with, for whoever reads the rules: words, numbers, a regulation's parameters, other facts; pure.
import type { Clause, Expr } from "@cedar-policy/cedar-wasm/web";
import type { Compared } from "./compiled.ts";
import { CONSTANTS } from "./expression.ts";
import { pathOf } from "./text.ts";

/** By the path of the fact, in the order in which they are read. */
export function comparedIn(conditions: readonly Clause[]): Readonly<Record<string, readonly Compared[]>> {
  const found = new Map<string, Set<string>>();
  for (const { body } of conditions) look(body, found);
  const rows = [...found].filter(
    ([path]) => ![...found.keys()].some(longer => longer.startsWith(`${path}.`)),
  );
  return Object.fromEntries(
    rows.map(([path, all]) => [path, [...all].map(each => JSON.parse(each) as Compared)]),
  );
}

const COMPARES = ["<", "<=", ">", ">=", "==", "!=", "contains", "containsAll", "containsAny"];

function look(expression: Expr, found: Map<string, Set<string>>): void {
  const [[operator, operands] = ["", {}]] = Object.entries(expression);
  if (COMPARES.includes(operator)) {
    const all = Object.values(operands as object).flatMap(side => partsIn(side as Expr));
    for (const { fact } of all) if (fact) note(found, fact, all);
    return;
  }
  const path = pathOf(expression);
  if (!path) for (const part of expressionsIn(operands)) look(part, found);
  else if (path[0] !== CONSTANTS) note(found, path.join("."), operator === "has" ? [] : TRUTHS);
}
const TRUTHS: readonly Compared[] = [{ value: true }, { value: false }];

function expressionsIn(operands: unknown): Expr[] {
  const parts = Object.values(operands as object).flat();
  return parts.filter(part => typeof part === "object" && part !== null) as Expr[];
}

function note(found: Map<string, Set<string>>, fact: string, others: readonly Compared[]): void {
  const known = found.get(fact) ?? new Set<string>();
  for (const other of others) if (other.fact !== fact) known.add(JSON.stringify(other));
  found.set(fact, known);
}

function partsIn(expression: Expr): Compared[] {
  const path = pathOf(expression);
  if (path)
    return [path[0] === CONSTANTS ? { parameter: path.slice(1).join(".") } : { fact: path.join(".") }];
  if ("Value" in expression) return [{ value: expression.Value as string | number | boolean }];
  return Object.values(expression).flatMap(operands => expressionsIn(operands).flatMap(partsIn));
}
