// HTTP: personnel take in a week's home days of many from a file; each fault is told with its row, and with one nothing is recorded.
import { PEOPLE_SHEET_PROBLEM } from "../people/import-routes.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import type { Day } from "../shared/time/day.ts";
import { words } from "../shared/words.ts";
import type { WeekRead } from "./ground.ts";
import { placeOf, readWeek } from "./reading.ts";
import { recordWeek } from "./recording.ts";
import { importWeek } from "./routes.ts";
import { requireWeek } from "./setting.ts";
import { judgeWeek, type WeekRow } from "./week-set.ts";
import { daysIn, WEEK_COLUMNS, type WeekRecord } from "./week-sheet.ts";

const MOST_ROWS = 5_000;
const MOST_FAULTS = 1_000;

type About = Asked<typeof importWeek>;

export const handler = http(
  on(importWeek, asked =>
    write(asked, async () => {
      const { week } = asked.params;
      const agency = asked.query.agency ?? asked.person.agency;
      const permit = asked.may({ type: "Agency", id: agency, agency });
      requireWeek(week, [], asked.at.toISOString());
      const sheet = readSheet(asked.bytes, WEEK_COLUMNS);
      const records = sheet.rows as readonly { readonly row: number; readonly record: WeekRecord }[];
      if (records.length > MOST_ROWS) throw new Problem(PEOPLE_SHEET_PROBLEM["people-sheet-long"]);
      const rows = records.map(({ record }) => ({ person: record.person, days: daysIn(week, record) }));
      const found = await readWeek(
        rows.map(({ person }) => person),
        week,
        agency,
      );
      const judged = judgeWeek(rows, found, asked.at.toISOString());
      const numbers = records.map(({ row }) => row);
      const faults = inOrder([
        ...sheet.faults,
        ...doubles(rows, numbers),
        ...strangers(rows, numbers, { asked, found }),
        ...judged.refused.flatMap(({ at, problem }) => faultsOf(problem, numbers[at] ?? 0, rows[at])),
      ]);
      const dryRun = asked.query.dryRun === "true";
      if (!dryRun && faults.length > 0)
        throw new Problem(PEOPLE_SHEET_PROBLEM["people-sheet-faulty"], { faults: faults.map(pointed) });
      const left = dryRun ? 0 : await recordWeek(judged.rows, found, permit);
      const changed = judged.rows.filter(({ drafts }) => drafts !== undefined).length;
      const told = faults.map(fault => ({ ...fault, message: fault[asked.language] }));
      return { changes: [], answer: answer(200, { dryRun, rows: rows.length, changed, left, faults: told }) };
    }),
  ),
);

/** Whoever is not of that agency, or whose own row it is. */
function strangers(
  rows: readonly WeekRow[],
  numbers: readonly number[],
  { asked, found }: { readonly asked: About; readonly found: WeekRead },
): SheetFault[] {
  const { agency } = found.around;
  return rows.flatMap(({ person }, at) => {
    const row = numbers[at] ?? 0;
    if (person === asked.person.person) return [fault(row, person, "own-row", OWN_ROW)];
    const place = placeOf(person, found, asked.at);
    return place.agency === agency ? [] : [fault(row, person, "not-of-the-agency", STRANGER)];
  });
}
const OWN_ROW = words(
  "本人的居家日不得由本人匯入；請刪除該列，改由本人的主管或其他人事人員排定",
  "nobody sets their own home days: take the row out and have your superior or another personnel officer set them",
);
const STRANGER = words("本機關沒有這位人員", "nobody of the agency has that account");

function doubles(rows: readonly WeekRow[], numbers: readonly number[]): SheetFault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ person }, at) => {
    const isDouble = seen.has(person);
    seen.add(person);
    return isDouble
      ? [fault(numbers[at] ?? 0, person, "double", words("帳號在檔案中重複", "the account appears twice"))]
      : [];
  });
}

function fault(row: number, value: string, code: string, said: ReturnType<typeof words>): SheetFault {
  return { row, column: WEEK_COLUMNS.person.title, code, ...said, value };
}

/** Every reason against the row, with the clauses behind it. */
function faultsOf(problem: Problem, row: number, of: WeekRow | undefined): SheetFault[] {
  return [problem, ...(problem.facts.also ?? [])].map(({ kind, facts }) => {
    const cited = (facts.clauses ?? []).length > 0 ? `（${facts.clauses?.join("、")}）` : "";
    const told = (language: "zh-TW" | "en") =>
      `${kind.title[language]}${facts.detail ? `：${facts.detail[language]}` : ""}${cited}`;
    const value = (of?.days ?? ([] as readonly Day[])).join("、");
    const column = WEEK_COLUMNS.days.title;
    return { row, column, code: kind.code, ...words(told("zh-TW"), told("en")), value };
  });
}

function inOrder(faults: readonly SheetFault[]): readonly SheetFault[] {
  return faults.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MOST_FAULTS);
}

function pointed({ row, column, code, "zh-TW": zh, en }: SheetFault) {
  return { pointer: `/${row ?? ""}/${column ?? ""}`, code, words: words(zh, en) };
}
