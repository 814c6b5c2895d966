// What compiled lists cost to make and to keep, beside node:net BlockList: the gate holds many of them.
import { BlockList } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Membership } from "../../../functions/shared/address/membership.ts";
import type { Random } from "../measure/random.ts";
import { FAMILIES, type Family, rangeText, scattered } from "./inputs.ts";
import { processorTime } from "./rounds.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const LISTS = 54;
const ENTRIES = 10_000;
/** Of the other kind fewer are made and the sum is reckoned: all of them would take a gigabyte. */
const OTHERS = 6;

/** Nothing is let go, or the next would be given its memory and seem to need none. */
const held: unknown[] = [];

export function keeping(print: (line: string) => void, random: Random): void {
  for (const family of FAMILIES) {
    const ranges = scattered(family, ENTRIES, random).map(rangeText);
    const ours = kept(LISTS, ownBytes, () => new Membership(ranges));
    const theirs = kept(
      OTHERS,
      () => process.memoryUsage.rss(),
      () => blockList(family, ranges),
    );
    print(`${LISTS} lists of ${ENTRIES} IPv${family} ranges, each made from its texts`);
    print(lineOf("docgate", ours));
    print(lineOf("node:net BlockList", theirs));
    const quicker = theirs.made / ours.made;
    print(`  ${quicker.toFixed(1)} × quicker to make, ${(theirs.bytes / ours.bytes).toFixed(1)} × smaller`);
  }
}

interface Kept {
  /** Milliseconds for one list. */
  readonly made: number;
  /** For all the lists. */
  readonly bytes: number;
}

function kept(count: number, bytesNow: () => number, make: () => unknown): Kept {
  for (let warmUp = 0; warmUp < 3; warmUp++) held.push(make());
  collect();
  const before = bytesNow();
  const made = processorTime(() => {
    for (let list = 0; list < count; list++) held.push(make());
  });
  collect();
  return { made: made / count, bytes: (bytesNow() - before) * (LISTS / count) };
}

/** A BlockList lies outside of these, where only the size of the whole process shows it. */
function ownBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function lineOf(name: string, { made, bytes }: Kept): string {
  return `  ${name.padEnd(20)} ${made.toFixed(2)} ms each, ${(bytes / 1e6).toFixed(1)} MB for all`;
}

function blockList(family: Family, ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix] = range.split("/");
    list.addSubnet(address, Number(prefix), `ipv${family}`);
  }
  return list;
}
