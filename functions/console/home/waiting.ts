// What waits for somebody, as a feature tells it of its own part.
import type { Html } from "../../shared/page/html.ts";
import type { HumanRole } from "../../shared/rules/roles.ts";
import type { Words } from "../../shared/words.ts";
import type { Member } from "../door/visit.ts";

/** `mine`: my turn; `others`: what I wait for; `ends`: what ends by itself soon. */
export type WaitingKind = "mine" | "others" | "ends";

export interface Waiting {
  readonly kind: WaitingKind;
  /** The section of the menu whose number it belongs to. */
  readonly section: string;
  readonly title: Words;
  readonly count: number;
  /** There may be more: nobody counts further. */
  readonly isAtLeast?: boolean | undefined;
  /** Where all of them are, a page at a time. */
  readonly all: string;
  /** The first of them, the oldest first. */
  readonly rows: readonly WaitingRow[];
}

export interface WaitingRow {
  readonly what: Html | string;
  readonly href: string;
  /** Since when it waits. */
  readonly since?: string | undefined;
  /** When it ends. */
  readonly until?: string | undefined;
  /** Whose turn it is afterwards; of what waits for others, whose turn it is now. */
  readonly next?: Html | string | false | undefined;
}

/** What one feature has to say; it is asked only for whoever has one of these roles. */
export interface WaitingSource {
  readonly roles: readonly HumanRole[];
  read(visit: Member): Promise<readonly Waiting[]>;
}

export interface AllWaiting {
  readonly rows: readonly Waiting[];
  /** Not everything could be told just now. */
  readonly isPartial: boolean;
}

/** How many are one's own turn, by the section of the menu that they belong to. */
export function badgesOf(rows: readonly Waiting[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind, section, count } of rows)
    if (kind === "mine") counts[section] = (counts[section] ?? 0) + count;
  return counts;
}

/** So many of each are shown; the rest is on its own page. */
export const MOST_ROWS = 5;

/** Some of one kind, told as one; none, nothing. */
export function group(
  kind: WaitingKind,
  section: string,
  title: Words,
  rows: readonly (WaitingRow | false | undefined)[],
): readonly Waiting[] {
  const there = rows.filter(row => row !== false && row !== undefined);
  if (there.length === 0) return [];
  return [{ kind, section, title, count: there.length, all: section, rows: there.slice(0, MOST_ROWS) }];
}
