// A city whose VPN is the EC2 stand-in: people connect through the real connect handler, and closing is driven step by step.
import type { DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Closer } from "../../functions/closing/closing.ts";
import { vpnOf } from "../../functions/closing/vpn.ts";
import { readNow } from "../../functions/gate/reads.ts";
import { handler as connect } from "../../functions/sessions/connect.lambda.ts";
import { asItCounts } from "../../functions/sessions/lease.ts";
import { isThere } from "../../functions/sessions/live.ts";
import { type Session, sessionLaw } from "../../functions/sessions/session.ts";
import { eventItem } from "../../functions/shared/journal/items.ts";
import { history } from "../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import { readRenewed } from "../../functions/shared/journal/renewal.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { UNLIMITED } from "../../infra/local/aws/ec2/request-limits.ts";
import { vpnEndpointId } from "../../infra/local/aws/ec2/seed.ts";
import { startEc2 } from "../../infra/local/aws/ec2/server.ts";
import type { ConnectOutcome } from "../../infra/local/aws/ec2/vpn-connect.ts";
import type { VpnConnection } from "../../infra/local/aws/ec2/vpn-connection.ts";
import { type CityOptions, cityInOrder } from "../gate/city.ts";
import { declared } from "../local/ec2/endpoint.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";

const SETTLE_MS = 1_000;
/** More than a file has tests: each city connects through an endpoint of its own. */
const ENDPOINTS = Array.from({ length: 64 }, (_, at) => `docgate-${at}-vpn`);

/** An EC2 where every city gets an endpoint that no other has. */
export async function cloudOf() {
  const vpnEndpoints = ENDPOINTS.map((name, at) => declared(name, { clientCidr: `10.${at}.0.0/16` }));
  const seed = { prefixLists: [], vpnEndpoints };
  const clock = () => now().getTime();
  const ec2 = await startEc2({ seed, ask: connect, clock, settleMs: SETTLE_MS, limit: UNLIMITED });
  const left = ENDPOINTS.map(vpnEndpointId);
  return { url: ec2.url, close: ec2.close, endpoint: () => left.shift() ?? "" };
}
type ClosingCloud = Awaited<ReturnType<typeof cloudOf>>;

/** A city of its own for each test, in an empty journal, with the clock put back: what one does, no other meets. */
export function withClosingCity(options: CityOptions = {}): () => ClosingCity {
  const clock = withFrozenClock();
  const journal = withJournal();
  let cloud: ClosingCloud;
  let city: ClosingCity;
  beforeAll(async () => {
    cloud = await cloudOf();
  });
  beforeEach(async () => {
    clock.set(MORNING);
    await journal.renew();
    city = await closingCity(cloud, options);
  });
  afterAll(() => cloud.close());
  return () => city;
}

export async function closingCity(ec2: ClosingCloud, { system = "household", ...options }: CityOptions = {}) {
  const city = await cityInOrder({ system, endpoint: ec2.endpoint(), ...options });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const closer: Closer = { vpn: vpnOf({ endpoint: ec2.url, region: "ap-northeast-1", credentials }), now };
  // The handler finds its EC2 as a function does; it is loaded only now that this is set.
  Object.assign(process.env, { AWS_ENDPOINT_URL_EC2: ec2.url });
  const { handler } = await import("../../functions/closing/close.lambda.ts");
  const control = async <T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${ec2.url}/_control/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const connected = async (who: { person: string; propertyNo: string }, address = "198.51.100.7") => {
    const outcome = await control<ConnectOutcome>("POST", "vpn/connect", {
      endpointId: city.endpoint,
      commonName: who.propertyNo,
      username: who.person,
      publicIp: address,
    });
    return { ...who, ...outcome };
  };
  return {
    ...city,
    closer,
    handler,
    control,
    connected,
    /** A worker with everything in order, connected. */
    async atWork(address?: string) {
      const worker = await connected(await city.borrower(), address);
      if (!worker.allowed) throw new Error(worker.message);
      return worker;
    },
    /** Hands the newest event of a stream to the follower, as the journal's stream would. */
    async tell(...streams: Stream[]) {
      const events = await Promise.all(streams.map(async each => (await history(each)).at(-1)));
      const Records = events.map((event, at) => ({
        dynamodb: { NewImage: event && eventItem(event), SequenceNumber: String(at) },
      }));
      return handler({ Records } as DynamoDBStreamEvent);
    },
    /** As it counts now, with what is beside its stream. */
    session: async (id: string) => {
      const held = await readRenewed<Session>(stream(sessionLaw, id));
      return isThere(held) ? asItCounts(held, now().toISOString()).state : undefined;
    },
    events: async (id: string) => (await history(stream("SESSION", id))).map(({ event }) => event.type),
    /** How EC2 has it. */
    async cloud(id: string) {
      const all = await control<VpnConnection[]>("GET", "vpn/connections");
      return all.find(each => each.id === id)?.status.code;
    },
    fault: (fault: object) =>
      control("POST", "faults", { action: "TerminateClientVpnConnections", ...fault }),
    seats: async () => (await readNow([], { system, channel: "vpn" })).open,
  };
}
export type ClosingCity = Awaited<ReturnType<typeof closingCity>>;
