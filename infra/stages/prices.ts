// What AWS asks for by the hour, as its public price pages say it, and what a stage costs by that before anybody connects; pure.
import { systemsOf } from "./plan.ts";
import type { Stage } from "./stage.ts";

/** US dollars, Tokyo, on-demand, without tax; looked up in November 2026. Taipei's are its own: look them up before you decide. */
export const PRICES = {
  /** An endpoint in one zone. */
  association: 0.15,
  connection: 0.05,
  natGateway: 0.062,
  /** Each public address, worn or not. */
  address: 0.005,
  siteToSite: 0.048,
  transitAttachment: 0.07,
} as const;

/**
 * What is small beside those, a month or as said; looked up in November 2026 too. The same in all regions, but for those by the GB, which are
 * Virginia's: Tokyo's are somewhat higher.
 */
export const SMALL_PRICES = {
  key: 1,
  secret: 0.4,
  alarm: 0.1,
  dashboard: 3,
  /** A firewall, each of its rules, and a million requests that it looks at. */
  firewall: 5,
  firewallRule: 1,
  firewallMillion: 0.6,
  /** A GB of a function kept started, an hour. */
  warmGb: 0.012,
  /** A GB of the journal: kept, with its point in time; a copy of it kept; a copy written out. */
  journalGb: 0.25,
  pointInTimeGb: 0.2,
  backupGb: 0.1,
  exportGb: 0.1,
  objectGb: 0.023,
} as const;

export const MONTH_HOURS = 730;
export const MONTH_WORKING_DAYS = 22;

export interface CostPart {
  readonly what: keyof typeof PRICES;
  readonly count: number;
  readonly hours: number;
  readonly dollars: number;
}

/** What runs whether or not anybody works; connections come on top. */
export function standingCost(stage: Stage): CostPart[] {
  const { zones, attachment } = stage;
  const systems = systemsOf(stage);
  const natGateways = systems.filter(([, { egress }]) => egress.kind === "nat").length * zones;
  return [
    cost("association", systems.length * zones, joinedHours(stage)),
    cost("natGateway", natGateways),
    cost("address", natGateways),
    cost("siteToSite", attachment?.kind === "site-to-site" ? 1 : 0),
    cost("transitAttachment", attachment?.kind === "transit-gateway" ? 1 : 0),
  ].filter(({ count }) => count > 0);
}

function joinedHours({ vpn: { officeHours } }: Stage): number {
  if (!officeHours) return MONTH_HOURS;
  const [from = 0, until = 0] = [officeHours.from, officeHours.until].map(
    time => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60,
  );
  // Each hour begun is an hour.
  return MONTH_WORKING_DAYS * Math.ceil(until - from);
}

function cost(what: CostPart["what"], count: number, hours = MONTH_HOURS): CostPart {
  return { what, count, hours, dollars: count * hours * PRICES[what] };
}
