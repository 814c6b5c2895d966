// The fewest ranges with the same addresses, text to text, beside the libraries and the floor; all must agree.
import { mergeCidr } from "cidr-tools";
import { merge } from "fast-cidr-tools";
import { cover } from "../../../functions/shared/address/cover.ts";
import type { Random } from "../measure/random.ts";
import { cover4 } from "./floors/four.ts";
import { cover6 } from "./floors/six.ts";
import { FAMILIES, type Family, overlapping, rangeText } from "./inputs.ts";
import { pythonCover } from "./python.ts";
import { type Contender, printTable, timed } from "./rounds.ts";

const RANGES = 100_000;
const ROUNDS = 15;
/** The compiler of the engine takes some turns until nothing gets faster any more. */
const WARM_UP = 8;
/** In IPv6 this one takes the better part of a minute at full size. */
const FEWER = 10_000;

export function covering(print: (line: string) => void, random: Random): void {
  for (const family of FAMILIES) coveringIn(family, print, random);
}

function coveringIn(family: Family, print: (line: string) => void, random: Random): void {
  const ranges = overlapping(family, RANGES, random).map(rangeText);
  const floor = family === 4 ? cover4 : cover6;
  const fewer = family === 6 ? ranges.slice(0, FEWER) : ranges;
  const contenders: (Contender & { readonly run: () => readonly string[] })[] = [
    { name: "docgate", run: () => cover(ranges) },
    { name: "cidr-tools", run: () => mergeCidr(ranges) },
    {
      name: `fast-cidr-tools${family === 6 ? ` (${FEWER} only)` : ""}`,
      run: () => merge([...fewer]),
      rounds: 1,
    },
    { name: "floor by hand", run: () => floor(ranges) },
  ];
  const python = pythonCover(ranges);
  const spreads = timed(contenders, ROUNDS, WARM_UP);
  const names = contenders.map(({ name }) => name);
  if (python) {
    const { ms, version } = python;
    names.splice(3, 0, `Python ${version} ipaddress`);
    spreads.splice(3, 0, { median: ms, least: ms, most: ms });
  } else print("no python3 here: ipaddress is left out");
  const heading = `covering set of ${RANGES} IPv${family} ranges, ${cover(ranges).length} in the answer`;
  printTable(print, { heading, names, spreads, scale: [1, "ms"] });
  print(`  answers that differ from ours: ${differing(contenders, ranges, python?.answer) || "none"}`);
}

function differing(
  contenders: readonly { name: string; run: () => readonly string[] }[],
  ranges: readonly string[],
  python: readonly string[] | undefined,
): string {
  const ours = textOf(cover(ranges));
  const full = contenders.filter(({ name }) => !name.includes("("));
  const wrong = full.filter(({ run }) => textOf(run()) !== ours).map(({ name }) => name);
  if (python && textOf(python) !== ours) wrong.push("Python");
  return wrong.join(", ");
}

/** Some leave the length off a range of one. */
function textOf(ranges: readonly string[]): string {
  return ranges
    .map(range => (range.includes("/") ? range : `${range}/${range.includes(":") ? 128 : 32}`))
    .sort()
    .join();
}
