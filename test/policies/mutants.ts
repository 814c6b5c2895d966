// Every way to drop a policy or to negate one condition in it: what the cases must notice.
import type { Clause, Expr } from "@cedar-policy/cedar-wasm/web";
import type { PolicySet, ReadPolicy } from "../../functions/shared/policy/text.ts";

export interface Mutant {
  readonly policy: string;
  /** What was done to it, to find the place. */
  readonly change: string;
  /** Absent: the policy was dropped. */
  readonly conditions?: Clause[];
}

export function mutantsOf(policies: PolicySet): readonly Mutant[] {
  return Object.entries(policies).flatMap(([id, read]) => [
    { policy: id, change: "dropped" },
    ...negations(read).map(([change, conditions]) => ({ policy: id, change, conditions })),
  ]);
}

function negations({ policy: { conditions } }: ReadPolicy): (readonly [string, Clause[]])[] {
  return conditions.flatMap((clause, at) =>
    negatedIn(clause.body).map(([place, body]) => {
      const mutated = conditions.map((each, index) => (index === at ? { ...each, body } : each));
      return [`${clause.kind}: not ${place}`, mutated] as const;
    }),
  );
}

/** The expression with one of its truth values turned round, for each of them. */
function negatedIn(expression: Expr): (readonly [string, Expr])[] {
  const whole = [JSON.stringify(expression), { "!": { arg: expression } } as Expr] as const;
  return [whole, ...BRANCHES.flatMap(([operator, sides]) => within(expression, operator, sides))];
}
const BRANCHES = [
  ["&&", ["left", "right"]],
  ["||", ["left", "right"]],
  ["!", ["arg"]],
  ["if-then-else", ["if", "then", "else"]],
] as const;

function within(expression: Expr, operator: string, sides: readonly string[]): (readonly [string, Expr])[] {
  const parts = (expression as Record<string, Record<string, Expr>>)[operator];
  if (!parts) return [];
  return sides.flatMap(side => {
    const part = parts[side];
    if (!part) return [];
    return negatedIn(part).map(
      ([place, negated]) =>
        [place, { [operator]: { ...parts, [side]: negated } } as unknown as Expr] as const,
    );
  });
}
