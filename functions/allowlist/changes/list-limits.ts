// What limits a range on a list: where whoever connects comes from is public, where they are led may be the city's own network.
import { outboundLimitsHere, rangeLimitsHere } from "../../shared/address/range-limits.ts";
import type { RangeLimits } from "../../shared/address/sanity.ts";
import type { ListId } from "../firewalls.ts";

export function limitsHere({ system, direction }: ListId): RangeLimits {
  return direction === "outbound" ? outboundLimitsHere(system) : rangeLimitsHere();
}
