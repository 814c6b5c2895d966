// How deliveries stand, for whoever runs the gateway: to whom, by which channel, since when and why not; never what a notice says. Those
// of one message are one row.
import { deliveriesAt } from "./kept.ts";
import type { DeliveryStanding } from "./names.ts";
import type { Delivery } from "./notice.ts";

/** Nobody reads further; what is older is in the log. */
const MOST = 300;
const DAY_MS = 24 * 60 * 60_000;
/** As health does: what failed a week ago somebody has looked at, or nobody ever will. */
export const SHOWN_DAYS = 7;

export interface DeliveryRow extends Pick<Delivery, "account" | "channel" | "state" | "due" | "attempts"> {
  /** How many notices, and of the oldest when it was recorded. */
  readonly count: number;
  readonly since: string;
  readonly urgent: boolean;
  readonly settledAt?: string;
  readonly why?: string;
}

export async function deliveryRows(standing: DeliveryStanding, at: Date): Promise<readonly DeliveryRow[]> {
  const from = new Date(at.getTime() - SHOWN_DAYS * DAY_MS).toISOString();
  const found = await deliveriesAt(standing, standing === "waiting" ? LONG_AGO : from, MOST);
  const rows = Map.groupBy(found, each =>
    [each.account, each.channel, each.state, stampOf(each), each.why].join(" "),
  );
  return [...rows.values()].map(rowOf);
}
const LONG_AGO = "2000";

const stampOf = ({ settledAt, due }: Delivery) => settledAt ?? due;

function rowOf(some: readonly Delivery[]): DeliveryRow {
  const [first] = some as readonly [Delivery];
  const { account, channel, state, due, attempts, settledAt, why } = first;
  const since = some.map(({ notice }) => notice.at).sort()[0] ?? first.notice.at;
  return {
    ...{ account, channel, state, due, attempts, since, count: some.length },
    urgent: some.some(({ notice }) => notice.urgency === "urgent"),
    ...(settledAt !== undefined && { settledAt }),
    ...(why !== undefined && { why }),
  };
}
