// The same conditions in the libraries a builder would otherwise take, and by hand; each says what refuses, as far as it can.
import { createMongoAbility, subject } from "@casl/ability";
import { newEnforcer, newModelFromString, StringAdapter } from "casbin";
import { Engine, type TopLevelCondition } from "json-rules-engine";
import type { Known } from "../../../functions/gate/facts.ts";
import { CONDITIONS, type Condition, type Test, type Value } from "./conditions.ts";

export interface Peer {
  readonly name: string;
  /** casbin stops at the first policy that decides. */
  readonly reasons: "all" | "one";
  readonly refusedBy: (known: Known) => readonly string[] | Promise<readonly string[]>;
}

export function byHand(): Peer {
  const checks = CONDITIONS.map(({ name, all }) => [name, all.map(checkOf)] as const);
  return {
    name: "written by hand",
    reasons: "all",
    refusedBy: known =>
      checks.filter(([, tests]) => !tests.every(holds => holds(known))).map(([name]) => name),
  };
}

function checkOf(test: Test): (known: Known) => boolean {
  const { fact } = test;
  switch (test.is) {
    case "in":
      return known => test.values.includes(known[fact] as Value);
    case "notIn":
      return known => !test.values.includes(known[fact] as Value);
    case "atLeast":
      return known => Number(known[fact]) >= test.limit;
    case "lessThan":
      return known => Number(known[fact]) < test.limit;
    default:
      throw new Error(`unknown: ${JSON.stringify(test satisfies never)}`);
  }
}

export function casl(): Peer {
  const rules = CONDITIONS.flatMap(({ name, all }) =>
    all.map(test => ({
      action: "connect",
      subject: "Session",
      inverted: true,
      reason: name,
      conditions: { [test.fact]: violatedInMongo(test) },
    })),
  );
  const ability = createMongoAbility([{ action: "connect", subject: "Session" }, ...rules]);
  return {
    name: "CASL",
    reasons: "all",
    refusedBy: known => {
      const session = subject("Session", { ...known });
      const broken = ability
        .rulesFor("connect", "Session")
        .filter(rule => rule.inverted && rule.matchesConditions(session));
      return [...new Set(broken.map(({ reason = "" }) => reason))];
    },
  };
}

function violatedInMongo(test: Test): Record<string, unknown> {
  switch (test.is) {
    case "in":
      return { $nin: test.values };
    case "notIn":
      return { $in: test.values };
    case "atLeast":
      return { $lt: test.limit };
    case "lessThan":
      return { $gte: test.limit };
    default:
      throw new Error(`unknown: ${JSON.stringify(test satisfies never)}`);
  }
}

export function jsonRulesEngine(): Peer {
  const engine = new Engine();
  for (const { name, all } of CONDITIONS) {
    const conditions: TopLevelCondition = { any: all.map(violatedInRules) };
    engine.addRule({ conditions, event: { type: name } });
  }
  return {
    name: "json-rules-engine",
    reasons: "all",
    refusedBy: async known => (await engine.run({ ...known })).events.map(({ type }) => type),
  };
}

function violatedInRules(test: Test) {
  const { fact } = test;
  switch (test.is) {
    case "in":
      return { fact, operator: "notIn", value: test.values };
    case "notIn":
      return { fact, operator: "in", value: test.values };
    case "atLeast":
      return { fact, operator: "lessThan", value: test.limit };
    case "lessThan":
      return { fact, operator: "greaterThanInclusive", value: test.limit };
    default:
      throw new Error(`unknown: ${JSON.stringify(test satisfies never)}`);
  }
}

const MODEL = `
[request_definition]
r = known
[policy_definition]
p = name, broken, eft
[policy_effect]
e = !some(where (p.eft == deny))
[matchers]
m = eval(p.broken)
`;

export async function casbin(): Promise<Peer> {
  const lines = CONDITIONS.map(condition => `p, ${condition.name}, ${violatedInCasbin(condition)}, deny`);
  const enforcer = await newEnforcer(newModelFromString(MODEL), new StringAdapter(lines.join("\n")));
  return {
    name: "casbin",
    reasons: "one",
    refusedBy: known => {
      const [allowed, [name = "refused"]] = enforcer.enforceExSync(known);
      return allowed ? [] : [name];
    },
  };
}

/** Values in casbin's policy lines are between single quotes, and a comma would end the field. */
function violatedInCasbin({ all }: Condition): string {
  return all.map(test => `!(${heldInCasbin(test)})`).join(" || ");
}

function heldInCasbin(test: Test): string {
  const fact = `r.known.${test.fact}`;
  const literal = (value: Value) => (typeof value === "string" ? `'${value}'` : String(value));
  switch (test.is) {
    case "in":
      return test.values.map(value => `${fact} == ${literal(value)}`).join(" || ");
    case "notIn":
      return test.values.map(value => `${fact} != ${literal(value)}`).join(" && ");
    case "atLeast":
      return `${fact} >= ${test.limit}`;
    case "lessThan":
      return `${fact} < ${test.limit}`;
    default:
      throw new Error(`unknown: ${JSON.stringify(test satisfies never)}`);
  }
}
