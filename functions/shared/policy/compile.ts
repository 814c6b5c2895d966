// Compiles policies from the policy language's own JSON form into a file of functions, one a policy under its id, for exactly the fragment
// that ours are written in; whatever is outside it stops the build and says where. Reading, not running: it decides nothing.
import type { Clause } from "@cedar-policy/cedar-wasm/web";
import { comparedIn } from "./compared.ts";
import type { SaidOfPolicy } from "./compiled.ts";
import { actionIn, entityText, NotCompiled, quoted, truthText } from "./expression.ts";
import { printPolicy } from "./print.ts";
import { OPERATORS } from "./semantics.ts";
import { bindsText } from "./settled.ts";
import type { PolicySet, ReadPolicy } from "./text.ts";

/** The text of a function that makes the policies of a set out of the operators that it is given. */
export function compileSet(policies: PolicySet): string {
  const ids = Object.keys(policies);
  const section = (name: string, textOf: (id: string, read: ReadPolicy) => string) =>
    `  ${name}: {\n${ids.map(id => textOf(id, policies[id] as ReadPolicy)).join("\n")}\n  },`;
  return [
    `({ ${Object.keys(OPERATORS).join(", ")} }) => ({`,
    section("applies", appliesText),
    section("binds", (id, { policy }) => `    ${quoted(id)}: constants => ${bindsText(policy.conditions)},`),
    section("about", (id, read) => `    ${quoted(id)}: ${JSON.stringify(aboutOf(read))},`),
    "})",
  ].join("\n");
}

const WORDS = ["principal", "action", "resource", "context", "constants"];

function appliesText(id: string, { policy, annotations, place }: ReadPolicy): string {
  const { principal, action, resource, conditions } = policy;
  try {
    const all = [
      ...scopeOf("principal", principal),
      ...actionsIn(action),
      ...scopeOf("resource", resource),
      ...conditions.map(conditionText),
    ].join(" &&\n      ");
    const words = WORDS.filter(word => new RegExp(`\\b${word}\\b`).test(all)).join(", ");
    const about = annotations.clause ? `${place}, ${annotations.clause}` : place;
    return `    // ${about}\n    ${quoted(id)}: (${words && `{ ${words} }`}) =>\n      ${all || "true"},`;
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error;
    throw new Error(`${place}: ${id}: ${error.message}`);
  }
}

function aboutOf({ policy: { effect }, annotations: { clause }, reads }: ReadPolicy) {
  return { effect, ...(clause && { clause }), reads };
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
