// Starts the official Cedar engine: it reads, checks and prints the policies where they are written and built, and gives a second
// opinion on what is on record; it decides nothing.
import { readFileSync } from "node:fs";
import * as cedar from "@cedar-policy/cedar-wasm/web";

let isStarted = false;

export function startEngine(): typeof cedar {
  if (!isStarted) cedar.initSync({ module: readFileSync(programPlace()) });
  isStarted = true;
  return cedar;
}

const LIBRARY = "@cedar-policy/cedar-wasm/web";
/** Its place beside a function that asks it. */
export const ENGINE_PROGRAM = "cedar_wasm_bg.wasm";

/** In what is deployed nothing is to be resolved, and it lies beside the function. */
function programPlace(): URL {
  const resolve = import.meta.resolve as ((name: string) => string) | undefined;
  return new URL(ENGINE_PROGRAM, resolve?.(LIBRARY) ?? import.meta.url);
}
