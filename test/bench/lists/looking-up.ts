// Is this caller on the list: the address parsed and looked up, beside what else could be taken, and the floor.
import { BlockList } from "node:net";
import { parseIp } from "ip-bigint";
import IPCIDR from "ip-cidr";
import ipaddr from "ipaddr.js";
import { cover } from "../../../functions/shared/address/cover.ts";
import { Membership } from "../../../functions/shared/address/membership.ts";
import type { Random } from "../measure/random.ts";
import { membership4 } from "./floors/four.ts";
import { membership6 } from "./floors/six.ts";
import { callers, FAMILIES, type Family, rangeText, scattered } from "./inputs.ts";
import { type Contender, printTable, timed } from "./rounds.ts";

const SIZES = [10, 1_000, 10_000, 100_000];
const ROUNDS = 5;
const CALLERS = 4_096;
/** The processor keeps time in steps of milliseconds: a round must take many of them. */
const TURNS = 96;
/** Those that walk the whole list at each question are asked as often as makes them bearable. */
const STEPS = 2_000_000;

type Lookup = (address: string) => boolean;

export function lookingUp(print: (line: string) => void, random: Random): void {
  for (const family of FAMILIES) for (const size of SIZES) lookingUpIn(family, size, print, random);
}

function lookingUpIn(family: Family, size: number, print: (line: string) => void, random: Random): void {
  const blocks = scattered(family, size, random);
  // The floor wants ranges apart from each other and in order: everybody gets those.
  const ranges = cover(blocks.map(rangeText));
  const asked = callers(blocks, CALLERS, random);
  const few = asked.slice(0, Math.max(4, Math.min(CALLERS, Math.floor(STEPS / size))));
  const lookups: [name: string, lookup: Lookup, addresses: readonly string[]][] = [
    ["docgate", ours(ranges), asked],
    ["node:net BlockList", blockList(family, ranges), asked],
    ["ip-bigint, halving", bigints(ranges), asked],
    ["ipaddr.js", ipaddrJs(ranges), few],
    ["ip-cidr", ipCidr(ranges), few.slice(0, Math.max(1, few.length >> 6))],
    ["floor by hand", family === 4 ? membership4(ranges) : membership6(ranges), asked],
  ];
  const turns = lookups.map(([, , addresses]) => (addresses.length < CALLERS ? 1 : TURNS));
  const contenders = lookups.map(([name, lookup, addresses], at): Contender => {
    const own = turns[at] ?? 1;
    return { name, run: () => counted(lookup, addresses, own), ...(own === 1 && { rounds: 1 }) };
  });
  const spreads = timed(contenders, ROUNDS).map((spread, at) => {
    const each = 1 / ((lookups[at]?.[2].length ?? 1) * (turns[at] ?? 1));
    return { median: spread.median * each, least: spread.least * each, most: spread.most * each };
  });
  const heading = `membership in ${ranges.length} IPv${family} ranges, one of two callers listed`;
  printTable(print, { heading, names: lookups.map(([name]) => name), spreads, scale: [1e6, "ns"] });
  print(`  answers that differ from ours: ${disagreeing(lookups) || "none"}`);
}

function counted(lookup: Lookup, addresses: readonly string[], turns: number): number {
  let listed = 0;
  for (let turn = 0; turn < turns; turn++) for (const address of addresses) if (lookup(address)) listed++;
  return listed;
}

function disagreeing(lookups: readonly (readonly [string, Lookup, readonly string[]])[]): string {
  const mine = lookups[0]?.[1] ?? (() => false);
  const wrong = lookups.filter(([, lookup, asked]) =>
    asked.some(address => lookup(address) !== mine(address)),
  );
  return wrong.map(([name]) => name).join(", ");
}

function ours(ranges: readonly string[]): Lookup {
  const membership = new Membership(ranges);
  return address => membership.has(address);
}

function blockList(family: Family, ranges: readonly string[]): Lookup {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix] = range.split("/");
    list.addSubnet(address, Number(prefix), `ipv${family}`);
  }
  return address => list.check(address, `ipv${family}`);
}

function bigints(ranges: readonly string[]): Lookup {
  const spans = ranges.map(range => {
    const [address = "", prefix] = range.split("/");
    const { number, version } = parseIp(address);
    return { from: number, to: number + (1n << BigInt((version === 4 ? 32 : 128) - Number(prefix))) };
  });
  return address => {
    const { number } = parseIp(address);
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle]?.from ?? 0n) > number) high = middle;
      else low = middle + 1;
    }
    return low > 0 && number < (spans[low - 1]?.to ?? 0n);
  };
}

function ipaddrJs(ranges: readonly string[]): Lookup {
  const parsed = ranges.map(range => ipaddr.parseCIDR(range));
  return address => {
    const caller = ipaddr.parse(address);
    return parsed.some(range => caller.match(range as never));
  };
}

function ipCidr(ranges: readonly string[]): Lookup {
  const parsed = ranges.map(range => new IPCIDR(range));
  return address => parsed.some(range => range.contains(address));
}
