// Says whether a range is written in the one canonical form of its family; never repairs what is not.
import { isIP } from "node:net";
import { parseIp, stringifyIp } from "ip-bigint";

export const FAMILIES = ["IPv4", "IPv6"] as const;
export type Family = (typeof FAMILIES)[number];

const WIDTH = { IPv4: 32, IPv6: 128 } as const;

export function isCanonical(cidr: string, family: Family): boolean {
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  const free = BigInt(WIDTH[family]) - (/^\d{1,3}$/.test(prefix) ? BigInt(prefix) : -1n);
  if (rest.length > 0 || free < 0n || free > WIDTH[family] || `IPv${isIP(address)}` !== family) return false;
  const { number, version } = parseIp(address);
  const start = stringifyIp({ number: (number >> free) << free, version });
  return cidr === `${start}/${Number(prefix)}`;
}

/** The address that stands `offset` places after the start of an IPv4 range, and wraps round at its end. */
export function addressIn(cidr: string, offset: number): string {
  const [address = "", prefix = ""] = cidr.split("/");
  const size = 2 ** (WIDTH.IPv4 - Number(prefix));
  return stringifyIp({ number: parseIp(address).number + BigInt(offset % size), version: 4 });
}
