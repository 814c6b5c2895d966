// Ranges to test with, and the plainest way to say which addresses a list lets in: Node's own, none of ours.
import { BlockList } from "node:net";
import { parseIp, stringifyIp } from "ip-bigint";

/** So many single addresses. */
export function hosts(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => {
    const place = 2 * (from + index);
    return `198.18.${Math.floor(place / 256)}.${place % 256}/32`;
  });
}

/** Of the addresses that were in and are still wanted, those that some list on the way leaves out. */
export function lost(lists: readonly (readonly string[])[], wanted: readonly string[]): string[] {
  const [first = []] = lists;
  const [wasIn, isWanted] = [doorOf(first), doorOf(wanted)];
  const kept = edgesOf([...first, ...wanted]).filter(address => wasIn(address) && isWanted(address));
  const doors = lists.map(doorOf);
  return kept.filter(address => !doors.every(lets => lets(address)));
}

/** The addresses at which the answer can change: it is the same everywhere between two of them. */
function edgesOf(ranges: readonly string[]): string[] {
  return ranges.flatMap(range => {
    const [address = "", prefix = ""] = range.split("/");
    const { number, version } = parseIp(address);
    const bits = version === 4 ? 32n : 128n;
    const next = number + (1n << (bits - BigInt(prefix)));
    return next < 1n << bits ? [address, stringifyIp({ number: next, version })] : [address];
  });
}

const familyOf = (address: string) => (address.includes(":") ? "ipv6" : "ipv4");

function doorOf(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix = ""] = range.split("/");
    list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return address => list.check(address, familyOf(address));
}
