// What to add and what to remove between two lists of 100,000, beside the libraries and the least that must be done.
import { excludeCidr } from "cidr-tools";
import { exclude } from "fast-cidr-tools";
import { callsFor } from "../../../functions/allowlist/applying/plan.ts";
import { cover } from "../../../functions/shared/address/cover.ts";
import { difference } from "../../../functions/shared/address/difference.ts";
import type { Random } from "../measure/random.ts";
import { FAMILIES, type Family, rangeText, scattered } from "./inputs.ts";
import { pythonDifference } from "./python.ts";
import { type Contender, printTable, timed } from "./rounds.ts";

const RANGES = 100_000;
const ROUNDS = 9;
/** Of both lists together: an ordinary change, and one that replaces half. */
const CHANGED = [0.01, 0.5];
/** This one grows with the product of both sizes. */
const FEWER = 1_000;

export function differing(print: (line: string) => void, random: Random): void {
  for (const family of FAMILIES) for (const changed of CHANGED) differingIn(family, changed, print, random);
}

function differingIn(family: Family, changed: number, print: (line: string) => void, random: Random): void {
  const all = cover(scattered(family, 2 * RANGES, random).map(rangeText));
  const mixed = random.shuffled(all);
  const kept = Math.round(RANGES * (1 - changed / 2));
  const wanted = cover(mixed.slice(0, RANGES));
  const actual = cover([...mixed.slice(0, kept), ...mixed.slice(RANGES, 2 * RANGES - kept)]);
  const few = [wanted.slice(0, FEWER), actual.slice(0, FEWER)] as const;
  const contenders: Contender[] = [
    { name: "docgate", run: () => difference(wanted, actual) },
    { name: "cidr-tools (of addresses)", run: () => both([wanted, actual], excluded) },
    { name: `fast-cidr-tools (${FEWER} only)`, run: () => both(few, subtracted), rounds: 1 },
    { name: "floor: two sets of texts", run: () => both([wanted, actual], without) },
  ];
  const python = pythonDifference(wanted, actual);
  const spreads = timed(contenders, ROUNDS);
  const names = contenders.map(({ name }) => name);
  if (python) {
    const { ms, version } = python;
    names.splice(3, 0, `Python ${version} ipaddress`);
    spreads.splice(3, 0, { median: ms, least: ms, most: ms });
  }
  const found = difference(wanted, actual);
  const count = found.add.length + found.remove.length;
  const heading = `difference of ${wanted.length} and ${actual.length} IPv${family} ranges: ${count} changes`;
  printTable(print, { heading, names, spreads, scale: [1, "ms"] });
  const least = Math.ceil(count / 100);
  print(`  calls to EC2: ${callsFor(found).length}, the least there can be: ${least}`);
  const [add, remove] = python?.answer ?? [found.add, found.remove];
  const same = `${add}` === `${found.add}` && `${remove}` === `${found.remove}`;
  print(`  Python's answer is ${python ? (same ? "the same, in the same order" : "ANOTHER") : "not there"}`);
}

type Subtract = (from: readonly string[], what: readonly string[]) => readonly string[];

function both([wanted, actual]: readonly [readonly string[], readonly string[]], subtract: Subtract) {
  return [subtract(wanted, actual), subtract(actual, wanted)];
}

const excluded: Subtract = (from, what) => excludeCidr([...from], [...what]);
const subtracted: Subtract = (from, what) => exclude([...from], [...what]);

const without: Subtract = (from, what) => {
  const known = new Set(what);
  return from.filter(text => !known.has(text));
};
