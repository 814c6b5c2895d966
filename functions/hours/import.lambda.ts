// HTTP: superiors assign overtime, and personnel set shifts, of many by a file of the attendance system; each row is told what becomes of
// it, and with one fault nothing is recorded.
import { faulty } from "../attendance/sheet-faults.ts";
import { PEOPLE_SHEET_PROBLEM } from "../people/import-routes.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { change } from "../shared/journal/change.ts";
import { commit } from "../shared/journal/commit.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import {
  ASSIGNMENT_COLUMNS,
  type AssignmentRecord,
  SHIFT_COLUMNS,
  type ShiftRecord,
} from "./import-sheets.ts";
import { overtimeLaw } from "./overtime.ts";
import { importOvertime, importShifts } from "./shift-routes.ts";
import * as law from "./taking-in.ts";
import { isAmong, knownOf, readWhose, superiorsIn, unmoved, type Whose } from "./whose.ts";

const MOST_ROWS = 5_000;
const MOST_FAULTS = 1_000;
const AT_ONCE = 10;
/** Within what an API waits for an answer. */
const RECORDING_MS = 18_000;

type About = Pick<Asked<typeof importOvertime>, "query" | "person" | "may" | "at" | "language">;
type Rows<Of> = readonly law.FileRow<Of & { readonly person: string }>[];
type Judge<Of> = (
  rows: Rows<Of>,
  whom: law.Whom,
  at: { readonly by: string; readonly at: string },
) => law.JudgedPerson;

export const handler = http(
  on(importOvertime, asked =>
    write(asked, async () => {
      const sheet = readSheet(asked.bytes, ASSIGNMENT_COLUMNS);
      const against = (whose: Whose) =>
        isAmong(
          superiorsIn(whose, asked.at).map(({ person }) => person),
          asked.person.person,
        )
          ? undefined
          : law.NOT_THEIRS;
      const rows = sheet.rows as Rows<AssignmentRecord>;
      return takenIn(asked, { rows, faults: sheet.faults, judge: law.judgeAssignments, against });
    }),
  ),
  on(importShifts, asked =>
    write(asked, async () => {
      const sheet = readSheet(asked.bytes, SHIFT_COLUMNS);
      const rows = sheet.rows as Rows<ShiftRecord>;
      const against = () => undefined;
      return takenIn(asked, { rows, faults: sheet.faults, judge: law.judgeShifts, against });
    }),
  ),
);

interface Taking<Of> {
  readonly rows: Rows<Of>;
  readonly faults: readonly SheetFault[];
  readonly judge: Judge<Of>;
  readonly against: (whose: Whose) => law.Whom["against"];
}

async function takenIn<Of>(asked: About, { rows, faults: unread, judge, against }: Taking<Of>) {
  const agency = asked.query.agency ?? asked.person.agency;
  const permit = asked.may({ type: "Agency", id: agency, agency });
  if (rows.length > MOST_ROWS) throw new Problem(PEOPLE_SHEET_PROBLEM["people-sheet-long"]);
  const people = await readEach([...new Set(rows.map(({ record }) => record.person))]);
  const by = { by: asked.person.person, at: permit.recordedAt };
  const judged = people.map(whose => {
    const whom = { ...whomOf(whose, agency, by.by), known: knownOf(whose) };
    const own = rows.filter(({ record }) => record.person === whose.account);
    return judge(own, { ...whom, against: whom.against ?? against(whose) }, by);
  });
  const faults = [...unread, ...judged.flatMap(each => each.faults)]
    .toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
    .slice(0, MOST_FAULTS);
  const dryRun = asked.query.dryRun === "true";
  if (!dryRun && faults.length > 0) throw faulty(faults);
  const left = dryRun ? 0 : await recorded(judged, people, permit);
  const results = judged.flatMap(each => each.results).toSorted((one, other) => one.row - other.row);
  const told = faults.map(each => ({ ...each, message: each[asked.language] }));
  const body = { dryRun, rows: rows.length, changed: results.length, left, results, faults: told };
  return { changes: [], answer: answer(200, body) };
}

function whomOf({ account, person: { state } }: Whose, agency: string, by: string) {
  const isStranger = !state?.active || state.agency !== agency;
  return { account, agency, against: isStranger ? law.STRANGER : account === by ? law.OWN_ROW : undefined };
}

async function readEach(accounts: readonly string[]): Promise<readonly Whose[]> {
  const people: Whose[] = [];
  for (let at = 0; at < accounts.length; at += AT_ONCE) {
    const some = accounts.slice(at, at + AT_ONCE);
    people.push(...(await Promise.all(some.map(person => readWhose({ params: { person } })))));
  }
  return people;
}

/** How many rows are left when the time is up. */
async function recorded(
  judged: readonly law.JudgedPerson[],
  people: readonly Whose[],
  permit: Permit,
): Promise<number> {
  const ends = performance.now() + RECORDING_MS;
  let left = 0;
  for (const [at, { drafts, results }] of judged.entries()) {
    const [first, ...more] = drafts;
    const whose = people[at];
    if (!first || !whose) continue;
    if (performance.now() > ends) left += results.length;
    else {
      const changes = [change(overtimeLaw, whose.overtime, [first, ...more], permit)] as const;
      await commit({ changes, unmoved: unmoved(whose) });
    }
  }
  return left;
}
