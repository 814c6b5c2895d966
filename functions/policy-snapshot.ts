// What the policy engine has read before any function starts: who may do what, and the gate as it binds everybody.
import { BINDS_EVERYBODY } from "./gate/adoption.ts";
import { gatePolicies } from "./gate/policies.ts";
import { engineMemory } from "./shared/policy/engine.ts";
import { loadPolicies } from "./shared/policy/policy.ts";

export { MEMORY, PROGRAM } from "./shared/policy/engine.ts";

export function memoryAtStart(): Buffer {
  loadPolicies("operate");
  gatePolicies()(BINDS_EVERYBODY);
  return engineMemory();
}
