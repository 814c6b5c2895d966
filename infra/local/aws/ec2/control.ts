// The control path of the stand-in, which EC2 does not have: order faults, edit a list by hand, watch its history, play a VPN client.
import * as v from "valibot";
import { faultShape } from "./faults.ts";
import { changeOf } from "./modification.ts";
import { passes } from "./network-acl.ts";
import { advanced } from "./prefix-list.ts";
import type { Service } from "./query.ts";
import { Ec2Refusal } from "./refusal.ts";
import { limitShape } from "./request-limits.ts";
import { tagValues } from "./tag.ts";
import { connect, type Handler } from "./vpn-connect.ts";
import { hungUp, isOpen } from "./vpn-connection.ts";
import { attemptShape } from "./vpn-event.ts";

export interface Control extends Service {
  readonly handler: Handler;
}

export interface ControlRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

export interface ControlReply {
  readonly status: number;
  readonly json: unknown;
}

type Route = (control: Control, request: ControlRequest) => unknown;

const editShape = v.strictObject({
  prefixListId: v.string(),
  add: v.optional(
    v.array(v.strictObject({ cidr: v.string(), description: v.exactOptional(v.string()) })),
    [],
  ),
  remove: v.optional(v.array(v.string()), []),
});
const packetShape = v.strictObject({
  system: v.string(),
  address: v.optional(v.string(), "198.51.100.7"),
  protocol: v.optional(v.string(), "6"),
  port: v.optional(v.pipe(v.string(), v.toNumber()), "443"),
});
const hangUpShape = v.strictObject({ connectionId: v.string() });

const ROUTES: Readonly<Record<string, Route>> = {
  "GET /_control/faults": ({ faults }) => faults.list(),
  "POST /_control/faults"({ faults }, { body }) {
    faults.order(v.parse(faultShape, JSON.parse(body)));
    return faults.list();
  },
  "DELETE /_control/faults"({ faults }) {
    faults.clear();
    return faults.list();
  },
  "POST /_control/limits"({ limits }, { body }) {
    const { action, ...limit } = v.parse(limitShape, JSON.parse(body));
    return limits.set(action, limit);
  },
  "GET /_control/history"({ account }, { url }) {
    const [after, id] = [Number(url.searchParams.get("after") ?? 0), url.searchParams.get("prefixListId")];
    return account.history.filter(
      change => change.sequence > after && (id === null || change.prefixListId === id),
    );
  },
  // Drift: in force at once, with a version of its own, as after a hand in the console.
  "POST /_control/prefix-lists/edit"({ account }, { body }) {
    const { prefixListId, add, remove } = v.parse(editShape, JSON.parse(body));
    const list = account.idleList(prefixListId);
    return account.put(advanced(list, changeOf(list, { add, remove })));
  },
  "GET /_control/vpn/endpoints": ({ account }) => [...account.endpoints.values()],
  "GET /_control/vpn/connections": ({ account }) => [...account.connections.values()],
  "GET /_control/vpn/log": ({ account }) => account.vpnLog,
  // Whether a packet of this system's subnets gets out to an address, and one from there in.
  "GET /_control/network"({ account }, { url }) {
    const { system, address, protocol, port } = v.parse(packetShape, Object.fromEntries(url.searchParams));
    const acls = [...account.networkAcls.values()];
    const own = acls.filter(({ tags }) => tagValues(tags, "system").includes(system));
    return own.map(acl => ({
      networkAclId: acl.id,
      subnets: acl.subnets.map(({ cidr }) => cidr),
      leaves: passes(acl, { egress: true, address, protocol, port }),
      enters: passes(acl, { egress: false, address, protocol, port }),
    }));
  },
  "POST /_control/vpn/connect": ({ account, handler }, { body }) =>
    connect(account, handler, v.parse(attemptShape, JSON.parse(body))),
  "POST /_control/vpn/disconnect"({ account }, { body }) {
    const { connectionId } = v.parse(hangUpShape, JSON.parse(body));
    const connection = account.connections.get(connectionId);
    if (!connection || !isOpen(connection)) {
      throw new Ec2Refusal("InvalidClientVpnConnection.IdNotFound", `${connectionId} is not connected.`);
    }
    const after = hungUp(connection, account.terms.clock());
    account.putConnection(after);
    return after;
  },
};

export async function answerControl(control: Control, request: ControlRequest): Promise<ControlReply> {
  const route = `${request.method} ${request.url.pathname}`;
  const act = Object.hasOwn(ROUTES, route) ? ROUTES[route] : undefined;
  if (!act) return { status: 404, json: { code: "NoSuchRoute", message: route } };
  try {
    control.account.settle();
    const json = await act(control, request);
    await control.save();
    return { status: 200, json };
  } catch (error) {
    return refusalReply(error);
  }
}

function refusalReply(error: unknown): ControlReply {
  if (error instanceof Ec2Refusal) {
    return { status: error.status, json: { code: error.code, message: error.message } };
  }
  if (error instanceof v.ValiError || error instanceof SyntaxError) {
    return { status: 400, json: { code: "MalformedRequest", message: error.message } };
  }
  throw error;
}
