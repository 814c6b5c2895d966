// The law of one call that changes a prefix list: what it becomes, or the refusal EC2 gives; pure.
import { type Ec2Family, isCanonical } from "./cidr.ts";
import {
  ensureIdle,
  ensureVersion,
  entriesAt,
  type Next,
  type PrefixListChange,
  type PrefixListEntry,
  type StoredPrefixList,
} from "./prefix-list.ts";
import { Ec2Refusal } from "./refusal.ts";

const ENTRIES_PER_CALL = 100;
const TEXT_LENGTH = 255;
export const SIZE = { least: 1, most: 1000 } as const;

export interface ModificationWish {
  readonly add: readonly PrefixListEntry[];
  readonly remove: readonly string[];
}

export interface Modification extends ModificationWish {
  readonly version: number | undefined;
  readonly name: string | undefined;
  readonly maxEntries: number | undefined;
}

export function modified(list: StoredPrefixList, wanted: Modification): Next {
  ensureIdle(list);
  ensureVersion(list, wanted.version);
  const { name = list.name, maxEntries = list.maxEntries } = wanted;
  ensureName(name);
  if (wanted.add.length + wanted.remove.length > 0) {
    if (wanted.maxEntries !== undefined) {
      const message = "You cannot modify the entries and the size of a prefix list in the same request.";
      throw new Ec2Refusal("InvalidParameterCombination", message);
    }
    return { name, maxEntries, change: changeOf(list, wanted) };
  }
  if (wanted.name === undefined && wanted.maxEntries === undefined) {
    throw new Ec2Refusal("InvalidRequest", "The request names nothing to modify.");
  }
  ensureSize(list.entries.length, maxEntries);
  return { name, maxEntries };
}

export function restored(list: StoredPrefixList, versions: { previous: number; current: number }): Next {
  ensureIdle(list);
  ensureVersion(list, versions.current);
  if (versions.previous >= list.version) {
    throw new Ec2Refusal("InvalidParameterValue", "PreviousVersion must be earlier than CurrentVersion.");
  }
  const before = entriesAt(list, versions.previous);
  ensureSize(before.length, list.maxEntries);
  const change = { added: without(before, list.entries), removed: without(list.entries, before) };
  return { name: list.name, maxEntries: list.maxEntries, change };
}

export function changeOf(list: StoredPrefixList, wish: ModificationWish): PrefixListChange {
  const { add, remove } = wish;
  if (add.length > ENTRIES_PER_CALL || remove.length > ENTRIES_PER_CALL) {
    const message = `The number of entry additions or removals per request cannot exceed ${ENTRIES_PER_CALL}.`;
    throw new Ec2Refusal("InvalidParameterValue", message);
  }
  ensureEntries(wish, list.family);
  const present = new Map(list.entries.map(entry => [entry.cidr, entry]));
  const removed = remove.map(cidr => {
    const entry = present.get(cidr);
    if (entry) return entry;
    throw new Ec2Refusal("InvalidPrefixListModification", `The prefix list entry ${cidr} does not exist.`);
  });
  for (const { cidr } of add) {
    if (!present.has(cidr)) continue;
    throw new Ec2Refusal("InvalidPrefixListModification", `The prefix list entry ${cidr} already exists.`);
  }
  ensureSize(list.entries.length - removed.length + add.length, list.maxEntries);
  return { added: [...add], removed };
}

export function ensureName(name: string): void {
  if (name !== "" && name.length <= TEXT_LENGTH && !name.startsWith("com.amazonaws")) return;
  throw new Ec2Refusal("InvalidParameterValue", `The prefix list name (${name}) is invalid.`);
}

function ensureEntries({ add, remove }: ModificationWish, family: Ec2Family): void {
  const seen = new Set<string>();
  for (const cidr of [...add.map(entry => entry.cidr), ...remove]) {
    if (cidr === "") throw new Ec2Refusal("InvalidRequest", "An entry without a Cidr was given.");
    if (!isCanonical(cidr, family)) {
      throw new Ec2Refusal("InvalidParameterValue", `Value (${cidr}) is not a valid ${family} CIDR block.`);
    }
    if (seen.has(cidr)) {
      throw new Ec2Refusal(
        "InvalidParameterValue",
        `The CIDR ${cidr} is named more than once in the request.`,
      );
    }
    seen.add(cidr);
  }
  const long = add.find(({ description = "" }) => description.length > TEXT_LENGTH);
  if (long) throw new Ec2Refusal("InvalidParameterValue", `The description of ${long.cidr} is too long.`);
}

function ensureSize(count: number, maxEntries: number): void {
  if (count <= maxEntries) return;
  const message = `The prefix list would hold ${count} entries, more than its maximum of ${maxEntries}.`;
  throw new Ec2Refusal("PrefixListMaxEntriesExceeded", message);
}

function without(entries: readonly PrefixListEntry[], others: readonly PrefixListEntry[]): PrefixListEntry[] {
  const same = new Map(others.map(entry => [entry.cidr, entry.description]));
  return entries.filter(({ cidr, description }) => !same.has(cidr) || same.get(cidr) !== description);
}
