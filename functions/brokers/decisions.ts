// What may be recorded of a broker and of what has to close, or the reason why not; pure.
import { isUnclosed, type Session } from "../sessions/session.ts";
import type { HowClosed, SessionEvent, SignOfLife } from "../sessions/session-event.ts";
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { type Outbound, webhookAddress } from "../shared/webhook/address.ts";
import { type Broker, brokerOf, type Subscription } from "../systems/broker.ts";
import { hasBroker } from "../systems/names.ts";
import { endpointOf, type SystemEvent, type SystemState } from "../systems/system.ts";
import { BROKER_PROBLEM } from "./problems.ts";

type Drafts = readonly [Draft<SystemEvent>];

export function brokerProposed(
  state: SystemState | undefined,
  endpoint: string,
  { account, url, seconds }: Subscription,
  outbound: Outbound,
): Drafts {
  const channel = endpointOf(state, endpoint)?.channel;
  const isOfBroker = channel !== undefined && hasBroker({ channel, endpoint });
  const address = url === undefined ? undefined : webhookAddress(url, outbound);
  refuseAll(
    !isOfBroker && new Problem(BROKER_PROBLEM["broker-endpoint-unknown"]),
    url !== undefined && !address && new Problem(BROKER_PROBLEM["broker-address-refused"]),
  );
  const told = address ? { url: address.href } : {};
  return [{ event: { type: "BrokerProposed", endpoint, account, ...told, seconds } }];
}

export function brokerConfirmed(state: SystemState | undefined, endpoint: string, by: string): Drafts {
  const proposed = brokerOf(state?.brokers, endpoint)?.proposed;
  if (!proposed) throw new Problem(BROKER_PROBLEM["broker-not-proposed"]);
  if (isSameAccount(proposed.by, by)) throw new Problem(BROKER_PROBLEM["broker-confirmed-by-another"]);
  return [{ event: { type: "BrokerConfirmed", endpoint } }];
}

export function brokerRemoved(state: SystemState | undefined, endpoint: string, reason: string): Drafts {
  knownBroker(state, endpoint);
  return [{ event: { type: "BrokerRemoved", endpoint, reason } }];
}

export function knownBroker(state: SystemState | undefined, endpoint: string): Broker {
  const broker = brokerOf(state?.brokers, endpoint);
  if (!broker) throw new Problem(BROKER_PROBLEM["broker-unknown"]);
  return broker;
}

export interface Closing {
  readonly closedAt: string;
  readonly how: HowClosed;
  readonly reason?: string;
}

/** `by`: who says so, and `at`: when they do. */
export function closeConfirmed(
  session: Session,
  { closedAt, how, reason }: Closing,
  { by, at }: { readonly by: string; readonly at: string },
): Extract<SessionEvent, { type: "CloseConfirmed" }> {
  if (how === "by-hand" && isSameAccount(session.person, by))
    throw new Problem(BROKER_PROBLEM["closed-by-another"]);
  if (how !== "by-hand" && session.broker && !isSameAccount(session.broker.account, by))
    throw new Problem(BROKER_PROBLEM["closed-by-its-own-broker"]);
  if (session.status !== "ended") throw new Problem(BROKER_PROBLEM["session-not-ended"]);
  if (!session.broker) throw new Problem(BROKER_PROBLEM["closed-on-record-only"]);
  if (!isUnclosed(session)) throw new Problem(BROKER_PROBLEM["closed-already"]);
  if (closedAt < session.askedAt || closedAt > justAfter(at))
    throw new Problem(BROKER_PROBLEM["closed-when"]);
  return { type: "CloseConfirmed", closedAt, how, ...(reason !== undefined && { reason }) };
}

export interface Seen {
  readonly seenAt: string;
  readonly sign: SignOfLife;
}

/** Nothing, unless it was said to be closed before that: of what is open, or known not to be closed, it is no news. */
export function seenAlive(
  session: Session,
  { seenAt, sign }: Seen,
  { by, at }: { readonly by: string; readonly at: string },
): Extract<SessionEvent, { type: "SeenAfterClosing" }> | undefined {
  const { broker, closed } = session;
  if (!broker) throw new Problem(BROKER_PROBLEM["closed-on-record-only"]);
  if (!isSameAccount(broker.account, by)) throw new Problem(BROKER_PROBLEM["seen-by-its-own-broker"]);
  if (seenAt < session.askedAt || seenAt > justAfter(at)) throw new Problem(BROKER_PROBLEM["seen-when"]);
  return closed && seenAt > closed.at ? { type: "SeenAfterClosing", seenAt, sign } : undefined;
}

/** How far the clock of a broker may be ahead. */
const AHEAD_MS = 5_000;

function justAfter(at: string): string {
  return new Date(Date.parse(at) + AHEAD_MS).toISOString();
}
