// The policies as they are written, compiled when asked for: on the machine where they are written. What is deployed has from-build.ts
// in the place of this file.
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileSet } from "./compile.ts";
import { readPolicies } from "./text.ts";

const POLICIES = fileURLToPath(new URL("../../../policies", import.meta.url));

/** Of a set by its name, or of a folder where a change is tried. */
export function compiledText(set: string): string {
  return compileSet(readPolicies(isAbsolute(set) ? set : join(POLICIES, set)));
}

/** What goes with a deployment alone is not here. */
export function isBuiltIn(_set: string): boolean {
  return false;
}
