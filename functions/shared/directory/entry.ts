// The law of the directory: what is kept of what somebody says a person is called. It is no part of the journal, which only grows:
// a name is corrected in its place, and what is erased is gone; pure.

/** Who says so, the weakest first: what personnel corrected no log-in and no file puts back. */
export const NAME_SOURCES = ["log-in", "synchronised", "personnel"] as const;
export type NameSource = (typeof NAME_SOURCES)[number];

export interface Called {
  readonly name: string;
  readonly mail?: string | undefined;
  readonly phone?: string | undefined;
}

interface Kept {
  /** The account, in its one form. */
  readonly person: string;
  /** Whose personnel may correct it, and who may read it. */
  readonly agency: string;
  readonly at: string;
}

/** An erased one has no name, and stays so that the next log-in does not bring it back. */
export type DirectoryEntry =
  | (Kept & Called & { readonly source: NameSource })
  | (Kept & { readonly source: "erased" });

export interface Said extends Kept {
  readonly called: Called;
  readonly source: NameSource;
}

/** Undefined where what is there stays. */
export function keptOf(before: DirectoryEntry | undefined, said: Said): DirectoryEntry | undefined {
  const { called, ...of } = said;
  if (before && rankOf(before) > NAME_SOURCES.indexOf(said.source)) return undefined;
  const entry: DirectoryEntry = {
    ...of,
    name: called.name,
    ...(called.mail !== undefined && { mail: called.mail }),
    ...(called.phone !== undefined && { phone: called.phone }),
  };
  return before && isSame(before, entry) ? undefined : entry;
}

export function erasedOf({ person, agency, at }: Kept): DirectoryEntry {
  return { person, agency, at, source: "erased" };
}

/** Only personnel write a name again where it was erased. */
function rankOf({ source }: DirectoryEntry): number {
  return source === "erased" ? NAME_SOURCES.indexOf("personnel") : NAME_SOURCES.indexOf(source);
}

function isSame(before: DirectoryEntry, { at: _, ...now }: DirectoryEntry): boolean {
  const { at: __, ...then } = before;
  const [a, b] = [then, now].map(each => Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1)));
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Names are looked for as the eye takes them: neither width nor capitals nor blanks tell two apart. */
export function nameAsFound(name: string): string {
  return name.toWellFormed().normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");
}
