// Writes what is known before any question into policies and leaves out those that can no longer apply; exact, or left as it was.
import type { Clause, Expr } from "@cedar-policy/cedar-wasm/web";
import { type PolicySet, pathOf, type ReadPolicy } from "./text.ts";

export type Constant =
  | string
  | number
  | boolean
  | readonly Constant[]
  | { readonly [name: string]: Constant | undefined };

/** Everywhere below `context.<name>`: the value that is there, and yes or no where only asked whether one does. */
export function specialize(policies: PolicySet, name: string, value: Constant): PolicySet {
  const settled = Object.entries(policies).flatMap(([id, { policy, ...rest }]): [string, ReadPolicy][] => {
    const conditions = conditionsLeft(policy.conditions, { [name]: value });
    return conditions ? [[id, { ...rest, policy: { ...policy, conditions } }]] : [];
  });
  return Object.fromEntries(settled);
}

/** Undefined where the policy cannot apply any more. */
function conditionsLeft(conditions: readonly Clause[], constants: Constant): Clause[] | undefined {
  const left: Clause[] = [];
  for (const { kind, body } of conditions) {
    const settled = settleIn(body, constants) as Expr;
    const verdict = decided(settled);
    if (verdict === undefined) left.push({ kind, body: settled });
    else if (verdict !== (kind === "when")) return undefined;
  }
  return left;
}

function settleIn(part: unknown, constants: Constant): unknown {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map(each => settleIn(each, constants));
  const known = standing(part as Expr, constants);
  if (known !== undefined) return { Value: known };
  const inner = Object.entries(part).map(([key, each]) => [key, settleIn(each, constants)]);
  return fold(Object.fromEntries(inner));
}

function standing(expression: Expr, constants: Constant): Constant | undefined {
  const path = pathOf(expression);
  if (!path) return undefined;
  const steps = "has" in expression ? path.slice(0, -1) : path;
  const reached = steps.reduce<Constant | undefined>(
    (whole, step) => (isRecord(whole) ? whole[step] : undefined),
    constants,
  );
  if (!("has" in expression)) return isRecord(reached) ? undefined : reached;
  // Whether a fact is known is not settled here: only what lies below a constant is.
  return isRecord(reached) && reached !== constants ? reached[path.at(-1) ?? ""] !== undefined : undefined;
}

function isRecord(value: Constant | undefined): value is { readonly [name: string]: Constant | undefined } {
  return typeof value === "object" && !Array.isArray(value);
}

/** As the language itself would, left to right: `false && …`, `true || …`, their neutral sides, and `!`. */
function fold(expression: Expr): Expr {
  const node = expression as Record<string, { arg?: Expr; left?: Expr; right?: Expr }>;
  const negated = decided(node["!"]?.arg);
  if (negated !== undefined) return { Value: !negated };
  for (const [operator, end] of SHORT_CIRCUITS) {
    const first = decided(node[operator]?.left);
    if (first !== undefined) return first === end ? { Value: end } : (node[operator]?.right ?? expression);
  }
  return expression;
}
const SHORT_CIRCUITS = [
  ["&&", false],
  ["||", true],
] as const;

function decided(expression: Expr | undefined): boolean | undefined {
  if (!expression || !("Value" in expression)) return undefined;
  return typeof expression.Value === "boolean" ? expression.Value : undefined;
}
