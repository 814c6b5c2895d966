// Says whether a range is written in the one canonical form of its family; never repairs what is not.
import { parseIp, stringifyIp } from "ip-bigint";

export const EC2_FAMILIES = ["IPv4", "IPv6"] as const;
export type Ec2Family = (typeof EC2_FAMILIES)[number];

const WIDTH = { IPv4: 32, IPv6: 128 } as const;
/** What may be an address; whether it is one shows when it is written again. */
const LETTERS = { IPv4: /^(?=.*\.)[\d.]{7,15}$/, IPv6: /^(?=.*:)[\da-f:.]{2,45}$/ } as const;

export function isCanonical(cidr: string, family: Ec2Family): boolean {
  return canonicalOf(cidr, family) === cidr;
}

/** The range that a text means, in its one form; nothing where it means none. */
export function canonicalOf(cidr: string, family: Ec2Family): string | undefined {
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  const free = BigInt(WIDTH[family]) - (/^\d{1,3}$/.test(prefix) ? BigInt(prefix) : -1n);
  if (rest.length > 0 || free < 0n || free > WIDTH[family] || !LETTERS[family].test(address))
    return undefined;
  const { number, version } = parseIp(address);
  if (number >= 1n << BigInt(WIDTH[family])) return undefined;
  return `${stringifyIp({ number: (number >> free) << free, version })}/${Number(prefix)}`;
}

/** The address `offset` places after the start of an IPv4 range; after its end it begins again. */
export function addressIn(cidr: string, offset: number): string {
  const [address = "", prefix = ""] = cidr.split("/");
  const size = 2 ** (WIDTH.IPv4 - Number(prefix));
  return stringifyIp({ number: parseIp(address).number + BigInt(offset % size), version: 4 });
}
