// A policy as Cedar text, laid out as people write it; what it says of itself in annotations is told elsewhere.
import { startEngine } from "./engine.ts";
import type { ReadPolicy } from "./text.ts";

const WIDTH = 76;

export function printPolicy({ policy }: ReadPolicy): string {
  const cedar = startEngine();
  const written = cedar.policyToText({ ...policy, annotations: {} });
  if (written.type !== "success") throw new Error(JSON.stringify(written.errors));
  const laid = cedar.formatPolicies({ policyText: written.text, lineWidth: WIDTH, indentWidth: 2 });
  if (laid.type !== "success") throw new Error(JSON.stringify(laid.errors));
  return laid.formatted_policy.trim();
}
