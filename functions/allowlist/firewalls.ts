// Which firewall lists there are, and where the journal and the policies know each; names only.
import type { Place } from "../shared/http/permit.ts";
import { type StreamOf, stream } from "../shared/journal/keys.ts";
import { SYSTEMS, type SystemCode, systemOf } from "../shared/rules/systems.ts";
import { type List, listLaw } from "./lists/list.ts";
import { CHANNELS, DIRECTIONS, type Firewall, type LIST_KINDS } from "./names.ts";

/** 72: of each system of either kind, both channels in both directions. */
export const FIREWALLS: readonly Firewall[] = SYSTEMS.flatMap(system =>
  CHANNELS.flatMap(channel => DIRECTIONS.map(direction => ({ system, channel, direction }))),
);

export function streamOf({ system, channel, direction }: Firewall): StreamOf<List> {
  return stream(listLaw, system, channel, direction);
}

/** Any of the 90 lists, those of the archives among them. */
export interface ListId {
  readonly system: SystemCode;
  readonly channel: Firewall["channel"];
  readonly direction: (typeof LIST_KINDS)[number];
}

export function isFirewall(list: ListId): list is Firewall {
  return list.direction !== "egress";
}

export function placeOfList({ system, channel, direction }: ListId): Place {
  const agency = systemOf(system).managingAgency;
  return { type: "List", id: `${system}/${channel}/${direction}`, system, agency };
}
