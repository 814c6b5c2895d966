// Asks Cedar; the only file that knows the engine. Any error, missing file or missing fact is a refusal.
import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as cedar from "@cedar-policy/cedar-wasm/web";

export interface Verdict {
  readonly allowed: boolean;
  /** Names of the policies that refused, sorted; empty when nothing permitted. */
  readonly because: readonly string[];
}

export interface Question {
  readonly principal: Entity;
  readonly action: string;
  /** The group of actions this one belongs to, for rules about all of them. */
  readonly group?: string;
  readonly resource: Entity;
  readonly context: Record<string, Fact>;
}

export interface Entity {
  readonly type: string;
  readonly id: string;
  readonly facts: Record<string, Fact>;
}

export type Fact = string | number | boolean | readonly Fact[] | { readonly [name: string]: Fact };

export interface Policies {
  ask(question: Question): Verdict;
  /** What an annotation of a policy says, such as its sentence in one language. */
  annotation(policy: string, name: string): string | undefined;
}

const refused = (...because: string[]): Verdict => ({ allowed: false, because });

/** Reads a folder of policies once and proves that they parse; a start that fails here refuses everything. */
export function loadPolicies(set: string): Policies {
  startEngine();
  const texts = readPolicies(set);
  const parsed = cedar.preparsePolicySet(set, { staticPolicies: Object.fromEntries(texts) });
  if (parsed.type !== "success")
    throw new Error(`policies of ${set} do not parse: ${JSON.stringify(parsed.errors)}`);
  return {
    ask: question => judge(set, question),
    annotation: (policy, name) => annotationsOf(texts.get(policy) ?? "").get(name),
  };
}

/** Every policy of a folder by its `@id`; a policy without an id, or two with one, is a fault. */
export function readPolicies(set: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of globSync("*.cedar", { cwd: folderOf(set) }).sort()) {
    const parts = cedar.policySetTextToParts(readFileSync(`${folderOf(set)}/${file}`, "utf8"));
    if (parts.type !== "success") throw new Error(`${set}/${file}: ${JSON.stringify(parts.errors)}`);
    for (const text of parts.policies) {
      const id = annotationsOf(text).get("id");
      if (!id || texts.has(id))
        throw new Error(`${set}/${file}: a policy's @id is missing or used twice: ${id}`);
      texts.set(id, text);
    }
  }
  if (texts.size === 0) throw new Error(`no policies in ${set}`);
  return texts;
}

function judge(set: string, { principal, action, group, resource, context }: Question): Verdict {
  const answer = cedar.statefulIsAuthorized({
    principal: { type: principal.type, id: principal.id },
    action: { type: "Action", id: action },
    resource: { type: resource.type, id: resource.id },
    context: context as cedar.Context,
    preparsedPolicySetId: set,
    entities: [
      ...[principal, resource].map(({ type, id, facts }) => ({
        uid: { type, id },
        attrs: facts as Record<string, cedar.CedarValueJson>,
        parents: [],
      })),
      {
        uid: { type: "Action", id: action },
        attrs: {},
        parents: group ? [{ type: "Action", id: group }] : [],
      },
    ],
  });
  if (answer.type !== "success") return refused("evaluation-error");
  const { decision, diagnostics } = answer.response;
  // Cedar skips a policy that fails to evaluate: a forbid that errs would otherwise let everybody in.
  if (diagnostics.errors.length > 0) return refused("evaluation-error");
  return decision === "allow" ? { allowed: true, because: [] } : refused(...[...diagnostics.reason].sort());
}

function annotationsOf(text: string): Map<string, string> {
  const found = text.matchAll(/@(\w+)\(\s*"((?:[^"\\]|\\.)*)"\s*\)/g);
  return new Map([...found].map(([, name = "", value = ""]) => [name, value.replaceAll('\\"', '"')]));
}

// Beside the bundle when deployed, in the source tree otherwise.
function folderOf(set: string): string {
  const beside = fileURLToPath(new URL(`./policies/${set}`, import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL(`../../policies/${set}`, import.meta.url));
}

let started = false;
export function startEngine(): typeof cedar {
  if (!started) {
    const beside = new URL("./cedar_wasm_bg.wasm", import.meta.url);
    const wasm = existsSync(beside)
      ? beside
      : new URL("cedar_wasm_bg.wasm", import.meta.resolve("@cedar-policy/cedar-wasm/web"));
    cedar.initSync({ module: readFileSync(wasm) });
    started = true;
  }
  return cedar;
}
