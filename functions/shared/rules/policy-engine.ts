// Starts the Cedar engine once; it decides nothing.
import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import * as cedar from "@cedar-policy/cedar-wasm/web";

let started = false;
export function startEngine(): typeof cedar {
  if (!started) {
    const beside = new URL("./cedar_wasm_bg.wasm", import.meta.url);
    const wasm = existsSync(beside)
      ? beside
      : new URL("cedar_wasm_bg.wasm", import.meta.resolve("@cedar-policy/cedar-wasm/web"));
    // Each of the engine's functions is compiled when it is first called, and need not be looked at before that either.
    setFlagsFromString("--wasm-lazy-validation");
    // Made faster in the background only once it is really busy: that costs a start more than all its answers.
    setFlagsFromString("--wasm-tiering-budget=100000000");
    cedar.initSync({ module: readFileSync(wasm) });
    started = true;
  }
  return cedar;
}
