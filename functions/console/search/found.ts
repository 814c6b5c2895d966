// What a search finds, as each source tells it: rows of one kind, and where all of them are; pure.
import type { Html } from "../../shared/page/html.ts";
import { NAMED_AGENCIES } from "../../shared/rules/agencies.ts";
import { type HumanRole, hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Member } from "../door/visit.ts";
import type { Sought } from "./sought.ts";

export const KINDS = {
  terminals: words("終端層電腦", "Terminals"),
  people: words("人員", "People"),
  applications: words("居家辦公申請與核准", "Home working: applications and approvals"),
  systems: words("體系", "Systems"),
  lists: words("位址與白名單", "Addresses and lists"),
  sessions: words("連線", "Sessions"),
  reports: words("IP 回報與彙整檔", "IP reports and packs"),
  documents: words("文號", "Documents"),
} as const satisfies Readonly<Record<string, Words>>;
export type Kind = keyof typeof KINDS;

export interface FoundRow {
  readonly name: Html | string;
  /** Only where its page opens for the reader. */
  readonly href?: string | undefined;
  /** It bears the very code that was sought, as a scanner reads it. */
  readonly isScanned?: boolean;
  readonly state?: Html | string | false | undefined;
  /** Whose it is: agency, system, and what else tells it from others. */
  readonly more: readonly (Html | string | false | undefined)[];
  /** What else there is of it. */
  readonly also?: readonly FoundLink[];
}

interface FoundLink {
  readonly href: string;
  readonly words: string;
}

export interface FoundGroup {
  readonly kind: Kind;
  readonly rows: readonly FoundRow[];
  /** Where the rest is; without it there may be more all the same. */
  readonly all?: string | undefined;
  readonly isMore?: boolean;
  /** What is to be known before the rows are read. */
  readonly note?: Html | string | undefined;
}

export interface SearchSource {
  /** Empty: for everybody. */
  readonly roles: readonly HumanRole[];
  find(visit: Member, sought: Sought): Promise<readonly FoundGroup[]>;
}

/** One of each in turn, so that no agency's many hide another's one. */
export function inTurn<Row>(lists: readonly (readonly Row[])[]): readonly Row[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap(rows => rows.slice(at, at + 1))).flat();
}

/** So many of each kind are shown; the rest is on its own page. */
export const MOST_FOUND = 6;

export function groupOf(kind: Kind, rows: readonly FoundRow[], more: Partial<FoundGroup> = {}): FoundGroup[] {
  if (rows.length === 0 && more.note === undefined) return [];
  const isMore = more.isMore === true || rows.length > MOST_FOUND;
  return [{ kind, ...more, rows: rows.slice(0, MOST_FOUND), isMore }];
}

/** Whose records are searched: one's own agency's; of those who oversee all, everybody's until they choose one. */
export function agenciesIn({ query, person }: Pick<Member, "query" | "person">): readonly string[] {
  const chosen = query.agency?.trim();
  if (chosen) return [chosen];
  return hasRole(person, "center", "auditor")
    ? [...new Set([person.agency, ...NAMED_AGENCIES])]
    : [person.agency];
}
