// Whom an agency has, found by name or account: everybody where they are few, and by the beginning of the name where they are many.
import { isOutsider } from "../people/belonging.ts";
import { enrolledWith } from "../people/boards.ts";
import { type Person, personLaw } from "../people/person.ts";
import { type Units, unitsLaw } from "../people/units.ts";
import { accountsNamed, entriesOf, MOST_NAMES } from "../shared/directory/directory.ts";
import { type DirectoryEntry, nameAsFound } from "../shared/directory/entry.ts";
import { board } from "../shared/journal/board.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { foldedAccount, isAccount } from "../shared/rules/account.ts";

/** As many as anybody would read through. */
const MOST_FOUND = 20;

interface Found {
  readonly person: string;
  readonly name?: string;
  readonly unit?: string;
  readonly title?: string;
  readonly enrolled: boolean;
  readonly outsider: boolean;
}

export async function peopleFound(
  agency: string,
  q: string,
): Promise<{ rows: readonly Found[]; complete: boolean }> {
  const [everybody, units] = await Promise.all([everybodyOf(agency), read(stream(unitsLaw, agency))]);
  const accounts = everybody ?? (await accountsFor(agency, q));
  const [entries, held] = await Promise.all([
    entriesOf(accounts),
    readMany(accounts.map(account => stream(personLaw, account))),
  ]);
  const names = new Map(entries.map(entry => [entry.person, entry]));
  const rows = accounts
    .flatMap((person, at) => foundAs(agency, { person, entry: names.get(person), state: held[at]?.state }))
    .map(row => inWords(row, units.state))
    .filter(row => isAsked(row, q));
  return { rows: rows.sort(inOrder), complete: everybody !== undefined };
}

/** Enrolled or only known by name; undefined where they are more than one request takes. */
async function everybodyOf(agency: string): Promise<readonly string[] | undefined> {
  const [enrolled, named] = await Promise.all([
    board<Person>({ ...enrolledWith(agency), limit: MOST_NAMES }),
    accountsNamed(agency, "", MOST_NAMES),
  ]);
  const accounts = new Set([
    ...enrolled.rows.map(({ stream }) => foldedAccount(stream.slice("PERSON#".length))),
    ...named,
  ]);
  const isMore = enrolled.next !== undefined || named.length === MOST_NAMES || accounts.size > MOST_NAMES;
  return isMore ? undefined : [...accounts];
}

async function accountsFor(agency: string, q: string): Promise<readonly string[]> {
  const account = foldedAccount(q.trim());
  const named = q.trim() === "" ? [] : await accountsNamed(agency, q, MOST_FOUND);
  return [...new Set([...(isAccount(account) ? [account] : []), ...named])];
}

interface Known {
  readonly person: string;
  readonly entry: DirectoryEntry | undefined;
  readonly state: Person | undefined;
}

/** A name kept at an agency that somebody has left says nothing of them there. */
function foundAs(agency: string, { person, entry, state }: Known): Found[] {
  const enrolled = state?.active === true && state.agency === agency;
  const isKnown = entry?.agency === agency && entry.source !== "erased" && !state;
  if (!enrolled && !isKnown) return [];
  const name = entry && entry.source !== "erased" && entry.agency === agency ? entry.name : undefined;
  const { unit, title } = state?.posting ?? {};
  return [
    {
      person,
      ...(name !== undefined && { name }),
      ...(unit !== undefined && { unit }),
      ...(title !== undefined && { title }),
      enrolled,
      outsider: state !== undefined && isOutsider(state),
    },
  ];
}

function inWords(row: Found, units: Units = {}): Found {
  const name = row.unit && units[row.unit]?.name;
  return name ? { ...row, unit: name } : row;
}

function isAsked({ person, name = "" }: Found, q: string): boolean {
  const wanted = nameAsFound(q);
  return nameAsFound(name).includes(wanted) || person.startsWith(foldedAccount(q.trim()));
}

function inOrder(one: Found, other: Found): number {
  const [a, b] = [one, other].map(({ name, person }) => `${name ?? "~"}#${person}`);
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
