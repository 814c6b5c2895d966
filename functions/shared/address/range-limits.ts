// What limits a range on any list of this stack: the rules that bind everybody, and whether exercises are run here. It reads the
// environment, so only entries ask it and hand the answer on.
import { envIfAny, isOn } from "../env.ts";
import { everybodys } from "../rules/profiles.ts";
import type { SystemCode } from "../rules/systems.ts";
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

/** For what a system's hosts and staff may reach: inside the networks that the stage leads it to, private ranges are what is meant. */
export function outboundLimitsHere(system: SystemCode): RangeLimits {
  const said = JSON.parse(envIfAny("SYSTEM_TARGETS") ?? "{}") as Partial<Record<SystemCode, string[]>>;
  return { ...rangeLimitsHere(), targets: said[system] ?? [] };
}
