// Starts the official Cedar engine, which reads, checks and prints the policies where they are written and built; it decides nothing
// there, and nothing that is deployed has it.
import { readFileSync } from "node:fs";
import * as cedar from "@cedar-policy/cedar-wasm/web";

let isStarted = false;

export function startEngine(): typeof cedar {
  if (!isStarted) cedar.initSync({ module: readFileSync(new URL(PROGRAM, import.meta.resolve(LIBRARY))) });
  isStarted = true;
  return cedar;
}

const LIBRARY = "@cedar-policy/cedar-wasm/web";
const PROGRAM = "cedar_wasm_bg.wasm";
