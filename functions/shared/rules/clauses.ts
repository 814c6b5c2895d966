// The catalogue of clauses in short words of our own; what is not in it cannot be cited.
import catalogue from "../../../policies/clauses.json" with { type: "json" };
import type { Words } from "../words.ts";

/** The five regulations; a clause id is its regulation's name and its own number. */
export const PROFILE_IDS = [
  "tainan-2021",
  "ey-draft",
  "keelung-pregnancy",
  "twse-2023",
  "yilan-hours",
] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];
/** Laws that bind by themselves: no agency adopts them, and none counts as one of the regulations without which nothing opens. */
export const STATUTE_IDS = ["cyber-act"] as const;
export type StatuteId = (typeof STATUTE_IDS)[number];
export type ClauseId = `${ProfileId | StatuteId}/${string}`;

export function isProfile(id: string): id is ProfileId {
  return isOneOf(PROFILE_IDS, id);
}

const CLAUSE_KINDS = ["PERMIT", "FORBID", "RECORD", "REPORT", "LIMIT", "STEP", "ADMIN"] as const;
/** What the software can do about it: enforce, record evidence, or only display. */
const CLAUSE_PARTS = ["E", "R", "D"] as const;
const CLAUSE_PLACES = [
  "session gate",
  "terminal checkout",
  "return flow",
  "allowlist",
  "IP report",
  "WFH approval",
  "schedule",
  "work log",
  "hours/overtime",
  "console",
  "audit",
] as const;

/** How much of a clause is kept here. */
export const COVERAGES = ["works", "half", "missing"] as const;
export type Coverage = (typeof COVERAGES)[number];

/** What a reader of the rules is told of a clause. */
export const STANDINGS = ["enforced", "recorded", "shown", "claimed", "not-yet"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Clause extends Words {
  readonly id: ClauseId;
  readonly profile: ProfileId | StatuteId;
  readonly kind: (typeof CLAUSE_KINDS)[number];
  readonly part: (typeof CLAUSE_PARTS)[number];
  readonly where: (typeof CLAUSE_PLACES)[number];
  /** Part of how it is applied is docgate's own reading and is not in the text. */
  readonly derived?: true;
}

/** Written in by a build, which has looked at all that it ships: nobody waits for that again at a start. */
declare const CHECKED_BY_BUILD: true | undefined;

export const CLAUSES: readonly Clause[] =
  typeof CHECKED_BY_BUILD === "undefined"
    ? readClauses(catalogue)
    : (catalogue.map(withProfile) as readonly Clause[]);
const byId = new Map<string, Clause>(CLAUSES.map(each => [each.id, each]));

/** Throws on anything out of shape, twice there, or under another regulation's name. */
export function readClauses(content: readonly unknown[]): readonly Clause[] {
  const seen = new Set<string>();
  return content.map(written => {
    const row = withProfile(written);
    if (!isClauseRow(row)) throw new Error(`not a clause: ${JSON.stringify(row)}`);
    if (seen.has(row.id)) throw new Error(`clause ${row.id} is there twice`);
    seen.add(row.id);
    // What proves it is told by who shows it, and laden by nobody else.
    const { proof: _, ...clause } = row as Clause & { readonly proof?: unknown };
    return clause;
  });
}

/** Where a build left it out, for its weight, the id says it. */
function withProfile(row: unknown): unknown {
  const { id } = (row ?? {}) as { readonly id?: unknown };
  return typeof id === "string" ? { profile: id.slice(0, id.indexOf("/")), ...(row as object) } : row;
}

function isClauseRow(row: unknown): row is Clause {
  if (typeof row !== "object" || row === null) return false;
  const {
    id,
    profile,
    kind,
    part,
    where,
    "zh-TW": zh,
    en,
    derived,
    proof: _,
    ...rest
  } = row as Record<string, unknown>;
  const named =
    isOneOf([...PROFILE_IDS, ...STATUTE_IDS], profile) &&
    typeof id === "string" &&
    id.startsWith(`${profile}/`);
  const sorted = isOneOf(CLAUSE_KINDS, kind) && isOneOf(CLAUSE_PARTS, part) && isOneOf(CLAUSE_PLACES, where);
  const worded = [zh, en].every(each => typeof each === "string" && each !== "");
  return (
    named && sorted && worded && (derived === undefined || derived === true) && Object.keys(rest).length === 0
  );
}

function isOneOf(names: readonly string[], name: unknown): boolean {
  return typeof name === "string" && names.includes(name);
}

export function isClause(id: string): id is ClauseId {
  return byId.has(id);
}

/** Throws on an unknown id: whoever cites by a constant finds out at load, not at a refusal. */
export function clauseOf(id: string): Clause {
  const found = byId.get(id);
  if (!found) throw new Error(`there is no clause ${id}`);
  return found;
}

/** Of a statute there is no profile: nothing of it is switched off, and it has no parameters. */
export function isStatute(id: string): id is StatuteId {
  return isOneOf(STATUTE_IDS, id);
}
