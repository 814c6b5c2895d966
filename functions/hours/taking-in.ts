// A file of hours judged row by row as each would be by itself, on top of the rows before it: what is decided of each person, what becomes
// of each row, and every fault with its clauses; pure.
import { faultAt, faultsOf } from "../attendance/sheet-faults.ts";
import { timeOn } from "../attendance/times.ts";
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import type { Day } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";
import { assign } from "./assigning.ts";
import {
  ASSIGNMENT_COLUMNS,
  type AssignmentRecord,
  SHIFT_COLUMNS,
  type ShiftRecord,
} from "./import-sheets.ts";
import type { Known } from "./known.ts";
import { minutesBetween } from "./minutes.ts";
import { type OvertimeEvent, overtimeLaw } from "./overtime.ts";
import { hoursProblem } from "./refusing.ts";
import { dayFaults, planShifts, type ShiftWished } from "./shifting.ts";
import type { Stretch } from "./span.ts";

export interface FileRow<Of> {
  readonly row: number;
  readonly record: Of;
}

export interface Whom {
  readonly account: string;
  readonly agency: string;
  readonly known: Known;
  /** Why nobody may do it by this file for them. */
  readonly against?: { readonly code: string; readonly words: Words } | undefined;
}

export interface RowResult {
  readonly row: number;
  readonly person: string;
  readonly day: Day;
  readonly minutes: number;
  readonly piece?: string;
}

export interface JudgedPerson {
  readonly account: string;
  readonly drafts: readonly Draft<OvertimeEvent>[];
  readonly results: readonly RowResult[];
  readonly faults: readonly SheetFault[];
}

interface By {
  readonly by: string;
  readonly at: string;
}

export function judgeAssignments(
  rows: readonly FileRow<AssignmentRecord>[],
  whom: Whom,
  { by, at }: By,
): JudgedPerson {
  let { known } = whom;
  return judged(whom, rows, ASSIGNMENT_COLUMNS.from.title, ({ row, record }) => {
    const { day, from, until, category, cause, task, ...findings } = record;
    const span = { from: timeOn(day, from) ?? "", until: timeOn(day, until) ?? "" };
    const minutes = span.from < span.until ? minutesBetween(span.from, span.until) : 0;
    const result = { row, person: whom.account, day, minutes };
    const already = sameSpan(known, span);
    // A file may come twice.
    if (already) return { drafts: [], results: [{ ...result, piece: already }] };
    const planned = { ...span, agency: whom.agency, category: category ?? "general", task } as const;
    const drafts = assign({ planned: { ...planned, ...(cause && { cause }) }, findings, known, at });
    const [{ event }] = drafts;
    const next = overtimeLaw.evolve(known.overtime, { event, by: { person: by }, recordedAt: at } as never);
    known = { ...known, overtime: next };
    const { piece = "" } = event as { readonly piece?: string };
    return { drafts, results: [{ ...result, piece }] };
  });
}

function sameSpan({ overtime }: Known, { from, until }: Stretch): string | undefined {
  const found = Object.entries(overtime?.pieces ?? {}).find(
    ([, each]) => each.assigned && !each.ended && each.from === from && each.until === until,
  );
  return found?.[0];
}

/** Of one person all days are one plan: the rest between two shifts is of both. What is wrong with a day by itself is told in its row. */
export function judgeShifts(
  rows: readonly FileRow<ShiftRecord>[],
  whom: Whom,
  { at }: Pick<By, "at">,
): JudgedPerson {
  const { title } = SHIFT_COLUMNS.shift;
  const alone = judged(whom, rows, title, ({ row, record }) => {
    const isTwice = rows.some(other => other.row < row && other.record.day === record.day);
    refuseAll(
      isTwice && hoursProblem("shift-day-twice"),
      ...dayFaults(wishedIn(record), whom.known.book, at),
    );
    return { drafts: [], results: [] };
  });
  if (alone.faults.length > 0) return alone;
  return judged(whom, rows.slice(0, 1), title, () => {
    const days = rows.map(({ record }) => wishedIn(record));
    const drafts = planShifts({ days, agency: whom.agency, known: whom.known, at });
    const [{ event }] = drafts;
    const planned = event.type === "ShiftsPlanned" ? event.days : {};
    const results = rows.map(({ row, record: { day } }) => {
      const stretches = planned[day]?.stretches ?? [];
      const minutes = stretches.reduce((sum, each) => sum + minutesBetween(each.from, each.until), 0);
      return { row, person: whom.account, day, minutes };
    });
    return { drafts, results };
  });
}

function wishedIn({ day, shift }: ShiftRecord): ShiftWished {
  return { day, ...(shift && { shift }) };
}

type Done = Pick<JudgedPerson, "drafts" | "results">;

function judged<Of>(
  { account, against }: Whom,
  rows: readonly FileRow<Of>[],
  column: string,
  judge: (row: FileRow<Of>) => Done,
): JudgedPerson {
  const faults: SheetFault[] = [];
  const done = rows.flatMap((each): Done[] => {
    if (against) {
      faults.push(faultAt(each.row, PERSON, { ...against, value: account }));
      return [];
    }
    try {
      return [judge(each)];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      faults.push(...faultsOf(error, each.row, { column, value: account }));
      return [];
    }
  });
  return {
    account,
    drafts: done.flatMap(({ drafts }) => drafts),
    results: done.flatMap(({ results }) => results),
    faults,
  };
}
const PERSON = ASSIGNMENT_COLUMNS.person.title;

export const STRANGER = {
  code: "not-of-the-agency",
  words: words("本機關沒有這位人員", "nobody of the agency has that account"),
};
export const NOT_THEIRS = {
  code: "not-their-superior",
  words: words("您不是這位人員的長官，不能指派加班", "you are not over them: you cannot assign overtime"),
};
export const OWN_ROW = {
  code: "own-row",
  words: words(
    "本人的時數不得由本人匯入；請刪除該列，改由本人的長官或其他人事人員匯入",
    "nobody imports their own hours: take the row out and have your superior or another personnel officer take it in",
  ),
};
