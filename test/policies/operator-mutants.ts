// Every way to get one operator, one bound or one word of a policy wrong: a side left out, `and` for `or`, one more or one less, a value
// dropped from a list.
import type { Clause, Expr } from "@cedar-policy/cedar-wasm/web";
import type { PolicySet, ReadPolicy } from "../../functions/shared/policy/text.ts";
import type { Mutant } from "./mutants.ts";

export function operatorMutantsOf(policies: PolicySet): readonly Required<Mutant>[] {
  return Object.entries(policies).flatMap(([id, { policy }]) =>
    policy.conditions.flatMap((clause, at) =>
      wrongIn(clause.body).map(body => ({
        policy: id,
        change: `${clause.kind} ${at}: ${JSON.stringify(body)}`,
        conditions: policy.conditions.map((each, index): Clause => (index === at ? { ...each, body } : each)),
      })),
    ),
  );
}

export function mutated(read: ReadPolicy, { conditions }: Required<Mutant>): ReadPolicy {
  return { ...read, policy: { ...read.policy, conditions } };
}

type Operands = Readonly<Record<string, unknown>>;

function wrongIn(expression: Expr): Expr[] {
  const [[operator, operands] = ["", {}]] = Object.entries(expression) as [string, Operands][];
  const here = WRONG[operator]?.(operands) ?? [];
  return [...here, ...within(operator, operands)] as Expr[];
}

const OTHER: Readonly<Record<string, readonly string[]>> = {
  "&&": ["||"],
  "||": ["&&"],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
  containsAll: ["containsAny"],
};

const WRONG: Readonly<Record<string, (operands: Operands) => object[]>> = {
  ...Object.fromEntries(
    Object.entries(OTHER).map(([operator, others]) => [
      operator,
      (operands: Operands) => [
        ...others.map(other => ({ [other]: operands })),
        ...(["&&", "||"].includes(operator) ? [operands.left, operands.right] : []),
      ],
    ]),
  ),
  Set: operands => {
    const members = operands as unknown as readonly Expr[];
    return members.map((_, at) => ({ Set: members.filter((__, index) => index !== at) }));
  },
  Value: operands =>
    typeof operands === "number"
      ? [{ Value: (operands as number) - 1 }, { Value: (operands as number) + 1 }]
      : [],
};

const SIDES = ["left", "right", "arg", "if", "then", "else"];

function within(operator: string, operands: Operands): object[] {
  if (operator === "." || operator === "has" || typeof operands !== "object" || operands === null) return [];
  return SIDES.filter(side => operands[side] !== undefined).flatMap(side =>
    wrongIn(operands[side] as Expr).map(part => ({ [operator]: { ...operands, [side]: part } })),
  );
}
