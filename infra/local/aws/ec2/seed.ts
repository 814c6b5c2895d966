// Puts the lists, endpoints and networks of the synthesized template there, under ids that their names always give; never touches an entry.
import { createHash } from "node:crypto";
import type { Ec2Account } from "./account.ts";
import type { Ec2Family } from "./cidr.ts";
import type { NetworkAclEntry, StoredNetworkAcl } from "./network-acl.ts";
import { type StoredPrefixList, settled } from "./prefix-list.ts";
import type { Tag } from "./tag.ts";
import type { VpnEndpointTerms } from "./vpn-endpoint.ts";

export interface PrefixListSeed {
  readonly name: string;
  readonly family: Ec2Family;
  readonly maxEntries: number;
  readonly tags: readonly Tag[];
  /** Ids of the security groups that refer to the list. */
  readonly associations?: readonly string[];
}

export interface VpnEndpointSeed extends Omit<VpnEndpointTerms, "joined" | "routes"> {
  readonly name: string;
  readonly clientCidr: string;
  readonly tags: readonly Tag[];
}

export interface NetworkAclSeed {
  readonly name: string;
  readonly tags: readonly Tag[];
  /** The ranges of the subnets that wear it. */
  readonly subnets: readonly string[];
  /** Those of the template; others are put in while it runs, and stay. */
  readonly entries: readonly NetworkAclEntry[];
}

export interface Seed {
  readonly prefixLists: readonly PrefixListSeed[];
  readonly vpnEndpoints: readonly VpnEndpointSeed[];
  readonly networkAcls?: readonly NetworkAclSeed[];
  /** Of each network that is made, the group that whatever names none wears. */
  readonly defaultGroups?: readonly string[];
}

const CREATED = { phase: "complete", verb: "create" } as const;

export function prefixListId(name: string): string {
  return `pl-${digest(name)}`;
}

export function vpnEndpointId(name: string): string {
  return `cvpn-endpoint-${digest(name)}`;
}

export function networkAclId(name: string): string {
  return `acl-${digest(name)}`;
}

function digest(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 17);
}

export function sow(account: Ec2Account, seed: Seed): void {
  for (const list of seed.prefixLists) sowList(account, list);
  for (const endpoint of seed.vpnEndpoints) sowEndpoint(account, endpoint);
  const { networkAcls = [], defaultGroups = [] } = seed;
  for (const group of defaultGroups)
    account.securityGroups.set(group, [
      { id: `sgr-${digest(`${group} in`)}`, egress: false },
      { id: `sgr-${digest(`${group} out`)}`, egress: true },
    ]);
  // A network has a list of its own making besides, which whoever forgets to filter meets.
  if (networkAcls.length > 0) account.putNetworkAcl({ ...aclOf("default", [], []), isDefault: true });
  for (const acl of networkAcls) sowNetworkAcl(account, acl);
}

// Like a deployment: what the template says of a list that is already there is brought up to date, its entries stay.
function sowList(account: Ec2Account, seed: PrefixListSeed): void {
  const { name, family, maxEntries, tags, associations = [] } = seed;
  const id = prefixListId(name);
  const there = finished(account, id);
  const { family: was, entries } = there ?? { family, entries: [] };
  if (was !== family || entries.length > maxEntries) {
    const held = `it is ${was} with ${entries.length}`;
    throw new Error(`list ${name} cannot become ${family}, at most ${maxEntries}: ${held}`);
  }
  const fresh = { id, family, version: 1, entries, past: [], state: CREATED };
  const described = { name, maxEntries, tags: [...tags], associations: [...associations] };
  account.put({ ...fresh, ...there, ...described });
}

// A change that was under way when the stand-in stopped was acknowledged: it is finished before anything else is said of the list.
function finished(account: Ec2Account, id: string): StoredPrefixList | undefined {
  const list = account.lists.get(id);
  if (list?.state.phase === "in-progress") account.put(settled(list, list.state.until));
  return account.lists.get(id);
}

function sowEndpoint(account: Ec2Account, { tags, ...said }: VpnEndpointSeed): void {
  const id = vpnEndpointId(said.name);
  const fresh = { createdAt: account.terms.clock(), issued: 0, joined: [], routes: [] };
  const { createdAt, issued, joined, routes } = account.endpoints.get(id) ?? fresh;
  // Where the template joins it to none, what a function joined stays.
  const subnets = said.subnets > 0 ? said.subnets : joined.length;
  account.putEndpoint({ ...said, id, tags: [...tags], createdAt, issued, joined, routes, subnets });
}

function sowNetworkAcl(account: Ec2Account, { name, tags, subnets, entries }: NetworkAclSeed): void {
  const fresh = aclOf(name, tags, subnets);
  const isDeclared = (entry: NetworkAclEntry) =>
    entries.some(({ number, egress }) => number === entry.number && egress === entry.egress);
  const kept = account.networkAcls.get(fresh.id)?.entries.filter(entry => !isDeclared(entry)) ?? [];
  account.putNetworkAcl({ ...fresh, entries: [...kept, ...entries] });
}

function aclOf(name: string, tags: readonly Tag[], subnets: readonly string[]): StoredNetworkAcl {
  return {
    id: networkAclId(name),
    vpcId: `vpc-${digest("docgate")}`,
    isDefault: false,
    tags: [...tags],
    subnets: subnets.map(cidr => ({ id: `subnet-${digest(cidr)}`, cidr })),
    entries: [],
  };
}
