// What the network should be that a template cannot say: the default group empty, and endpoints joined to their subnets in office hours
// alone, where the stage wants that; what of it must be done follows from what EC2 shows; pure.
import * as v from "valibot";
import { dayOf, instantOf, isWorkingDay } from "../shared/time/calendar.ts";

const wantedShape = () =>
  v.strictObject({
    /** Of a network of our own: whatever forgets to name a group wears this one. */
    defaultGroup: v.exactOptional(v.string()),
    /** Times of day in Taipei, on working days; without them the template joins the endpoints, and nobody takes them off. */
    hours: v.exactOptional(v.strictObject({ from: v.string(), until: v.string() })),
    /** By system, with hours alone: the subnets its endpoint is joined to, and the ranges that must be routed through each. */
    endpoints: v.optional(
      v.record(v.string(), v.strictObject({ subnets: v.array(v.string()), routes: v.array(v.string()) })),
      {},
    ),
  });
/** Times of day in Taipei. */
export interface JoinedHours {
  readonly from: string;
  readonly until: string;
}
export type WantedNetwork = Readonly<v.InferOutput<ReturnType<typeof wantedShape>>>;
type WantedEndpoint = WantedNetwork["endpoints"][string];

export function readWantedNetwork(text: string): WantedNetwork {
  return v.parse(wantedShape(), JSON.parse(text));
}

/** Throws on a day of a year without a calendar: whatever is joined then stays as it is, and somebody must look. */
export function isJoinedAt(hours: JoinedHours, at: string): boolean {
  return joinedUntil(hours, at) !== undefined;
}

/** The end of the hours that it is in; absent outside of them. Throws like the above. */
export function joinedUntil({ from, until }: JoinedHours, at: string): string | undefined {
  const day = dayOf(at);
  const end = instantOf(day, until);
  return isWorkingDay(day) && instantOf(day, from) <= at && at < end ? end : undefined;
}

export type JoinStatus = "joining" | "joined" | "leaving" | "failed";

export interface Joined {
  readonly id: string;
  readonly subnet: string;
  readonly status: JoinStatus;
}

export interface Routed {
  readonly cidr: string;
  readonly subnet: string;
}

export type UpkeepStep =
  | { readonly do: "join"; readonly subnet: string }
  | { readonly do: "route"; readonly subnet: string; readonly cidr: string }
  | { readonly do: "leave"; readonly join: string };

/** A subnet that is left takes its routes with it, so each morning they are made anew, once it is joined again. */
export function stepsFor(
  { subnets, routes }: WantedEndpoint,
  { joined, routed }: { readonly joined: readonly Joined[]; readonly routed: readonly Routed[] },
  wanted: boolean,
): UpkeepStep[] {
  if (!wanted)
    return joined.flatMap(({ id, status }) => (status === "leaving" ? [] : [{ do: "leave", join: id }]));
  return subnets.flatMap((subnet): UpkeepStep[] => {
    const there = joined.filter(each => each.subnet === subnet && each.status !== "failed");
    // One that is leaving must be gone before it can be joined again: the next run comes soon.
    if (there.length === 0) return [{ do: "join", subnet }];
    if (!there.some(({ status }) => status === "joined")) return [];
    return routes
      .filter(cidr => !routed.some(each => each.subnet === subnet && each.cidr === cidr))
      .map(cidr => ({ do: "route", subnet, cidr }));
  });
}
