// A client connects: the handler is asked once, within its time, and only a well-formed yes opens the connection.
import { type Ec2Account, newId } from "./account.ts";
import { addressIn } from "./cidr.ts";
import { type ConnectVerdict, verdictOf } from "./vpn-answer.ts";
import { type Ask, type Attempt, type ConnectEvent, eventOf, HandlerFailure } from "./vpn-event.ts";

const RESERVED_ADDRESSES = 2;
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
  | { readonly allowed: true; readonly connectionId: string; readonly clientIp: string }
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
  account.endpoint(attempt.endpointId);
  const connectionId = newId("cvpn-connection");
  try {
    const answer = await answerInTime(handler, eventOf(attempt, connectionId));
    const verdict = verdictOf(answer, attempt.schemaVersion);
    if (verdict.allow) return opened(account, { attempt, connectionId, verdict });
    return { allowed: false, connectionId, reason: "client-connect-failed", message: verdict.message };
  } catch (error) {
    const failure = error instanceof HandlerFailure ? error.failure : "other-execution-error";
    const reason = `client-connect-handler-${failure}`;
    return { allowed: false, connectionId, reason, message: GENERIC_MESSAGE };
  }
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

function opened(
  account: Ec2Account,
  { attempt, connectionId, verdict }: { attempt: Attempt; connectionId: string; verdict: ConnectVerdict },
): ConnectOutcome {
  const { endpointId, commonName, username, publicIp } = attempt;
  const clientIp = nextAddress(account, endpointId);
  account.putConnection({
    id: connectionId,
    endpointId,
    commonName,
    username,
    publicIp,
    clientIp,
    postures: verdict.postures,
    establishedAt: account.terms.clock(),
    status: { code: "active" },
  });
  return { allowed: true, connectionId, clientIp };
}

// A new address each time; the counter wraps round only after the whole client range was handed out.
function nextAddress(account: Ec2Account, endpointId: string): string {
  const endpoint = account.endpoint(endpointId);
  account.putEndpoint({ ...endpoint, issued: endpoint.issued + 1 });
  return addressIn(endpoint.clientCidr, RESERVED_ADDRESSES + endpoint.issued);
}
