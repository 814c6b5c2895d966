// A file of the attendance system judged row by row, each on top of the rows before it; pure.
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import { words } from "../shared/words.ts";
import { type Attendance, type AttendanceEvent, attendanceLaw } from "./attendance.ts";
import { takeIn } from "./clocking.ts";
import { faultAt, faultsOf } from "./sheet-faults.ts";
import { ATTENDANCE_COLUMNS, type AttendanceRecord } from "./sheets.ts";
import { timeOn } from "./times.ts";
import type { Whose } from "./whose.ts";

interface Row {
  readonly row: number;
  readonly record: AttendanceRecord;
}

export interface JudgedTimes {
  readonly of: Whose;
  readonly drafts: readonly Draft<AttendanceEvent>[];
}

export interface Taking {
  readonly agency: string;
  readonly at: string;
  /** Nobody takes in their own. */
  readonly by: string;
}

const STRANGER = words("本機關沒有這位人員", "nobody of the agency has that account");
const OWN_ROW = words(
  "本人的出勤不得由本人匯入；請刪除該列，改由本機關其他人事人員匯入",
  "nobody imports their own times: take the row out and have another personnel officer take it in",
);

export function judgeTimes(
  rows: readonly Row[],
  people: readonly Whose[],
  taking: Taking,
): { readonly people: readonly JudgedTimes[]; readonly faults: readonly SheetFault[] } {
  const faults: SheetFault[] = [];
  const judged = people.map((of): JudgedTimes => {
    const own = rows.filter(({ record }) => record.person === of.account);
    const against = strangerOf(of, taking);
    if (against) {
      faults.push(...own.map(({ row }) => faultAt(row, PERSON, { ...against, value: of.account })));
      return { of, drafts: [] };
    }
    const tooMany = own[MOST_OF_ONE];
    if (tooMany)
      faults.push(
        faultAt(tooMany.row, PERSON, { code: "too-many-rows", words: TOO_MANY, value: of.account }),
      );
    return { of, drafts: draftsOf(own.slice(0, MOST_OF_ONE), of, { ...taking, faults }) };
  });
  return { people: judged.filter(({ drafts }) => drafts.length > 0), faults };
}
/** A month of mornings and afternoons: of one person all goes into one transaction. */
const MOST_OF_ONE = 80;
const TOO_MANY = words(
  "同一人最多 80 列，請分成數個檔案",
  "80 rows of one person at most: make several files of it",
);
const PERSON = ATTENDANCE_COLUMNS.person.title;

function strangerOf({ person: { state }, account }: Whose, { agency, by }: Taking) {
  if (!state?.active || state.agency !== agency) return { code: "not-of-the-agency", words: STRANGER };
  return account === by ? { code: "own-row", words: OWN_ROW } : undefined;
}

function draftsOf(
  rows: readonly Row[],
  { attendance }: Whose,
  { agency, at, faults }: Taking & { readonly faults: SheetFault[] },
): readonly Draft<AttendanceEvent>[] {
  let state: Attendance | undefined = attendance.state;
  return rows.flatMap(({ row, record: { day, from, until } }) => {
    const times = { from: timeOn(day, from) ?? "", until: timeOn(day, until) ?? "" };
    try {
      const drafts = takeIn(state, { day, agency, ...times, at }) ?? [];
      for (const { event } of drafts)
        state = attendanceLaw.evolve(state, { event, by: NOBODY, recordedAt: at } as never);
      return [...drafts];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      faults.push(
        ...faultsOf(error, row, { column: ATTENDANCE_COLUMNS.from.title, value: `${from}-${until}` }),
      );
      return [];
    }
  });
}
const NOBODY = { person: "" };
