// One entry of a list: a range with its owner, reason and span, and which of many are wanted at a moment; pure.
import { FAMILIES, type Family, WORDS, at as wordAt } from "../../shared/address/address.ts";
import { lastRead, scanRange } from "../../shared/address/address-reading.ts";

export const SUPPORTS = ["approval", "loan", "plan"] as const;

/** What an entry lives by: it never outlives it. */
export interface Support {
  readonly kind: (typeof SUPPORTS)[number];
  /** The approval's number, the property number of the terminal on loan, or the reference of the capacity plan. */
  readonly id: string;
  readonly until: string;
}

/** What whoever proposes an entry says about it. */
export interface EntryFacts {
  /** Canonical text. */
  readonly range: string;
  readonly owner: string;
  readonly reason: string;
  readonly document: string;
  /** UTC; wanted from this instant on. Without it, from its approval on. */
  readonly from?: string;
  /** UTC; the first instant at which it is no longer wanted. Without it, it lasts until somebody takes it off. */
  readonly until?: string;
  readonly dependsOn?: Support;
  /** Why another system has addresses of it on its list as well. */
  readonly sharedReason?: string;
}

export interface Entry extends EntryFacts {
  readonly from: string;
  readonly addedAt: string;
  readonly addedBy: string;
  /** Who approved the entry as it now stands, by which change of the list. */
  readonly approvedBy: string;
  readonly change: number;
}

/** `10.0.0.0/8` before `10.0.0.0/9` before `10.1.0.0/16`, IPv4 before IPv6: the order of canonical ranges as text. */
export function orderOf(range: string): string {
  const family = scanRange(range);
  if (family === undefined) throw new Error(`not a canonical range: ${range}`);
  let key = String(family);
  for (let i = 0; i < WORDS[family]; i++) key += wordAt(lastRead.words, i).toString(16).padStart(8, "0");
  return key + String(lastRead.prefix).padStart(3, "0");
}

export function inOrder<T extends { readonly range: string }>(entries: readonly T[]): T[] {
  const keyed = entries.map(entry => ({ entry, order: orderOf(entry.range) }));
  return keyed.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ entry }) => entry);
}

/** Keys and entries in one order, so that the same list is the same text and has the same digest. */
export function writeEntries(entries: readonly Entry[]): string {
  return JSON.stringify(
    inOrder(entries).map(entry => {
      const { addedAt, addedBy, approvedBy, change } = entry;
      return { ...factsOf(entry), addedAt, addedBy, approvedBy, change };
    }),
  );
}

export function parseEntries(text: string): readonly Entry[] {
  return JSON.parse(text) as readonly Entry[];
}

export function factsOf(entry: EntryFacts): EntryFacts {
  const { range, owner, reason, document, from, until, dependsOn, sharedReason } = entry;
  return {
    range,
    owner,
    reason,
    document,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(dependsOn && { dependsOn: { kind: dependsOn.kind, id: dependsOn.id, until: dependsOn.until } }),
    ...(sharedReason !== undefined && { sharedReason }),
  };
}

export const SPANS = ["upcoming", "current", "ended"] as const;
export type Span = (typeof SPANS)[number];

export function spanOf({ from = "", until }: Pick<EntryFacts, "from" | "until">, at: string): Span {
  if (until !== undefined && until <= at) return "ended";
  return from <= at ? "current" : "upcoming";
}

export const EVERYWHERE = { 4: "0.0.0.0/0", 6: "::/0" } as const satisfies Record<Family, string>;

/**
 * The ranges that are wanted at a moment, expiry judged here and nowhere else. An open list wants everything, of the
 * families that its system uses; an empty one wants nothing, and so admits nobody.
 */
export function wantedAt(
  list: { readonly mode: { readonly kind: "restrict" | "open" } },
  entries: readonly EntryFacts[],
  at: string,
  families: readonly Family[] = FAMILIES,
): string[] {
  if (list.mode.kind === "open") return families.map(family => EVERYWHERE[family]);
  return entries.filter(entry => spanOf(entry, at) === "current").map(({ range }) => range);
}

/** When the next entry ends, and when the next one begins: between these moments what is wanted does not change. */
export function turnsOf(
  entries: readonly EntryFacts[],
  at: string,
): { nextEnd?: string; nextStart?: string } {
  const first = (moments: readonly (string | undefined)[]) =>
    moments.reduce(
      (least, each) => (each !== undefined && (!least || each < least) ? each : least),
      undefined,
    );
  const nextEnd = first(entries.map(({ until }) => until));
  const nextStart = first(entries.map(({ from }) => (from !== undefined && from > at ? from : undefined)));
  return { ...(nextEnd && { nextEnd }), ...(nextStart && { nextStart }) };
}
