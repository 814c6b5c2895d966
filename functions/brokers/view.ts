// A broker as its system's administrators see it: who is told, what they were told last, what they have not confirmed; pure.
import type { Deliveries } from "../shared/journal/deliveries.ts";
import { brokerOf } from "../systems/broker.ts";
import type { SystemState } from "../systems/system.ts";

/** Only where brokers are read, what they were told last. */
export function brokerView(
  endpoint: string,
  state: SystemState | undefined,
  { last, restsUntil }: Pick<Deliveries, "last" | "restsUntil"> = { last: [] },
) {
  const { proposed, inForce } = brokerOf(state?.brokers, endpoint) ?? {};
  const unclosed = Object.entries(state?.unclosed ?? {})
    .filter(([, each]) => each.endpoint === endpoint)
    .map(([session, { due, seenAt }]) => ({ session, due, ...(seenAt && { seenAt }) }));
  return {
    endpoint,
    ...(proposed && { proposed }),
    ...(inForce && { inForce }),
    deliveries: last,
    ...(restsUntil !== undefined && { restsUntil }),
    unclosed,
  };
}
