// Which endpoint of a system serves which channel; pure.
import { endpointOf, type SystemState } from "../systems/system.ts";
import type { Channel } from "./facts.ts";

/** By the endpoint that is named or, where somebody asks without one what would be, by any at all. */
export function isServed(state: SystemState | undefined, channel: Channel, endpoint: string): boolean {
  if (endpoint !== "") return endpointOf(state, endpoint)?.channel === channel;
  return Object.values(state?.endpoints ?? {}).some(each => each.channel === channel);
}
