// The next call to EC2 that brings a prefix list nearer to what is wanted; pure. No call may leave a wanted address out.
import { difference, type RangeDifference } from "../../shared/address/difference.ts";
import { readTables } from "../../shared/address/range-table.ts";

/** EC2 takes at most 100 additions and removals together in one ModifyManagedPrefixList. */
export const CHANGES_PER_CALL = 100;

/** What a prefix list is and is to be. */
export interface PrefixListGoal {
  /** The covering set, of one family. */
  readonly wanted: readonly string[];
  readonly actual: readonly string[];
  readonly maxEntries: number;
  /** What MaxEntries is declared to be. */
  readonly ceiling: number;
}

export type ApplyStep =
  | { readonly kind: "equal" }
  | ({ readonly kind: "change" } & RangeDifference)
  | { readonly kind: "resize"; readonly maxEntries: number }
  | { readonly kind: "too-many"; readonly wanted: number };

/**
 * Asked again after each call with what EC2 then holds, it gives the fewest calls. Where there is room, every addition
 * comes before any removal; where there is not, what nobody wants makes the room.
 */
export function nextStep(goal: PrefixListGoal): ApplyStep {
  const { wanted, actual, maxEntries, ceiling } = goal;
  const gap = difference(wanted, actual);
  if (gap.add.length + gap.remove.length === 0) {
    return maxEntries > ceiling ? { kind: "resize", maxEntries: ceiling } : { kind: "equal" };
  }
  const [first] = actual.length + gap.add.length <= maxEntries ? callsFor(gap) : [];
  const call =
    first ?? (wanted.length <= maxEntries ? tightCall(gap, maxEntries - actual.length) : undefined);
  if (call) return { kind: "change", ...call };
  // What does not fit must not keep what may go from going.
  const remove = groupsOf(gap).flatMap(group => (group.add.length === 0 ? group.remove : []));
  if (remove.length > 0) return { kind: "change", add: [], remove: remove.slice(0, CHANGES_PER_CALL) };
  if (maxEntries < ceiling && wanted.length <= ceiling) return { kind: "resize", maxEntries: ceiling };
  return { kind: "too-many", wanted: wanted.length };
}

/** The fewest calls. Every addition comes before any removal, so that at no step a wanted address is out. */
export function callsFor({ add, remove }: RangeDifference): RangeDifference[] {
  const count = Math.ceil((add.length + remove.length) / CHANGES_PER_CALL);
  return Array.from({ length: count }, (_, call) => {
    const from = call * CHANGES_PER_CALL;
    const until = from + CHANGES_PER_CALL;
    return {
      add: add.slice(from, until),
      remove: remove.slice(Math.max(0, from - add.length), Math.max(0, until - add.length)),
    };
  });
}

/**
 * Groups that shrink the list go first, those that grow it last, so that between groups it is never longer than before or
 * after all of them; inside one, additions come first. The cut is the latest at which the list still fits.
 */
function tightCall(gap: RangeDifference, room: number): RangeDifference | undefined {
  const groups = groupsOf(gap).sort((a, b) => growth(a) - growth(b));
  const changes = groups.flatMap(({ add, remove }) => [
    ...add.map(range => ({ range, grows: 1 })),
    ...remove.map(range => ({ range, grows: -1 })),
  ]);
  let left = room;
  let cut = 0;
  for (const [at, { grows }] of changes.slice(0, CHANGES_PER_CALL).entries()) {
    left -= grows;
    if (left >= 0) cut = at + 1;
  }
  const chosen = changes.slice(0, cut);
  const ranges = (grows: number) => chosen.filter(each => each.grows === grows).map(each => each.range);
  return cut === 0 ? undefined : { add: ranges(1), remove: ranges(-1) };
}

function growth({ add, remove }: RangeDifference): number {
  return add.length - remove.length;
}

interface Group {
  readonly add: string[];
  readonly remove: string[];
}

/** Ranges that overlap, which must go in one order; where nothing is added, nothing wanted is lost by removing. */
function groupsOf({ add, remove }: RangeDifference): Group[] {
  const texts = [...add, ...remove];
  const { tables, unread } = readTables(texts);
  const groups: Group[] = unread.map(place => ({ add: [], remove: [texts[place] as string] }));
  for (const table of tables) {
    let outer = 0;
    for (let row = 0; row < table.size; row++) {
      if (row === 0 || !table.share(outer, row, table.prefix(outer))) {
        outer = row;
        groups.push({ add: [], remove: [] });
      }
      const place = table.origin(row);
      groups.at(-1)?.[place < add.length ? "add" : "remove"].push(texts[place] as string);
    }
  }
  return groups;
}
