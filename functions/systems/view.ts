// A system as the API shows it: what is laid down for it, and what its administrators recorded; pure.
import type { Held } from "../shared/journal/change.ts";
import { type SystemCode, systemOf } from "../shared/rules/systems.ts";
import { type SystemState, UNREADY } from "./system.ts";

export function systemView(system: SystemCode, { state = UNREADY, version }: Held<SystemState>) {
  const { "zh-TW": zh, en, managingAgency, kinds, sensitivity, criticalService, firewall } = systemOf(system);
  const { plan, remoteTestedAt } = state;
  return {
    system,
    name: { "zh-TW": zh, en },
    managingAgency,
    kinds,
    sensitivity,
    criticalService,
    families: firewall.families,
    drift: firewall.drift,
    ...(plan && { plan }),
    endpoints: endpointsOf(state),
    ...(remoteTestedAt && { remoteTestedAt }),
    version,
  };
}

function endpointsOf({ endpoints }: SystemState) {
  return Object.entries(endpoints)
    .map(([endpoint, facts]) => ({ endpoint, ...facts }))
    .sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1));
}
