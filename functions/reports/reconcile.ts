// The archives' list as they have it against what they told us they set: missing, extra, different, wrong system; pure.

import type { Channel } from "../allowlist/names.ts";
import { readTables } from "../shared/address/range-table.ts";
import type { ExchangeCode } from "../shared/rules/systems.ts";
import type { DeviationKind } from "./names.ts";

export type DeviationCounts = Readonly<Record<DeviationKind | "same", number>>;

export interface ListedRange {
  readonly system: ExchangeCode;
  readonly channel: Channel;
  readonly range: string;
}

/** `ours` or `theirs` is absent where that side has nothing. */
export interface ListDeviation {
  readonly kind: DeviationKind;
  readonly ours?: ListedRange;
  readonly theirs?: ListedRange;
}

export interface Reconciliation {
  readonly same: number;
  readonly deviations: readonly ListDeviation[];
}

/** Every row of either side is accounted for once: as the same, or in exactly one deviation. */
export function reconcile(ours: readonly ListedRange[], theirs: readonly ListedRange[]): Reconciliation {
  const left = { ours: [...ours], theirs: [...theirs] };
  const same = paired(left, exactly).length;
  const elsewhere = [
    ...paired(left, ({ system, range }) => `${system} ${range}`),
    ...paired(left, ({ range }) => range),
  ];
  const overlapping = overlaps(left);
  return {
    same,
    deviations: [
      ...elsewhere.map(([mine, other]) => deviation(mine, other)),
      ...overlapping.map(([mine, other]) => deviation(mine, other)),
      ...left.ours.map((mine): ListDeviation => ({ kind: "missing", ours: mine })),
      ...left.theirs.map((other): ListDeviation => ({ kind: "extra", theirs: other })),
    ],
  };
}

export function countDeviations({ same, deviations }: Reconciliation): DeviationCounts {
  const counted = (kind: DeviationKind) => deviations.filter(each => each.kind === kind).length;
  return {
    same,
    missing: counted("missing"),
    extra: counted("extra"),
    different: counted("different"),
    "wrong-system": counted("wrong-system"),
  };
}

function deviation(ours: ListedRange, theirs: ListedRange): ListDeviation {
  return { kind: ours.system === theirs.system ? "different" : "wrong-system", ours, theirs };
}

interface Left {
  ours: ListedRange[];
  theirs: ListedRange[];
}
type Pair = readonly [ours: ListedRange, theirs: ListedRange];

function exactly({ system, channel, range }: ListedRange): string {
  return `${system} ${channel} ${range}`;
}

/** Takes out of both sides, one for one, what has the same name. */
function paired(left: Left, name: (listed: ListedRange) => string): Pair[] {
  const waiting = Map.groupBy(left.theirs, name);
  const pairs: Pair[] = [];
  left.ours = left.ours.filter(mine => {
    const other = waiting.get(name(mine))?.shift();
    if (other) pairs.push([mine, other]);
    return !other;
  });
  left.theirs = [...waiting.values()].flat();
  return pairs;
}

/** An address typed with another prefix: one range holds the other. */
function overlaps(left: Left): Pair[] {
  const all = [...left.ours, ...left.theirs];
  const taken = new Set<number>();
  const pairs: Pair[] = [];
  for (const table of readTables(all.map(({ range }) => range)).tables) {
    for (let row = 0; row < table.size; row++) {
      for (let next = row + 1; next < table.size && table.share(row, next, table.prefix(row)); next++) {
        const [first, second] = [table.origin(row), table.origin(next)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const acrossSides = first < left.ours.length && second >= left.ours.length;
        if (!acrossSides || taken.has(first) || taken.has(second)) continue;
        taken.add(first).add(second);
        pairs.push([all[first] as ListedRange, all[second] as ListedRange]);
      }
    }
  }
  const split = left.ours.length;
  left.ours = left.ours.filter((_, place) => !taken.has(place));
  left.theirs = left.theirs.filter((_, place) => !taken.has(place + split));
  return pairs;
}
