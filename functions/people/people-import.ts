// A file of people judged as a whole: each row as if all the others were so, and every reason against each; pure.

import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { lookOf } from "../shared/rules/account.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import { words } from "../shared/words.ts";
import { refuseSynchronised } from "./directory-word.ts";
import { PEOPLE_COLUMNS, type PeopleRecord, type PeopleRow } from "./people-sheet.ts";
import type { Person, PersonEvent, Posting } from "./person.ts";
import { type Around, post } from "./posting.ts";
import { PERSON_PROBLEM } from "./problems.ts";
import { enrol } from "./standing.ts";
import { unitCalled } from "./synchronised.ts";
import type { Units } from "./units.ts";

export interface RowOutcome {
  readonly row: number;
  readonly person: string;
  readonly what: "enrolled" | "changed" | "unchanged";
  readonly changes: readonly { readonly field: string; readonly before?: string; readonly after: string }[];
}
export interface RowChange {
  readonly person: string;
  readonly drafts: readonly Draft<PersonEvent>[];
}
export interface JudgedPeople {
  readonly rows: readonly RowOutcome[];
  readonly drafts: readonly RowChange[];
  readonly faults: readonly SheetFault[];
}

export interface Ground {
  readonly agency: string;
  readonly by: Permit["by"];
  readonly units: Units | undefined;
  /** Whoever is on record, of the file's people and of those over them. */
  readonly people: ReadonlyMap<string, Person>;
  /** Whose each look is. */
  readonly looks: ReadonlyMap<string, string>;
}

export function judgePeople(rows: readonly PeopleRow[], ground: Ground): JudgedPeople {
  const faults: SheetFault[] = doubles(rows);
  const after = new Map(ground.people);
  const wished = rows.flatMap(row => attempt(faults, row, () => wish(row, ground, after)) ?? []);
  // Only when all are where the file puts them is it known whether their superiors go round in a circle.
  const around: Around = { units: ground.units, person: account => after.get(account) };
  const judged = wished.flatMap(each => attempt(faults, each.row, () => placed(each, around)) ?? []);
  return {
    faults,
    rows: judged.map(({ row, record, drafts, before, posting }) =>
      outcome({ row, record, drafts, before, posting }),
    ),
    drafts: judged.flatMap(({ record: { person }, drafts }) =>
      drafts.length > 0 ? [{ person, drafts }] : [],
    ),
  };
}

interface Wish {
  readonly row: PeopleRow;
  readonly before: Person | undefined;
  readonly enrolling: readonly Draft<PersonEvent>[];
  readonly posting: Posting;
}

function wish(
  row: PeopleRow,
  { agency, by, units, people, looks }: Ground,
  after: Map<string, Person>,
): Wish {
  const { person, status } = row.record;
  const before = people.get(person);
  if (person === by.person) throw new Problem(OWN_ROW);
  const taken = looks.get(lookOf(person));
  if (taken !== undefined && taken !== person)
    throw new Problem(PERSON_PROBLEM["account-looks-alike"], { detail: words(taken, taken) });
  const isHere = before?.active === true && before.agency === agency;
  const wanted = status ?? (isHere ? before.status : "civil-servant");
  const enrolling = isHere && before.status === wanted ? [] : enrol(before, { agency, status: wanted });
  const was = before?.agency === agency ? (before.posting ?? {}) : {};
  const posting = { ...was, ...placeIn(row.record, units) };
  after.set(person, { ...(before ?? NOBODY), agency, status: wanted, active: true, posting });
  return { row, before, enrolling, posting };
}

function placeIn({ unit, superior, calendar }: PeopleRecord, units: Units | undefined): Posting {
  const code = unit === null ? undefined : unitCalled(units, unit);
  if (unit !== null && code === undefined)
    throw new Problem(PERSON_PROBLEM["unit-unknown"], { detail: words(unit, unit) });
  return {
    ...(code !== undefined && { unit: code }),
    ...(superior !== null && { superior }),
    ...(calendar !== null && { calendar }),
  };
}

const NOBODY = { loans: {}, holds: {}, leaves: [] };

function placed({ row: { row, record }, before, enrolling, posting }: Wish, around: Around) {
  const was = before?.posting ?? {};
  const isSame = FIELDS.every(field => posting[field] === was[field]);
  if (isSame) return { row, record, before, posting, drafts: enrolling };
  refuseSynchronised(before, { unit: posting.unit, superior: posting.superior });
  const state = around.person(record.person);
  return {
    row,
    record,
    before,
    posting,
    drafts: [...enrolling, ...post({ account: record.person, state }, posting, around)],
  };
}

const FIELDS = ["unit", "superior", "calendar"] as const;

function outcome({
  row,
  record,
  before,
  posting,
  drafts,
}: {
  readonly row: number;
  readonly record: PeopleRecord;
  readonly before: Person | undefined;
  readonly posting: Posting;
  readonly drafts: readonly Draft<PersonEvent>[];
}): RowOutcome {
  const status = drafts.flatMap(({ event }) => (event.type === "PersonEnrolled" ? [event.status] : []))[0];
  const now = { status: status ?? before?.status, ...posting };
  const then = { status: before?.status, ...before?.posting };
  const changes = (["status", ...FIELDS] as const).flatMap(field => {
    const [from, to] = [then[field], now[field]];
    return to === undefined || from === to
      ? []
      : [{ field, ...(from !== undefined && { before: from }), after: to }];
  });
  const isNew = !before?.active;
  return {
    row,
    person: record.person,
    what: isNew ? "enrolled" : drafts.length > 0 ? "changed" : "unchanged",
    changes,
  };
}

const OWN_ROW = {
  code: "own-row",
  status: 409,
  title: words(
    "本人的資料不得由本人匯入；請刪除該列，改由本機關其他人事人員匯入或登錄",
    "Nobody imports their own data: take the row out and have another personnel officer of the agency record it",
  ),
};

function doubles(rows: readonly PeopleRow[]): SheetFault[] {
  const looks = new Map<string, string>();
  return rows.flatMap(({ row, record: { person } }) => {
    const look = lookOf(person);
    const other = looks.get(look);
    looks.set(look, other ?? person);
    if (other === undefined) return [];
    const told =
      other === person
        ? words("帳號在檔案中重複", "the account appears twice in the file")
        : words(`與檔案中的 ${other} 難以分辨`, `looks like ${other}, which is in the file as well`);
    return [{ row, column: PEOPLE_COLUMNS.person.title, code: "double", ...told, value: person }];
  });
}

function attempt<T>(faults: SheetFault[], { row, record }: PeopleRow, judge: () => T): T | undefined {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { kind, facts } = error;
    const column = COLUMN_OF[kind.code] ?? "person";
    const told = facts.detail
      ? words(`${kind.title["zh-TW"]}：${facts.detail["zh-TW"]}`, `${kind.title.en}: ${facts.detail.en}`)
      : kind.title;
    faults.push({
      row,
      column: PEOPLE_COLUMNS[column].title,
      code: kind.code,
      ...told,
      value: record[column],
    });
    return undefined;
  }
}

/** Which cell is meant by a refusal. */
const COLUMN_OF: Readonly<Record<string, "superior" | "unit">> = {
  "superior-is-self": "superior",
  "superior-circle": "superior",
  "not-of-the-agency": "superior",
  "outsider-in-charge": "superior",
  "unit-unknown": "unit",
};
