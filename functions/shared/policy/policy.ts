// Asks Cedar whether something is allowed. Any error, missing file or missing fact is a refusal.
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import type { CedarValueJson, Context, EntityJson } from "@cedar-policy/cedar-wasm/web";
import { builtIn, readIn, startEngine } from "./engine.ts";
import { type PolicySet, readPolicies } from "./text.ts";

export interface PolicyVerdict {
  readonly allowed: boolean;
  /** Names of the policies that refused, sorted; empty when nothing permitted. */
  readonly because: readonly string[];
}

export interface PolicyQuestion {
  readonly principal: Entity;
  readonly action: string;
  /** The group of actions this one belongs to, for rules about all of them. */
  readonly group?: string;
  readonly resource: Entity;
  readonly context: Readonly<Record<string, Fact>>;
}

export interface Entity {
  readonly type: string;
  readonly id: string;
  readonly facts?: Readonly<Record<string, Fact>>;
}

export type Fact = string | number | boolean | readonly Fact[] | { readonly [name: string]: Fact };

export interface Policies {
  ask(question: PolicyQuestion): PolicyVerdict;
  /** Not by the build that this start rests on: whatever a build has tried need not be tried again. */
  readonly readJustNow: boolean;
  /** What an annotation of a policy says, such as its sentence in one language. */
  annotation(policy: string, name: string): string | undefined;
}

const refused = (...because: string[]): PolicyVerdict => ({ allowed: false, because });
/** Names no policy: the engine could not evaluate one of them. */
export const EVALUATION_ERROR = "evaluation-error";

/** Reads a set of policies once and proves that it parses; a start that fails here refuses everything. */
export function loadPolicies(set: string): Policies {
  return policiesOf(set, readSet(set));
}

/** Whoever loads another set under the same name replaces this one. */
export function policiesOf(name: string, set: PolicySet): Policies {
  const staticPolicies = Object.fromEntries(Object.entries(set).map(([id, { policy }]) => [id, policy]));
  return {
    readJustNow: readIn(name, { staticPolicies }),
    ask: question => judge(name, question),
    annotation: (policy, of) => set[policy]?.annotations[of],
  };
}

/** Read at build time when deployed, since parsing texts costs a cold start dearly; from the texts otherwise. */
export function readSet(set: string): PolicySet {
  if (isAbsolute(set)) return readPolicies(set);
  const built = builtIn(`${set}.json`);
  if (built) return JSON.parse(readFileSync(built, "utf8"));
  return readPolicies(fileURLToPath(new URL(`../../../policies/${set}`, import.meta.url)));
}

/** Whether the set came with the deployment. */
export function isBuiltIn(set: string): boolean {
  const built = builtIn(`${set}.json`);
  return built !== undefined && existsSync(built);
}

function judge(set: string, { principal, action, group, resource, context }: PolicyQuestion): PolicyVerdict {
  const answer = startEngine().statefulIsAuthorized({
    principal: { type: principal.type, id: principal.id },
    action: { type: "Action", id: action },
    resource: { type: resource.type, id: resource.id },
    context: context as Context,
    preparsedPolicySetId: set,
    entities: [...entity(principal), ...entity(resource), ...actionIn(action, group)],
  });
  if (answer.type !== "success") return refused(EVALUATION_ERROR);
  const { decision, diagnostics } = answer.response;
  // Cedar skips a policy that fails to evaluate: a forbid that errs would otherwise let everybody in.
  if (diagnostics.errors.length > 0) return refused(EVALUATION_ERROR);
  return decision === "allow" ? { allowed: true, because: [] } : refused(...[...diagnostics.reason].sort());
}

function entity({ type, id, facts }: Entity): EntityJson[] {
  return facts ? [{ uid: { type, id }, attrs: facts as Record<string, CedarValueJson>, parents: [] }] : [];
}

function actionIn(action: string, group: string | undefined): EntityJson[] {
  if (!group) return [];
  const uid = { type: "Action", id: action };
  return [{ uid, attrs: {}, parents: [{ type: "Action", id: group }] }];
}
