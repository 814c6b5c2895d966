// A client connects: the handler is asked once, within its time, and only a well-formed yes opens the connection.
import { type Ec2Account, newId } from "./account.ts";
import { addressIn } from "./cidr.ts";
import { Ec2Refusal } from "./refusal.ts";
import { type ConnectVerdict, verdictOf } from "./vpn-answer.ts";
import { isOpen } from "./vpn-connection.ts";
import { type Brought, capacityOf, hasProved, knownOf, reachedBy, type VpnEndpoint } from "./vpn-endpoint.ts";
import { type Ask, type Attempt, type ConnectEvent, eventOf, HandlerFailure } from "./vpn-event.ts";

const RESERVED_ADDRESSES = 2;
/** In bytes: what OpenVPN takes for a reason. */
const LONGEST_REASON = 255;
const GENERIC_MESSAGE =
  "無法建立 VPN 連線，請洽管理者。 The VPN connection could not be established: contact your administrator.";

/** Waits that long, or fails as soon as the signal says that nobody waits any more. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

export interface Handler {
  readonly ask: Ask;
  readonly limitMs: number;
  readonly wait: Wait;
}

/** What the client sees, with the reason the service writes into its connection log. */
export type ConnectOutcome =
  | {
      readonly allowed: true;
      readonly connectionId: string;
      readonly clientIp: string;
      /** By the endpoint's rules; none at all is a tunnel that leads nowhere. */
      readonly reaches: readonly string[];
    }
  | {
      readonly allowed: false;
      readonly connectionId: string;
      readonly reason: string;
      readonly message: string;
    };

export async function connect(
  account: Ec2Account,
  handler: Handler,
  attempt: Attempt,
): Promise<ConnectOutcome> {
  const endpoint = account.endpoint(attempt.endpointId);
  refuseInvented(endpoint, attempt);
  const known = knownOf(endpoint, attempt);
  const arrival = { endpoint, attempt, known, connectionId: newId("cvpn-connection") };
  const event = eventOf(attempt, known, arrival.connectionId);
  const verdict = await verdictIn(handler, event, arrival);
  const outcome = "reason" in verdict ? keptOut(arrival, verdict) : opened(account, arrival, verdict);
  account.attempted(endpoint.id, {
    ...{ event, postures: verdict.postures },
    ...(outcome.allowed ? { clientIp: outcome.clientIp } : { reason: outcome.reason }),
  });
  return outcome;
}

/** Only a log-in gives a name: whoever plays a client of an endpoint without one would play what cannot be. */
function refuseInvented({ id, login }: VpnEndpoint, { username, groups }: Attempt): void {
  if (login || (username === "" && groups.length === 0)) return;
  throw new Ec2Refusal(
    "InvalidParameterValue",
    `${id} asks for no log-in: nobody has a user name or groups there.`,
  );
}

interface Arrival {
  readonly endpoint: VpnEndpoint;
  readonly attempt: Attempt;
  readonly known: Brought;
  readonly connectionId: string;
}

interface Refusing {
  readonly reason: string;
  readonly message: string;
  readonly postures: readonly string[];
}

/** A well-formed yes, or what keeps the client out. */
async function verdictIn(
  handler: Handler,
  event: ConnectEvent,
  { endpoint, attempt }: Arrival,
): Promise<ConnectVerdict | Refusing> {
  const failed = (reason: string): Refusing => ({ reason, message: GENERIC_MESSAGE, postures: [] });
  // It leads nowhere, and takes nobody.
  if (endpoint.subnets === 0) return failed("no-target-network");
  if (!hasProved(endpoint, attempt)) return failed("authentication-failed");
  if (!endpoint.asksHandler) return { allow: true, message: "", postures: [] };
  try {
    const verdict = verdictOf(await answerInTime(handler, event), attempt.schemaVersion);
    const { allow, message, postures } = verdict;
    return allow ? verdict : { reason: "client-connect-failed", message, postures };
  } catch (error) {
    const failure = error instanceof HandlerFailure ? error.failure : "other-execution-error";
    return failed(`client-connect-handler-${failure}`);
  }
}

/** A longer reason is dropped on the way, and the client hears that something went wrong and no more. */
function keptOut({ connectionId }: Arrival, { reason, message }: Refusing): ConnectOutcome {
  const heard = Buffer.byteLength(message) <= LONGEST_REASON ? message : GENERIC_MESSAGE;
  return { allowed: false, connectionId, reason, message: heard };
}

async function answerInTime({ ask, limitMs, wait }: Handler, event: ConnectEvent): Promise<unknown> {
  const settled = new AbortController();
  const late = async () => {
    await wait(limitMs, settled.signal);
    throw new HandlerFailure("timed-out");
  };
  try {
    return await Promise.race([ask(event, settled.signal), late()]);
  } finally {
    settled.abort();
  }
}

/** The handler has said yes, and the service may still have no room. */
function opened(
  account: Ec2Account,
  { endpoint, attempt, known, connectionId }: Arrival,
  { postures }: ConnectVerdict,
): ConnectOutcome {
  const open = [...account.connections.values()].filter(
    each => each.endpointId === endpoint.id && isOpen(each),
  );
  if (open.length >= capacityOf(endpoint))
    return { allowed: false, connectionId, reason: "too-many-connections", message: GENERIC_MESSAGE };
  const { commonName, username, groups } = known;
  const clientIp = nextAddress(account, endpoint.id);
  const reaches = reachedBy(endpoint, groups);
  account.putConnection({
    id: connectionId,
    endpointId: endpoint.id,
    ...{ commonName, username, clientIp, postures, reaches },
    publicIp: attempt.publicIp,
    establishedAt: account.terms.clock(),
    status: { code: "active" },
  });
  return { allowed: true, connectionId, clientIp, reaches };
}

// A new address each time; the counter wraps round only after the whole client range was handed out.
function nextAddress(account: Ec2Account, endpointId: string): string {
  const endpoint = account.endpoint(endpointId);
  account.putEndpoint({ ...endpoint, issued: endpoint.issued + 1 });
  return addressIn(endpoint.clientCidr, RESERVED_ADDRESSES + endpoint.issued);
}
