// Reads and changes managed prefix lists, by version; the only file that knows EC2 for lists. It decides nothing and repeats nothing.
import {
  EC2Client,
  type EC2ClientConfig,
  type ManagedPrefixList,
  ModifyManagedPrefixListCommand,
  type ModifyManagedPrefixListCommandInput,
  paginateDescribeManagedPrefixLists,
  paginateGetManagedPrefixListEntries,
} from "@aws-sdk/client-ec2";
import type { RangeDifference } from "../../shared/address/difference.ts";

export interface PrefixList {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly maxEntries: number;
  /** A change is under way, and EC2 takes no other. */
  readonly busy: boolean;
  /** Why the last change came to nothing. */
  readonly failure?: string;
}

export interface PrefixLists {
  /** Those that there are, by name. */
  find(names: readonly string[]): Promise<ReadonlyMap<string, PrefixList>>;
  /** Of exactly the version that was found. */
  entries(list: PrefixList): Promise<string[]>;
  /** Both begin a change of the version that was found; it is in force when the list is no longer busy. */
  change(list: PrefixList, difference: RangeDifference): Promise<void>;
  resize(list: PrefixList, maxEntries: number): Promise<void>;
}

/** The list has moved, is busy, or the answer was lost: nothing is known until it is read again. */
export class ReadAgain extends Error {}

const MOVED = new Set([
  "PrefixListVersionMismatch",
  "IncorrectState",
  "ConcurrentMutationLimitExceeded",
  "InvalidPrefixListModification",
  "PrefixListMaxEntriesExceeded",
]);

export function prefixLists(config: EC2ClientConfig = {}): PrefixLists {
  // One attempt: there is no token for a repeat, so whoever tries again must look first.
  const requestHandler = { connectionTimeout: 1_000, requestTimeout: 4_000 };
  const client = new EC2Client({ maxAttempts: 1, requestHandler, ...config });
  return {
    find: names => find(client, names),
    entries: list => entriesOfVersion(client, list),
    change: (list, { add, remove }) => {
      const AddEntries = add.map(Cidr => ({ Cidr }));
      return modify(client, list, { AddEntries, RemoveEntries: remove.map(Cidr => ({ Cidr })) });
    },
    resize: (list, MaxEntries) => modify(client, list, { MaxEntries }),
  };
}

async function find(client: EC2Client, names: readonly string[]) {
  const Filters = [{ Name: "prefix-list-name", Values: [...names] }];
  const pages = paginateDescribeManagedPrefixLists({ client, pageSize: 100 }, { Filters });
  return byName((await readable(all(pages))).flatMap(({ PrefixLists = [] }) => PrefixLists));
}

async function entriesOfVersion(client: EC2Client, { id, version }: PrefixList): Promise<string[]> {
  const asked = { PrefixListId: id, TargetVersion: version };
  const pages = paginateGetManagedPrefixListEntries({ client, pageSize: 100 }, asked);
  return (await readable(all(pages))).flatMap(({ Entries = [] }) => Entries.map(({ Cidr = "" }) => Cidr));
}

type Modification = Omit<ModifyManagedPrefixListCommandInput, "PrefixListId" | "CurrentVersion">;

async function modify(client: EC2Client, { id, version }: PrefixList, wanted: Modification): Promise<void> {
  const input = { PrefixListId: id, CurrentVersion: version, ...wanted };
  await readable(client.send(new ModifyManagedPrefixListCommand(input)));
}

function byName(found: readonly ManagedPrefixList[]): Map<string, PrefixList> {
  const lists = new Map(found.map(list => [list.PrefixListName ?? "", prefixListOf(list)]));
  // Two of one name, such as one that another account shares: which of them is ours cannot be told.
  if (lists.size < found.length) throw new Error("two prefix lists have the same name");
  return lists;
}

function prefixListOf(list: ManagedPrefixList): PrefixList {
  const { PrefixListId = "", PrefixListName = "", Version = 0, MaxEntries = 0, State, StateMessage } = list;
  return {
    id: PrefixListId,
    name: PrefixListName,
    version: Version,
    maxEntries: MaxEntries,
    busy: !/-(complete|failed)$/.test(State ?? ""),
    ...(State?.endsWith("-failed") && { failure: StateMessage ?? State }),
  };
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(page);
  return found;
}

async function readable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    const status = $metadata?.httpStatusCode;
    const lost = status === undefined || status >= 500 || /Throttl|RequestLimitExceeded/.test(name);
    if (!(error instanceof Error) || (!lost && !MOVED.has(name))) throw error;
    throw new ReadAgain(name, { cause: error });
  }
}
