// HTTP: personnel take in what the attendance system kept of many; each fault is told with its row, and with one nothing is recorded.
import { PEOPLE_SHEET_PROBLEM } from "../people/import-routes.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { commit } from "../shared/journal/commit.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import { attendanceLaw } from "./attendance.ts";
import { importAttendance } from "./routes.ts";
import { faulty } from "./sheet-faults.ts";
import { ATTENDANCE_COLUMNS, type AttendanceRecord } from "./sheets.ts";
import { type JudgedTimes, judgeTimes } from "./taking-in.ts";
import { readWhoseEach } from "./whose.ts";

const MOST_ROWS = 5_000;
const MOST_FAULTS = 1_000;
/** A transaction takes 100 items: an event for each row, and of each person a state and their record. */
const ITEMS_AT_ONCE = 90;
/** Within what an API waits for an answer. */
const RECORDING_MS = 18_000;

export const handler = http(
  on(importAttendance, asked =>
    write(asked, async () => {
      const agency = asked.query.agency ?? asked.person.agency;
      const permit = asked.may({ type: "Agency", id: agency, agency });
      const sheet = readSheet(asked.bytes, ATTENDANCE_COLUMNS);
      const rows = sheet.rows as readonly { readonly row: number; readonly record: AttendanceRecord }[];
      if (rows.length > MOST_ROWS) throw new Problem(PEOPLE_SHEET_PROBLEM["people-sheet-long"]);
      const people = await readWhoseEach([...new Set(rows.map(({ record }) => record.person))]);
      const at = asked.at.toISOString();
      const judged = judgeTimes(rows, people, { agency, at, by: asked.person.person });
      const faults = [...sheet.faults, ...judged.faults]
        .toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
        .slice(0, MOST_FAULTS);
      const dryRun = asked.query.dryRun === "true";
      if (!dryRun && faults.length > 0) throw faulty(faults);
      const left = dryRun ? 0 : await recorded(judged.people, permit);
      return { changes: [], answer: answered(asked, { dryRun, rows: rows.length, left, judged, faults }) };
    }),
  ),
);

interface Told {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly left: number;
  readonly judged: ReturnType<typeof judgeTimes>;
  readonly faults: ReturnType<typeof judgeTimes>["faults"];
}

function answered({ language }: Asked<typeof importAttendance>, { judged, faults, ...told }: Told) {
  const changed = judged.people.reduce((sum, { drafts }) => sum + drafts.length, 0);
  return answer(200, {
    ...told,
    changed,
    faults: faults.map(each => ({ ...each, message: each[language] })),
  });
}

/** How many rows are left; what is on record already changes nothing when the file comes again. */
async function recorded(people: readonly JudgedTimes[], permit: Permit): Promise<number> {
  const ends = performance.now() + RECORDING_MS;
  let waiting = people;
  while (waiting.length > 0 && performance.now() < ends) {
    const some = waiting.slice(0, fitting(waiting));
    const changes = some.flatMap(({ of, drafts }): Change[] => {
      const [first, ...more] = drafts;
      return first ? [change(attendanceLaw, of.attendance, [first, ...more], permit)] : [];
    });
    await commit({ changes, unmoved: some.map(({ of }) => of.person) });
    waiting = waiting.slice(some.length);
  }
  return waiting.reduce((sum, { drafts }) => sum + drafts.length, 0);
}

/** How many of them one transaction takes; of one person no file has more rows than that. */
function fitting(people: readonly JudgedTimes[]): number {
  let items = 0;
  const last = people.findIndex(({ drafts }) => {
    items += drafts.length + 2;
    return items > ITEMS_AT_ONCE;
  });
  return last === -1 ? people.length : Math.max(1, last);
}
