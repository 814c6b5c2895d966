// What the policy engine has read before any function starts: who may do what, and the gate as it binds everybody.

import { gatePolicies } from "./gate/policies.ts";
import { engineMemory } from "./shared/policy/engine.ts";
import { loadPolicies } from "./shared/policy/policy.ts";
import { BINDS_EVERYBODY } from "./shared/rules/profiles.ts";

export { MEMORY, PROGRAM } from "./shared/policy/engine.ts";

export function memoryAtStart(): Buffer {
  loadPolicies("operate");
  gatePolicies()(BINDS_EVERYBODY);
  return engineMemory();
}
