// Tells the brokers what became of their sessions: each as it stands now, under a name that says which version that is; and
// leaves alone for a while whoever cannot be told.
import { idOf, type SessionRow } from "../sessions/live.ts";
import type { Session } from "../sessions/session.ts";
import { sessionView } from "../sessions/view.ts";
import {
  type Deliveries,
  type Delivery,
  keepDeliveries,
  readDeliveries,
} from "../shared/journal/deliveries.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { log } from "../shared/log.ts";
import { isSystem } from "../shared/rules/systems.ts";
import { now } from "../shared/time/clock.ts";
import type { Posted } from "../shared/webhook/post.ts";
import { brokerOf } from "../systems/broker.ts";
import { systemLaw } from "../systems/system.ts";
import type { MessageType } from "./names.ts";
import { type Message, tell } from "./webhook.ts";

export interface Receiver {
  readonly system: string;
  readonly endpoint: string;
  readonly url: string;
}

const AT_ONCE = 8;
/** So many in a row, and it is left alone for a while; what has to close comes again by the timer, and all of it by the feed. */
const ENOUGH_FAILURES = 3;
const SHORTEST_REST_MS = 20_000;
const LONGEST_REST_MS = 5 * 60_000;

/** `lot`, from nought to just below one, spreads those who rest. */
export async function tellBrokers(
  sessions: readonly SessionRow[],
  { until, lot }: { readonly until: Date; readonly lot: () => number },
): Promise<void> {
  const theirs = sessions.filter(({ state }) => state.broker && isSystem(state.system ?? ""));
  const systems = [...new Set(theirs.map(({ state }) => state.system ?? ""))];
  const held = await readMany(systems.map(system => stream(systemLaw, system)));
  const brokers = new Map(systems.map((system, at) => [system, held[at]?.state?.brokers]));
  const receivers = Map.groupBy(theirs, ({ state }) => `${state.system}#${state.endpoint}`);
  await Promise.all(
    [...receivers.values()].map(async rows => {
      const { system = "", endpoint } = (rows[0] as SessionRow).state;
      const url = brokerOf(brokers.get(system), endpoint)?.inForce?.url;
      if (url) await tellAll({ system, endpoint, url }, rows, { until, lot });
    }),
  );
}

async function tellAll(
  receiver: Receiver,
  rows: readonly SessionRow[],
  { until, lot }: { readonly until: Date; readonly lot: () => number },
): Promise<void> {
  const before = await readDeliveries(receiver.system, receiver.endpoint);
  if (before.restsUntil !== undefined && before.restsUntil > now().toISOString()) return;
  const once = [...new Map(rows.map(row => [row.stream, row])).values()];
  // What has to close goes first.
  const waiting = once.sort((a, b) => rank(a.state) - rank(b.state));
  const done: Delivery[] = [];
  let failures = before.failures;
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      if (now() >= until || failures >= before.failures + ENOUGH_FAILURES) return;
      const delivery = await tellOne(receiver, messageOf(row));
      done.unshift(delivery);
      failures = delivery.outcome === "told" ? 0 : failures + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await keepDeliveries({ ...receiver, at: now() }, after(before, { done, failures, lot }));
}

function rank({ status }: Session): number {
  return status === "ended" ? 0 : 1;
}

interface Outcome {
  readonly done: readonly Delivery[];
  readonly failures: number;
  readonly lot: () => number;
}

function after({ last }: Deliveries, { done, failures, lot }: Outcome): Deliveries {
  const kept = { last: [...done, ...last], failures };
  if (failures < ENOUGH_FAILURES) return kept;
  const doubled = SHORTEST_REST_MS * 2 ** Math.min(10, Math.floor(failures / ENOUGH_FAILURES) - 1);
  const rest = Math.min(LONGEST_REST_MS, doubled) * (0.5 + lot() / 2);
  return { ...kept, restsUntil: new Date(now().getTime() + rest).toISOString() };
}

export async function tellOne({ url, system, endpoint }: Receiver, message: Message): Promise<Delivery> {
  const at = now();
  const { outcome, ...more }: Posted = await tell(url, message, at);
  if (outcome !== "told") log("warn", "broker-not-told", { system, endpoint, outcome, ...more });
  const ms = now().getTime() - at.getTime();
  return { at: at.toISOString(), id: message.id, type: message.type, outcome, ...more, ms };
}

function messageOf(row: SessionRow): Message {
  const { status } = row.state;
  const renewed = status === "allowed" && row.version > 1;
  const type: MessageType =
    status === "ended" ? "session.ended" : renewed ? "session.renewed" : "session.allowed";
  return { id: `${idOf(row)}.${row.version}`, type, data: sessionView(row, now()) };
}
