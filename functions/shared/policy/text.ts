// Reads a folder of Cedar texts into policies by name, each with what it says of itself and what it reads; it decides nothing.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Clause, DetailedError, Expr, PolicyJson } from "@cedar-policy/cedar-wasm/web";
import { startEngine } from "./engine.ts";

export interface ReadPolicy {
  readonly policy: Omit<PolicyJson, "annotations">;
  readonly annotations: Readonly<Record<string, string>>;
  /** What it looks at in the context, such as `medium`. */
  readonly reads: readonly string[];
  /** Where it is written: `policies/connect/house.cedar:3`. */
  readonly place: string;
}
/** By `@id`; plain JSON, so that a build can keep it. */
export type PolicySet = Readonly<Record<string, ReadPolicy>>;

/** A policy without an id, or two with one, is a fault, and so is a folder without any. */
export function readPolicies(folder: string): PolicySet {
  const set: Record<string, ReadPolicy> = {};
  for (const file of globSync("*.cedar", { cwd: folder }).sort()) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    for (const json of parse(path, text)) {
      const { annotations = {}, ...policy } = json;
      const id = annotations.id;
      if (!id || id in Object.prototype || set[id])
        throw new Error(`${file}: a policy's @id is missing or used twice: ${id}`);
      const line = text.slice(0, text.indexOf(`@id("${id}")`)).split("\n").length;
      set[id] = { policy, annotations, reads: readBy(policy.conditions), place: `${path}:${line}` };
    }
  }
  if (Object.keys(set).length === 0) throw new Error(`no policies in ${folder}`);
  return set;
}

function parse(file: string, text: string): PolicyJson[] {
  const cedar = startEngine();
  const parts = cedar.policySetTextToParts(text);
  if (parts.type !== "success") throw new Error(said(parts.errors, file, text));
  // One that is filled in later cannot be compiled now.
  if (parts.policy_templates.length > 0) throw new Error(`${file}: a template is not compiled`);
  return parts.policies.map(policy => {
    const answer = cedar.policyToJson(policy);
    if (answer.type !== "success") throw new Error(said(answer.errors, file, text));
    return answer.json;
  });
}

/** `house.cedar:12: unexpected token, expected …`: where to look, and for what. */
function said(errors: readonly DetailedError[], file: string, text: string): string {
  const bytes = Buffer.from(text);
  const sentences = errors.map(({ message, sourceLocations: [place] = [] }) => {
    const line = place ? `:${bytes.subarray(0, place.start).toString().split("\n").length}` : "";
    return `${file}${line}: ${message}${place?.label ? `, ${place.label}` : ""}`;
  });
  return sentences.join("\n");
}

function readBy(conditions: readonly Clause[]): string[] {
  const paths = new Set(conditions.flatMap(({ body }) => pathsIn(body)).map(path => path.join(".")));
  // `has` only guards what the next word reads.
  return [...paths].filter(path => ![...paths].some(longer => longer.startsWith(`${path}.`)));
}

function pathsIn(part: unknown): (readonly string[])[] {
  if (typeof part !== "object" || part === null) return [];
  const path = Array.isArray(part) ? undefined : pathOf(part as Expr);
  return path ? [path] : Object.values(part).flatMap(pathsIn);
}

/** `context.document.classification` and `context has document.classification` both are `document`, `classification`. */
export function pathOf(expression: Expr): readonly string[] | undefined {
  const step = "." in expression ? expression["."] : "has" in expression ? expression.has : undefined;
  if (!step || typeof step !== "object" || !("attr" in step)) return undefined;
  if ("Var" in step.left) return step.left.Var === "context" ? [step.attr].flat() : undefined;
  const before = pathOf(step.left);
  return before && [...before, ...[step.attr].flat()];
}
