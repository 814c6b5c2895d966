// Applying as a test drives it: a list in the real journal, its prefix lists in the EC2 stand-in, and one clock for both.
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type Applier, applyLists } from "../../../functions/allowlist/applying/apply-lists.ts";
import { type PrefixLists, prefixLists } from "../../../functions/allowlist/applying/prefix-list.ts";
import { type Entry, writeEntries } from "../../../functions/allowlist/lists/entry.ts";
import type { InForce } from "../../../functions/allowlist/lists/in-force.ts";
import { type List, type ListEvent, listLaw, type Mode } from "../../../functions/allowlist/lists/list.ts";
import { CEILING, type Firewall, prefixListName, prefixListsOf } from "../../../functions/allowlist/names.ts";
import type { Family } from "../../../functions/shared/address/address.ts";
import { permitGateway } from "../../../functions/shared/http/permit.ts";
import { keepBlob, readBlob } from "../../../functions/shared/journal/blob.ts";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit, settle } from "../../../functions/shared/journal/commit.ts";
import { history, read } from "../../../functions/shared/journal/journal.ts";
import { stream } from "../../../functions/shared/journal/keys.ts";
import { SYSTEMS } from "../../../functions/shared/rules/systems.ts";
import type { ListChange } from "../../../infra/local/aws/ec2/account.ts";
import { type Ec2Options, startEc2 } from "../../../infra/local/aws/ec2/server.ts";

const START = Date.parse("2026-11-20T02:00:00Z");
const SETTLE_MS = 1_000;

/** Each test has a list to itself in the journal of its file; the first is city hall's, which uses both families. */
export function ownLists(channel: Firewall["channel"]): () => Firewall {
  let lists = 0;
  return () => {
    const direction = lists % 2 === 0 ? "inbound" : "outbound";
    const system = SYSTEMS[Math.floor(lists++ / 2) % SYSTEMS.length] ?? "land";
    return { system, channel, direction };
  };
}

export type Span = Partial<Pick<Entry, "from" | "until">>;

export async function openFirewall(firewall: Firewall, options: Ec2Options & { maxEntries?: number } = {}) {
  const { maxEntries = CEILING, ...more } = options;
  const time = { now: START };
  const prefixListSeeds = prefixListsOf(firewall).map(place => ({
    name: prefixListName(place),
    family: `IPv${place.family}` as const,
    maxEntries,
    tags: [],
  }));
  const { url, close } = await startEc2({
    clock: () => time.now,
    settleMs: SETTLE_MS,
    seed: { prefixLists: prefixListSeeds, vpnEndpoints: [] },
    ...more,
  });
  const of = stream("LIST", firewall.system, firewall.channel, firewall.direction);
  const lists = prefixLists({
    endpoint: url,
    region: "ap-northeast-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const at = () => new Date(time.now).toISOString();
  const control = async (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${url}/_control/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const record = (event: ListEvent) =>
    settle(async () => {
      const permit = permitGateway({
        name: "test",
        kind: "write",
        request: randomUUID(),
        at: new Date(time.now),
      });
      await commit({ changes: [change(listLaw, await read<List>(of), [{ event }], permit)] });
    });
  const applier = (through: PrefixLists = lists): Applier => ({
    lists: through,
    run: randomUUID(),
    now: () => new Date(time.now),
    wait: async milliseconds => {
      time.now += milliseconds;
      await setImmediate();
    },
  });
  const firewallHistory = async (family: Family = 4): Promise<ListChange[]> => {
    const name = prefixListName({ ...firewall, family });
    const all = (await control("GET", "history")) as ListChange[];
    return all.filter(({ prefixListName }) => prefixListName === name);
  };
  return {
    of,
    lists,
    at,
    advance: (milliseconds: number) => {
      time.now += milliseconds;
    },
    /** What an approved change leaves behind: these ranges and no others, from now on or for the span given. */
    async approve(ranges: readonly (string | (Span & { range: string }))[], mode?: Mode) {
      const list = ranges.map(range => entry(typeof range === "string" ? { range } : range, at()));
      const entries = await keepBlob(writeEntries(list));
      await record({ type: "ChangeApproved", number: 1, entries, count: list.length, ...(mode && { mode }) });
    },
    apply: (through?: PrefixLists, beside: readonly Firewall[] = []) =>
      applyLists([...beside, firewall], applier(through)),
    fault: (fault: object) =>
      control("POST", "faults", { action: "ModifyManagedPrefixList", ...fault }) as Promise<unknown>,
    clearFaults: () => control("DELETE", "faults"),
    async edit(add: readonly string[], remove: readonly string[] = []) {
      const prefixListId = (await firewallHistory())[0]?.prefixListId;
      await control("POST", "prefix-lists/edit", { prefixListId, add: add.map(cidr => ({ cidr })), remove });
    },
    history: firewallHistory,
    /** What EC2 holds now, sorted. */
    holds: async (family: Family = 4) => [...((await firewallHistory(family)).at(-1)?.cidrs ?? [])].sort(),
    inForce: async (family: Family = 4): Promise<InForce> =>
      (await read<List>(of)).state?.inForce?.[family] ?? {},
    confirmed: async (family: Family = 4) => {
      const { confirmed } = (await read<List>(of)).state?.inForce?.[family] ?? {};
      return confirmed && (JSON.parse(await readBlob(confirmed.ranges)) as string[]);
    },
    events: async () => (await history<ListEvent>(of)).map(({ event }) => event),
    close,
  };
}
export type OpenFirewall = Awaited<ReturnType<typeof openFirewall>>;

function entry({ range, from, until }: Span & { range: string }, at: string): Entry {
  return {
    range,
    owner: "test",
    reason: "test",
    document: "1100000001",
    from: from ?? at,
    ...(until !== undefined && { until }),
    addedAt: at,
    addedBy: "one",
    approvedBy: "other",
    change: 1,
  };
}
