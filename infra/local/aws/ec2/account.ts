// One region of one account: its lists, endpoints and connections, and every change of a list in order; asks the clock, writes no file.
import { randomBytes } from "node:crypto";
import type { StoredNetworkAcl } from "./network-acl.ts";
import { ensureIdle, type Settling, type StoredPrefixList, settled, stateOf } from "./prefix-list.ts";
import { Ec2Refusal } from "./refusal.ts";
import { hungUp, isForgotten, isOpen, settledConnection, type VpnConnection } from "./vpn-connection.ts";
import { timeOutOf, type VpnEndpoint } from "./vpn-endpoint.ts";
import { type Attempted, attemptEntry, type LogEntry, resetEntry } from "./vpn-log.ts";

const HISTORY_LENGTH = 10_000;

export interface AccountTerms {
  readonly region: string;
  readonly owner: string;
  /** Milliseconds since 1970; whoever starts the stand-in decides what time it is. */
  readonly clock: () => number;
  /** How long an *-in-progress or terminating state lasts. */
  readonly settleMs: number;
}

export interface ListChange {
  readonly sequence: number;
  readonly at: string;
  readonly prefixListId: string;
  readonly prefixListName: string;
  readonly state: string;
  readonly version: number;
  readonly maxEntries: number;
  readonly cidrs: readonly string[];
}

export function newId(kind: "pl" | "cvpn-connection"): string {
  return `${kind}-${randomBytes(9).toString("hex").slice(0, 17)}`;
}

export class Ec2Account {
  readonly terms: AccountTerms;
  readonly lists = new Map<string, StoredPrefixList>();
  readonly endpoints = new Map<string, VpnEndpoint>();
  readonly connections = new Map<string, VpnConnection>();
  readonly networkAcls = new Map<string, StoredNetworkAcl>();
  /** The default one of each network, open as the service makes it at every start. */
  readonly securityGroups = new Map<string, readonly { readonly id: string; readonly egress: boolean }[]>();
  readonly history: ListChange[] = [];
  /** What its endpoints wrote into their connection logs since the start. */
  readonly vpnLog: LogEntry[] = [];
  /** Grows with every change, so that whoever keeps the state knows whether there is something to keep. */
  revision = 0;

  constructor(terms: AccountTerms) {
    this.terms = terms;
  }

  settling(fails: boolean): Settling {
    const until = this.terms.clock() + this.terms.settleMs;
    return fails ? { until, failure: "The change was accepted, then failed." } : { until };
  }

  list(id: string): StoredPrefixList {
    const list = this.lists.get(id);
    if (list) return list;
    if (/^pl-[0-9a-f]+$/.test(id)) {
      throw new Ec2Refusal("InvalidPrefixListID.NotFound", `The prefix list ID '${id}' does not exist.`);
    }
    throw new Ec2Refusal("InvalidPrefixListId.Malformed", `Invalid id: "${id}"`);
  }

  idleList(id: string): StoredPrefixList {
    const list = this.list(id);
    ensureIdle(list);
    return list;
  }

  put(list: StoredPrefixList, at = this.terms.clock()): StoredPrefixList {
    this.lists.set(list.id, list);
    if (stateOf(list) === "delete-complete") this.lists.delete(list.id);
    this.#record(list, at);
    this.revision += 1;
    return list;
  }

  endpoint(id: string): VpnEndpoint {
    const endpoint = this.endpoints.get(id);
    if (endpoint) return endpoint;
    throw new Ec2Refusal("InvalidClientVpnEndpointId.NotFound", `Endpoint ${id} does not exist.`);
  }

  putEndpoint(endpoint: VpnEndpoint): void {
    this.endpoints.set(endpoint.id, endpoint);
    this.revision += 1;
  }

  putConnection(connection: VpnConnection): void {
    const before = this.connections.get(connection.id);
    const { status } = connection;
    if (before && isOpen(before) && status.code === "terminated")
      this.#log(connection.endpointId, resetEntry(connection, status.at));
    this.connections.set(connection.id, connection);
    this.revision += 1;
  }

  attempted(endpointId: string, attempt: Omit<Attempted, "at">): void {
    this.#log(endpointId, attemptEntry({ ...attempt, at: this.terms.clock() }));
  }

  networkAcl(id: string): StoredNetworkAcl {
    const acl = this.networkAcls.get(id);
    if (acl) return acl;
    if (/^acl-[0-9a-f]+$/.test(id)) {
      throw new Ec2Refusal("InvalidNetworkAclID.NotFound", `The networkAcl ID '${id}' does not exist`);
    }
    throw new Ec2Refusal("InvalidNetworkAclId.Malformed", `Invalid id: "${id}"`);
  }

  putNetworkAcl(acl: StoredNetworkAcl): void {
    this.networkAcls.set(acl.id, acl);
    this.revision += 1;
  }

  /** Lets everything whose time has come happen, in the order of those times. */
  settle(): void {
    const now = this.terms.clock();
    const due = [...this.lists.values()].flatMap(list => {
      const then = settled(list, now);
      return then !== list && list.state.phase === "in-progress" ? [{ then, at: list.state.until }] : [];
    });
    for (const { then, at } of due.sort((a, b) => a.at - b.at)) this.put(then, at);
    for (const connection of this.connections.values()) {
      const then = this.#inTime(settledConnection(connection, now), now);
      if (then !== connection) this.putConnection(then);
      if (isForgotten(then, now)) this.connections.delete(then.id);
    }
  }

  #inTime(connection: VpnConnection, now: number): VpnConnection {
    const endpoint = this.endpoints.get(connection.endpointId);
    const until = endpoint && timeOutOf(endpoint, connection.establishedAt);
    return until !== undefined && until <= now && isOpen(connection) ? hungUp(connection, until) : connection;
  }

  #log(endpointId: string, entry: LogEntry): void {
    if (!this.endpoints.get(endpointId)?.keepsLog) return;
    this.vpnLog.push(entry);
    if (this.vpnLog.length > HISTORY_LENGTH) this.vpnLog.shift();
  }

  #record(list: StoredPrefixList, at: number): void {
    const sequence = (this.history.at(-1)?.sequence ?? 0) + 1;
    this.history.push({
      sequence,
      at: new Date(at).toISOString(),
      prefixListId: list.id,
      prefixListName: list.name,
      state: stateOf(list),
      version: list.version,
      maxEntries: list.maxEntries,
      cidrs: list.entries.map(({ cidr }) => cidr),
    });
    if (this.history.length > HISTORY_LENGTH) this.history.shift();
  }
}
