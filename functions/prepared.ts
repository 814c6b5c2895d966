// What the policy engine has read before any function starts: who may do what, and the gate as it binds everybody.
import { BINDS_EVERYBODY } from "./sessions/adoption.ts";
import { gatePolicies } from "./sessions/gate-policies.ts";
import { loadPolicies } from "./shared/rules/policy.ts";
import { engineMemory } from "./shared/rules/policy-engine.ts";

export { MEMORY, PROGRAM } from "./shared/rules/policy-engine.ts";

export function memoryAtStart(): Buffer {
  loadPolicies("operate");
  gatePolicies()(BINDS_EVERYBODY);
  return engineMemory();
}
