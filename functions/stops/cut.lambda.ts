// Follows the stops, and a timer: the network of a system that is stopped is cut in EC2, and restored when no stop wants that any more.
import { envIfAny } from "../shared/env.ts";
import { follower } from "../shared/journal/follower.ts";
import { now } from "../shared/time/clock.ts";
import { type Cutter, cutNetworks } from "./cut-networks.ts";
import { networkAcls } from "./network-acl.ts";

const cutter: Cutter = { acls: networkAcls({}, envIfAny("STAGE_NAMES")), now };

export const handler = follower({
  together: () => cutNetworks(cutter),
  timer: () => cutNetworks(cutter),
});
