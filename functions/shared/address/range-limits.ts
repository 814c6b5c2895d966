// What limits a range on any list of this stack: the rules that bind everybody, and whether exercises are run here. It reads the
// environment, so only entries ask it and hand the answer on.
import { isOn } from "../env.ts";
import { everybodys } from "../rules/profiles.ts";
import { BITS } from "./address.ts";
import type { RangeLimits } from "./sanity.ts";

/** A list is one for all agencies of its system: what binds everybody limits it. */
export function rangeLimitsHere(): RangeLimits {
  return {
    // Without a rule, nothing wider than one address.
    widest: { 4: everybodys("widestIpv4Prefix") ?? BITS[4], 6: everybodys("widestIpv6Prefix") ?? BITS[6] },
    // Addresses meant for examples are taken only where the stack was told to.
    documentation: isOn("DOCUMENTATION_RANGES") ? "allowed" : "refused",
  };
}
