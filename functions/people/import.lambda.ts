// HTTP: personnel take in a file of people. Facts go into the journal, names beside it; one fault and nothing of it is recorded.
import { entriesOf, keepNames } from "../shared/directory/directory.ts";
import { keptOf, type Said } from "../shared/directory/entry.ts";
import { answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { commit } from "../shared/journal/commit.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { lookOf } from "../shared/rules/account.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import { words } from "../shared/words.ts";
import { importPeople, PEOPLE_SHEET_PROBLEM } from "./import-routes.ts";
import { accountLaw, take } from "./look-alike.ts";
import { judgePeople, type RowChange } from "./people-import.ts";
import { PEOPLE_COLUMNS, type PeopleRow } from "./people-sheet.ts";
import { type Person, personLaw } from "./person.ts";
import { unitsLaw } from "./units.ts";

const MOST_ROWS = 5_000;
const MOST_FAULTS = 1_000;
/** A transaction takes 100 items: of each row two events, a state and its look, and the units. */
const ROWS_AT_ONCE = 18;
/** Of a few hundred; what reads the same units at once does not hinder each other. */
const COMMITS_AT_ONCE = 8;
/** Within what an API waits for an answer: what is left is told, and taken in by the same file again. */
const RECORDING_MS = 18_000;
const NAMES_AT_ONCE = 100;

export const handler = http(
  on(importPeople, async asked => {
    const agency = asked.query.agency ?? asked.person.agency;
    const permit = asked.may({ type: "Agency", id: agency, agency });
    const sheet = readSheet(asked.bytes, PEOPLE_COLUMNS);
    const rows = sheet.rows as readonly PeopleRow[];
    if (rows.length > MOST_ROWS) throw new Problem(PEOPLE_SHEET_PROBLEM["people-sheet-long"]);
    const judge = async () => {
      const found = await groundFor(rows, agency);
      return { found, judged: judgePeople(rows, { agency, by: permit.by, ...found }) };
    };
    const first = await judge();
    const { judged } = first;
    let tried = 0;
    const faults = inOrder([...sheet.faults, ...judged.faults]);
    const dryRun = asked.query.dryRun === "true";
    const told = faults.map(fault => ({ ...fault, message: fault[asked.language] }));
    const shown = (left: number) => answer(200, { dryRun, rows: judged.rows, left, faults: told });
    if (dryRun) return shown(0);
    requireNone(faults);
    const ends = performance.now() + RECORDING_MS;
    const of = { agency, at: asked.at.toISOString() };
    return write(asked, async () => {
      // Judged once more wherever something moved: what of it is recorded already is then no change any more.
      const { found, judged } = tried++ === 0 ? first : await judge();
      requireNone(judged.faults);
      const waiting = chunks(judged.drafts, ROWS_AT_ONCE);
      while (waiting.length > 0 && performance.now() < ends) {
        const some = waiting.splice(0, COMMITS_AT_ONCE);
        await Promise.all(
          some.map(each => commit({ changes: changesOf(each, found, permit), unmoved: found.unmoved })),
        );
        const people = new Set(some.flat().map(({ person }) => person));
        await keepAll(
          rows.filter(({ record }) => people.has(record.person)),
          of,
        );
      }
      const left = waiting.flat().length;
      if (left === 0) await keepAll(rows, of);
      return { changes: [], answer: shown(left) };
    });
  }),
);

function inOrder(faults: readonly SheetFault[]): readonly SheetFault[] {
  return faults.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MOST_FAULTS);
}

function requireNone(faults: readonly SheetFault[]): void {
  if (faults.length > 0)
    throw new Problem(PEOPLE_SHEET_PROBLEM["people-sheet-faulty"], { faults: faults.map(pointed) });
}

interface Found {
  readonly held: ReadonlyMap<string, Held<Person>>;
  readonly people: ReadonlyMap<string, Person>;
  readonly lookHeld: ReadonlyMap<string, Held<{ readonly person: string }>>;
  readonly looks: ReadonlyMap<string, string>;
  readonly units: ReturnType<typeof unitsLaw.evolve> | undefined;
  readonly unmoved: readonly Held<unknown>[];
}

/** The file's people, those over them as far as it goes, and whose their looks are. */
async function groundFor(rows: readonly PeopleRow[], agency: string): Promise<Found> {
  const units = await read(stream(unitsLaw, agency));
  const held = new Map<string, Held<Person>>();
  let wanted = rows.flatMap(({ record: { person, superior } }) => [person, ...(superior ? [superior] : [])]);
  while (wanted.length > 0) {
    const fresh = [...new Set(wanted)].filter(each => !held.has(each));
    const found = await readMany(fresh.map(each => stream(personLaw, each)));
    for (const [at, each] of fresh.entries()) held.set(each, found[at] as Held<Person>);
    wanted = found.flatMap(({ state }) => state?.posting?.superior ?? []).filter(each => !held.has(each));
  }
  const names = [...new Set(rows.map(({ record: { person } }) => lookOf(person)))];
  const looks = await readMany(names.map(each => stream(accountLaw, each)));
  return {
    held,
    people: new Map([...held].flatMap(([account, { state }]) => (state ? [[account, state] as const] : []))),
    lookHeld: new Map(names.map((name, at) => [name, looks[at] as Held<{ readonly person: string }>])),
    looks: new Map(
      names.flatMap((name, at) => (looks[at]?.state ? [[name, looks[at].state.person] as const] : [])),
    ),
    units: units.state,
    unmoved: units.version > 0 ? [units] : [],
  };
}

function changesOf(rows: readonly RowChange[], { held, lookHeld }: Found, permit: Permit): readonly Change[] {
  return rows.flatMap(({ person, drafts: [first, ...more] }) => {
    const look = lookHeld.get(lookOf(person));
    const [taken] = look ? take(look.state, person) : [];
    return [
      ...(first ? [change(personLaw, held.get(person) as Held<Person>, [first, ...more], permit)] : []),
      ...(look && taken ? [change(accountLaw, look, [taken], permit)] : []),
    ];
  });
}

/** What personnel corrected or erased by hand no file puts back. */
async function keepAll(
  rows: readonly PeopleRow[],
  of: { readonly agency: string; readonly at: string },
): Promise<void> {
  const said = rows.flatMap(({ record: { person, fullName, mail, phone } }): Said[] => {
    if (fullName === null) return [];
    const called = { name: fullName, ...(mail && { mail }), ...(phone && { phone }) };
    return [{ person, ...of, called, source: "synchronised" }];
  });
  for (const some of chunks(said, NAMES_AT_ONCE)) {
    const before = new Map((await entriesOf(some.map(each => each.person))).map(each => [each.person, each]));
    const news = some.filter(each => keptOf(before.get(each.person), each));
    await Promise.all(news.map(each => keepNames([each])));
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

function pointed({ row, column, code, "zh-TW": zh, en }: SheetFault) {
  return { pointer: `/${row ?? ""}/${column ?? ""}`, code, words: words(zh, en) };
}
