// The guards against the states they stand beside: one that is ahead would refuse every decision that rests on its state, and means
// that a state was put back. One that is low is none: a follower raises it.
import { type Item, readItems } from "../shared/journal/journal.ts";
import {
  GUARD,
  guardedBy,
  guardKey,
  isShared,
  isStream,
  STATE,
  type Stream,
} from "../shared/journal/keys.ts";
import { ALL_SHARDS } from "../shared/journal/seats.ts";
import type { Finding } from "./finding.ts";
import { partition } from "./partitions.ts";

export function isGuard(pk: string): boolean {
  return pk.startsWith(`${GUARD}#`);
}

/** What lies among the guards and is none. */
export function foreignGuards(pk: string, items: readonly Item[]): Finding[] {
  const isKnown = ({ sk, version, ...rest }: Item) =>
    guardedBy(pk) !== undefined && sk?.S === GUARD && /^\d+$/.test(version?.N ?? "") && isOnlyKey(rest);
  return items
    .filter(item => !isKnown(item))
    .map(({ sk }) => ({ flaw: "item-foreign", pk, sk: sk?.S ?? "" }));
}

function isOnlyKey(rest: Item): boolean {
  return Object.keys(rest).join() === "pk";
}

export class GuardsAudit {
  readonly #guards = new Map<string, number>();
  readonly #states = new Map<Stream, number>();

  see(pk: string, items: readonly Item[]): void {
    if (isGuard(pk)) this.#guards.set(pk, versionIn(items, GUARD));
    else if (isStream(pk) && isShared(pk)) this.#states.set(pk, versionIn(items, STATE));
  }

  findings(): Promise<Finding[]> {
    return aheadOf(this.#guards, of => this.#states.get(of) ?? 0);
  }
}

/** Those of one state by itself; of one that is not shared there are none. */
export async function guardsAhead(of: Stream, version: number): Promise<Finding[]> {
  if (!isShared(of)) return [];
  const found = await readItems(ALL_SHARDS.map(shard => guardKey(of, shard)));
  return aheadOf(new Map([...found].map(([pk, item]) => [pk, versionIn([item], GUARD)])), () => version);
}

async function aheadOf(
  guards: ReadonlyMap<string, number>,
  versionOf: (of: Stream) => number,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [pk, version] of guards) {
    const of = guardedBy(pk);
    if (of && version > versionOf(of) && (await isAhead(pk, of)))
      found.push({ flaw: "guard-ahead", pk, sk: GUARD });
  }
  return found;
}

/** A state was read before its guard, and moved between: now the guard comes first, and no state goes back. */
async function isAhead(pk: string, of: Stream): Promise<boolean> {
  const guard = versionIn(await partition(pk), GUARD);
  return guard > versionIn(await partition(of), STATE);
}

function versionIn(items: readonly Item[], place: string): number {
  return Number(items.find(({ sk }) => sk?.S === place)?.version?.N ?? 0);
}
