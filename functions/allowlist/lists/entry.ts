// One entry of a list, as it is written and as it is kept: a range with its owner, reason and span, and when it is wanted; pure.
import { FAMILIES, type Family } from "../../shared/address/address.ts";
import { EVERYWHERE, inRangeOrder } from "../../shared/address/canonical-range.ts";

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

/** As a person writes it: absent keeps what is there, null takes it away. */
export interface RawEntry {
  readonly range: string;
  readonly owner?: string | undefined;
  readonly reason?: string | null | undefined;
  readonly document?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly dependsOn?: Support["kind"] | null | undefined;
  readonly dependsOnId?: string | null | undefined;
  readonly dependsOnUntil?: string | null | undefined;
  readonly sharedReason?: string | null | undefined;
}

export interface Entry extends EntryFacts {
  readonly from: string;
  readonly addedAt: string;
  readonly addedBy: string;
  /** Who approved the entry as it is now, by which change of the list. */
  readonly approvedBy: string;
  readonly change: number;
}

/** Keys and entries in one order, so that the same list is the same text and has the same digest. */
export function writeEntries(entries: readonly Entry[]): string {
  return JSON.stringify(
    inRangeOrder(entries).map(entry => {
      const { addedAt, addedBy, approvedBy, change } = entry;
      return { ...entryFacts(entry), addedAt, addedBy, approvedBy, change };
    }),
  );
}

export function parseEntries(text: string): readonly Entry[] {
  return JSON.parse(text) as readonly Entry[];
}

export function entryFacts(entry: EntryFacts): EntryFacts {
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
export type EntrySpan = (typeof SPANS)[number];

export function spanOf({ from = "", until }: Pick<EntryFacts, "from" | "until">, at: string): EntrySpan {
  if (until !== undefined && until <= at) return "ended";
  return from <= at ? "current" : "upcoming";
}

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
export function nextMoments(
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
