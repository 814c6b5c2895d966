// Follows the lists, and a timer: what was approved, removed, begun or ended comes into force in EC2, and drift is found.
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { envIfAny } from "../../shared/env.ts";
import type { Recorded } from "../../shared/journal/event.ts";
import { follower } from "../../shared/journal/follower.ts";
import { now } from "../../shared/time/clock.ts";
import { FIREWALLS, streamOf } from "../firewalls.ts";
import { isInForceEvent } from "../lists/in-force.ts";
import type { Firewall } from "../names.ts";
import { type Applier, applyLists } from "./apply-lists.ts";
import { prefixLists } from "./prefix-list.ts";

const lists = prefixLists();
const names = envIfAny("STAGE_NAMES");

const applier = (): Applier => ({
  lists,
  ...(names && { names }),
  run: randomUUID(),
  now,
  wait: setTimeout,
});

export const handler = follower({
  together: recorded => applyLists(changedBy(recorded), applier()),
  timer: () => applyLists(FIREWALLS, applier()),
});

/** What an applier itself records needs no other applier. */
function changedBy(recorded: readonly Recorded[]): Firewall[] {
  const streams = new Set<string>(
    recorded.filter(({ event }) => !isInForceEvent(event)).map(each => each.stream),
  );
  return FIREWALLS.filter(firewall => streams.has(streamOf(firewall)));
}
