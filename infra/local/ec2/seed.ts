// Puts the lists and endpoints of the synthesized template there, under ids that their names always give; never touches an entry.
import { createHash } from "node:crypto";
import type { Account } from "./account.ts";
import type { Family } from "./cidr.ts";
import type { Tag } from "./tag.ts";

export interface PrefixListSeed {
  readonly name: string;
  readonly family: Family;
  readonly maxEntries: number;
  readonly tags: readonly Tag[];
  /** Ids of the security groups that refer to the list. */
  readonly associations?: readonly string[];
}

export interface VpnEndpointSeed {
  readonly name: string;
  readonly clientCidr: string;
  readonly tags: readonly Tag[];
}

export interface Seed {
  readonly prefixLists: readonly PrefixListSeed[];
  readonly vpnEndpoints: readonly VpnEndpointSeed[];
}

export function prefixListId(name: string): string {
  return `pl-${digest(name)}`;
}

export function vpnEndpointId(name: string): string {
  return `cvpn-endpoint-${digest(name)}`;
}

function digest(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 17);
}

export function sow(account: Account, seed: Seed): void {
  for (const list of seed.prefixLists) sowList(account, list);
  for (const endpoint of seed.vpnEndpoints) sowEndpoint(account, endpoint);
}

// Like a deployment: what the template says of a list that is already there is brought up to date, its entries stay.
function sowList(
  account: Account,
  { name, family, maxEntries, tags, associations = [] }: PrefixListSeed,
): void {
  const id = prefixListId(name);
  const there = account.lists.get(id);
  const { family: was, entries } = there ?? { family, entries: [] };
  if (was !== family || entries.length > maxEntries) {
    throw new Error(
      `list ${name} cannot become ${family}, at most ${maxEntries}: it is ${was} with ${entries.length}`,
    );
  }
  const described = { name, maxEntries, tags: [...tags], associations: [...associations] };
  const fresh = { id, family, version: 1, entries, past: [] };
  account.put({
    ...fresh,
    ...there,
    ...described,
    state: { phase: "complete", verb: there ? "modify" : "create" },
  });
}

function sowEndpoint(account: Account, { name, clientCidr, tags }: VpnEndpointSeed): void {
  const id = vpnEndpointId(name);
  const { createdAt, issued } = account.endpoints.get(id) ?? { createdAt: account.terms.clock(), issued: 0 };
  account.putEndpoint({ id, name, clientCidr, tags: [...tags], createdAt, issued });
}
