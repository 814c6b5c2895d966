// The policies as they are written, compiled when asked for: on the machine where they are written. What is deployed has from-build.ts
// in the place of this file.
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileSet, saidOfSet } from "./compile.ts";
import { textsDigest } from "./schema.ts";
import { readPolicies } from "./text.ts";

const POLICIES = fileURLToPath(new URL("../../../policies", import.meta.url));

/** Of a set by its name, or of a folder where a change is tried. */
export function compiledFile(set: string) {
  const policies = readPolicies(isAbsolute(set) ? set : join(POLICIES, set));
  return { text: compileSet(policies), said: () => saidOfSet(policies) };
}

/** Nothing is proved of what may be edited the next moment. */
export function proofText(_name: string): string | undefined {
  return undefined;
}

export function builtTexts(_set: string): string | undefined {
  return undefined;
}

/** What goes with a deployment alone is not here. */
export function isBuiltIn(_set: string): boolean {
  return false;
}

/** By which a set's texts are known. */
export function textsKnownBy(set: string): string {
  return textsDigest(textsFolder(set));
}

/** Where they lie. */
export function textsFolder(set: string): string {
  return join(POLICIES, set);
}
