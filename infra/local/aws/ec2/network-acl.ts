// The law of a network ACL: numbered rules a direction, the lowest that matches decides, and what none matches is denied; pure.
import { parseIp } from "ip-bigint";
import * as v from "valibot";
import { Ec2Refusal } from "./refusal.ts";
import { tagShape } from "./tag.ts";

const entryShape = v.strictObject({
  number: v.number(),
  egress: v.boolean(),
  /** A number, or -1 for all. */
  protocol: v.string(),
  action: v.picklist(["allow", "deny"]),
  cidr: v.string(),
  ports: v.exactOptional(v.strictObject({ from: v.number(), to: v.number() })),
});
export type NetworkAclEntry = Readonly<v.InferOutput<typeof entryShape>>;

export const networkAclShape = v.strictObject({
  id: v.string(),
  vpcId: v.string(),
  isDefault: v.boolean(),
  tags: v.array(tagShape),
  subnets: v.array(v.strictObject({ id: v.string(), cidr: v.string() })),
  entries: v.array(entryShape),
});
export type StoredNetworkAcl = Readonly<v.InferOutput<typeof networkAclShape>>;

/** A quota one way, families together, and the last rule of each direction counts. */
const RULES_A_DIRECTION = 20;
const LAST = 32_767;

/** The rule that nobody made and nobody takes away. */
export function withLast(entries: readonly NetworkAclEntry[]): NetworkAclEntry[] {
  const last = { number: LAST, protocol: "-1", action: "deny", cidr: "0.0.0.0/0" } as const;
  const all = [...entries, { ...last, egress: true }, { ...last, egress: false }];
  return all.sort((a, b) => Number(b.egress) - Number(a.egress) || a.number - b.number);
}

type Place = Pick<NetworkAclEntry, "number" | "egress">;

export function withEntry(acl: StoredNetworkAcl, entry: NetworkAclEntry): StoredNetworkAcl {
  if (at(acl, entry) >= 0) {
    const message = `The network acl entry identified by ${entry.number} already exists.`;
    throw new Ec2Refusal("NetworkAclEntryAlreadyExists", message);
  }
  const sameWay = withLast(acl.entries).filter(({ egress }) => egress === entry.egress);
  if (sameWay.length >= RULES_A_DIRECTION) {
    throw new Ec2Refusal("NetworkAclEntryLimitExceeded", `${acl.id} has reached its limit of entries.`);
  }
  return { ...acl, entries: [...acl.entries, entry] };
}

export function withEntryReplaced(acl: StoredNetworkAcl, entry: NetworkAclEntry): StoredNetworkAcl {
  return { ...acl, entries: acl.entries.with(known(acl, entry), entry) };
}

export function withoutEntry(acl: StoredNetworkAcl, place: Place): StoredNetworkAcl {
  return { ...acl, entries: acl.entries.toSpliced(known(acl, place), 1) };
}

function at({ entries }: StoredNetworkAcl, { number, egress }: Place): number {
  return entries.findIndex(entry => entry.number === number && entry.egress === egress);
}

function known(acl: StoredNetworkAcl, place: Place): number {
  const found = at(acl, place);
  if (found >= 0) return found;
  const message = `The network acl entry identified by ${place.number} does not exist.`;
  throw new Ec2Refusal("InvalidNetworkAclEntry.NotFound", message);
}

export interface Packet {
  readonly egress: boolean;
  /** Where it goes when it leaves the subnet, where it came from when it enters. */
  readonly address: string;
  readonly protocol: string;
  readonly port: number;
}

/** No memory of what passed before: each packet is judged alone. */
export function passes({ entries }: StoredNetworkAcl, packet: Packet): boolean {
  const first = withLast(entries).find(entry => matches(entry, packet));
  return first?.action === "allow";
}

function matches({ egress, protocol, cidr, ports }: NetworkAclEntry, packet: Packet): boolean {
  if (egress !== packet.egress || !contains(cidr, packet.address)) return false;
  if (protocol !== "-1" && protocol !== packet.protocol) return false;
  return !ports || (ports.from <= packet.port && packet.port <= ports.to);
}

function contains(cidr: string, address: string): boolean {
  const [start = "", prefix = ""] = cidr.split("/");
  const [range, asked] = [parseIp(start), parseIp(address)];
  const free = BigInt((range.version === 4 ? 32 : 128) - Number(prefix));
  return range.version === asked.version && range.number >> free === asked.number >> free;
}
