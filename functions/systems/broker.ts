// Who is told when a desktop or a tunnel has to close, as two administrators agreed, and which ends nobody has confirmed in time; pure.

/** The program that opens and closes a system's desktops, or its tunnels on a server of the city's own. */
export interface Subscription {
  /** The account it asks the gate by: nobody else confirms what it opened. */
  readonly account: string;
  /** Where it is told; one that only follows the feed has none. */
  readonly url?: string | undefined;
  /** Within so many seconds it has to say that what ended is closed. */
  readonly seconds: number;
}

export interface Agreed extends Subscription {
  readonly at: string;
  readonly by: string;
}

export interface Broker {
  readonly proposed?: Agreed;
  readonly inForce?: Agreed;
}
export type Brokers = Readonly<Record<string, Broker>>;

/** By session: through which endpoint it came, when it should have been closed, and when it was seen after it was said to be. */
export type Unclosed = Readonly<
  Record<string, { readonly endpoint: string; readonly due: string; readonly seenAt?: string }>
>;

export type BrokerEvent =
  | ({ readonly type: "BrokerProposed"; readonly endpoint: string } & Subscription)
  | { readonly type: "BrokerConfirmed"; readonly endpoint: string }
  | { readonly type: "BrokerRemoved"; readonly endpoint: string; readonly reason: string }
  | {
      readonly type: "EndUnconfirmed";
      readonly session: string;
      readonly endpoint: string;
      readonly due: string;
      readonly seenAt?: string;
    }
  | { readonly type: "EndSettled"; readonly session: string };

type Told = Extract<BrokerEvent, { type: `Broker${string}` }>;
type Ended = Extract<BrokerEvent, { type: `End${string}` }>;

/** What is in force stays so until another administrator has confirmed what is to follow it. */
export function brokersAfter(
  before: Brokers = {},
  event: Told,
  { at, by }: Pick<Agreed, "at" | "by">,
): Brokers {
  const { endpoint } = event;
  const broker = own(before, endpoint) ?? {};
  switch (event.type) {
    case "BrokerProposed": {
      const { account, url, seconds } = event;
      const proposed = { account, ...(url !== undefined && { url }), seconds, at, by };
      return { ...before, [endpoint]: { ...broker, proposed } };
    }
    case "BrokerConfirmed":
      return { ...before, [endpoint]: broker.proposed ? { inForce: broker.proposed } : broker };
    case "BrokerRemoved":
      return without(before, endpoint);
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

export function unclosedAfter(before: Unclosed = {}, event: Ended): Unclosed {
  if (event.type === "EndSettled") return without(before, event.session);
  const { session, endpoint, due, seenAt } = event;
  return { ...before, [session]: { endpoint, due, ...(seenAt !== undefined && { seenAt }) } };
}

export function brokerOf(brokers: Brokers | undefined, endpoint: string): Broker | undefined {
  return brokers && own(brokers, endpoint);
}

export function without<Value>(from: Readonly<Record<string, Value>>, name: string) {
  return Object.fromEntries(Object.entries(from).filter(([each]) => each !== name));
}

/** An endpoint may be called like anything that every object has. */
function own<Value>(from: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}
