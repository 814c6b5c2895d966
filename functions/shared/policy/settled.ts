// What is known before any question settles of a policy: whether it can apply at all, as text.
import type { Clause, Expr } from "@cedar-policy/cedar-wasm/web";
import { type Attribute, isConstants, type One, quoted, type Two } from "./expression.ts";

/** Of all conditions, in their order: what stands before an error keeps it from being one, and nothing behind it does. */
export function bindsText(conditions: readonly Clause[]): string {
  const each = conditions.map(({ kind, body }) => {
    const text = settled(body);
    return text === undefined || kind === "when" ? text : `settledNot(${text})`;
  });
  const first = each.indexOf(undefined);
  const known = first < 0 ? each : each.slice(0, first);
  return known.map(text => `${text} !== false`).join(" && ") || "true";
}

/** As the language goes, left to right: the left side decides, or the right one does, or nothing is settled. */
function settled(expression: Expr): string | undefined {
  if ("Value" in expression)
    return typeof expression.Value === "boolean" ? String(expression.Value) : undefined;
  if ("!" in expression) return within("settledNot", settled((expression["!"] as One).arg));
  if ("&&" in expression) return decidedBy("settledBoth", expression["&&"] as Two);
  if ("||" in expression) return decidedBy("settledEither", expression["||"] as Two);
  const path = constantPath(expression);
  if (!path) return undefined;
  if ("has" in expression)
    return `settledHas(constants, ${JSON.stringify(path.slice(0, -1))}, ${quoted(path.at(-1) ?? "")})`;
  return `settledAt(constants, ${JSON.stringify(path)})`;
}

function decidedBy(name: string, { left, right }: Two): string | undefined {
  return within(name, settled(left), settled(right) ?? "undefined");
}

/** What its first part does not settle is not settled. */
function within(name: string, ...parts: readonly (string | undefined)[]): string | undefined {
  return parts[0] === undefined ? undefined : `${name}(${parts.join(", ")})`;
}

/** Below the constants, from there on. */
function constantPath(expression: Expr): readonly string[] | undefined {
  const step = stepOf(expression);
  if (!step || "Var" in step.left) return undefined;
  const before = isConstants(step.left) ? [] : constantPath(step.left);
  return before && [...before, ...[step.attr].flat()];
}

function stepOf(expression: Expr): Attribute | undefined {
  const step = "." in expression ? expression["."] : "has" in expression ? expression.has : undefined;
  return step && "attr" in step ? (step as Attribute) : undefined;
}
