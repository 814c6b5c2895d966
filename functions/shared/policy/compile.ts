// Compiles policies from the policy language's own JSON form into a file of functions, one a policy, for exactly the fragment
// that ours are written in; whatever is outside it stops the build and says where. Reading, not running: it decides nothing.
import type { Clause } from "@cedar-policy/cedar-wasm/web";
import { comparedIn } from "./compared.ts";
import type { SaidOfPolicy } from "./compiled.ts";
import { actionIn, entityText, NotCompiled, quoted, truthText } from "./expression.ts";
import { printPolicy } from "./print.ts";
import { OPERATORS } from "./semantics.ts";
import { bindsText } from "./settled.ts";
import type { PolicySet, ReadPolicy } from "./text.ts";

/**
 * The text of a function that makes the policies of a set out of the operators that it is given. They are a list of things that have
 * all the same parts, for that is read several times as fast as parts by ids; and what settles many alike is there once.
 */
export function compileSet(policies: PolicySet): string {
  const all = Object.entries(policies);
  const settling = [...new Set(all.map(([, { policy }]) => bindsText(policy.conditions)))];
  return [
    // In brackets it is read once, and not looked over first.
    `(({ ${Object.keys(OPERATORS).join(", ")} }) => {`,
    "  const settled = [",
    ...settling.map(text => `    constants => ${text},`),
    "  ];",
    "  return [",
    ...all.map(([id, read]) => policyText(id, read, settling.indexOf(bindsText(read.policy.conditions)))),
    "  ];",
    "})",
  ].join("\n");
}

function policyText(id: string, read: ReadPolicy, settling: number): string {
  const { policy, annotations, place, reads } = read;
  const { clause } = annotations;
  const about = { id, effect: policy.effect, clause: clause ?? null, reads };
  const parts = Object.entries(about).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [
    `    // ${clause ? `${place}, ${clause}` : place}`,
    `    { ${parts.join(", ")}, binds: settled[${settling}],`,
    `      applies: ${appliesText(id, read)} },`,
  ].join("\n");
}

const WORDS = ["principal", "action", "resource", "context", "constants"];

function appliesText(id: string, { policy, place }: ReadPolicy): string {
  const { principal, action, resource, conditions } = policy;
  try {
    const all = [
      ...scopeOf("principal", principal),
      ...actionsIn(action),
      ...scopeOf("resource", resource),
      ...conditions.map(conditionText),
    ].join(" &&\n        ");
    const words = WORDS.filter(word => new RegExp(`\\b${word}\\b`).test(all)).join(", ");
    return `(${words && `{ ${words} }`}) =>\n        ${all || "true"}`;
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error;
    throw new Error(`${place}: ${id}: ${error.message}`);
  }
}

/** By its id what is said of each, and the text that it was compiled from, for who is refused and who reads the rules. */
export function saidOfSet(policies: PolicySet): Readonly<Record<string, SaidOfPolicy>> {
  const said = Object.entries(policies).map(([id, read]) => {
    const { annotations, policy } = read;
    return [id, { annotations, compares: comparedIn(policy.conditions), text: printPolicy(read) }] as const;
  });
  return Object.fromEntries(said);
}

function scopeOf(name: "principal" | "resource", scope: ReadPolicy["policy"]["principal"]): string[] {
  if (scope.op === "All") return [];
  if (scope.op === "is" && !("in" in scope)) return [`${name}.type === ${quoted(scope.entity_type)}`];
  if (scope.op === "==" && "entity" in scope) return [entityText(name, scope.entity)];
  throw new NotCompiled(scope.op, { [name]: scope });
}

function actionsIn(scope: ReadPolicy["policy"]["action"]): string[] {
  if (scope.op === "All") return [];
  if (scope.op === "==" && "entity" in scope) return [`action.id === ${quoted(actionIn(scope.entity))}`];
  if (scope.op !== "in") throw new NotCompiled(scope.op, { action: scope });
  const entities = "entities" in scope ? scope.entities : [scope.entity];
  return [`isIn(action, ${JSON.stringify(entities.map(actionIn))})`];
}

function conditionText({ kind, body }: Clause): string {
  const text = truthText(body);
  return kind === "when" ? `(${text})` : `!(${text})`;
}
