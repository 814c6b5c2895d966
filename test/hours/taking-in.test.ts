// Files of the attendance system: each row as it would be by itself, on top of the rows before it, in UTF-8 and in Big5; each fault with its
// row and clause.
import { expect, test } from "vitest";
import { ASSIGNMENT_COLUMNS, SHIFT_COLUMNS } from "../../functions/hours/import-sheets.ts";
import { judgeAssignments, judgeShifts, STRANGER } from "../../functions/hours/taking-in.ts";
import { readSheet } from "../../functions/shared/sheet/sheet.ts";
import { AGENCY } from "../house/city.ts";
import { ANN, at, BOSS, evening, Hours } from "./told.ts";

const HEAD = "帳號,加班日期,起,迄,類別,工作內容,急迫性,必要性,合理性";
const row = (day: string, from: string, until: string, category = "") =>
  `${ANN},${day},${from},${until},${category},公文,限期,人力不足,一人可辦`;
const NOW = { by: BOSS, at: at("2026-03-01", "09:00") };
const whom = (hours: Hours, against?: typeof STRANGER) => ({
  ...{ account: ANN, agency: AGENCY, known: hours.known, against },
});

function judged(lines: readonly string[], hours = new Hours(), against?: typeof STRANGER) {
  const bytes = new TextEncoder().encode([HEAD, ...lines].join("\n"));
  const sheet = readSheet(bytes, ASSIGNMENT_COLUMNS);
  const made = judgeAssignments(sheet.rows as never, whom(hours, against), NOW);
  return { ...made, faults: [...sheet.faults, ...made.faults].map(({ row: at, code }) => [at, code]) };
}

test("each row is a piece of its own, counted with those before it", () => {
  const { results, faults, drafts } = judged([
    row("115/3/2", "18:00", "20:00"),
    row("115/03/02", "20:00", "22:00", "一般加班"),
    row("2026-03-02", "22:00", "22:01"),
  ]);
  expect(results).toEqual([
    { row: 2, person: ANN, day: "2026-03-02", minutes: 120, piece: "1" },
    { row: 3, person: ANN, day: "2026-03-02", minutes: 120, piece: "2" },
  ]);
  expect(faults).toEqual([[4, "overtime-capped"]]);
  expect(drafts).toHaveLength(2);
});

test.each([
  ["inside office hours", row("2026-03-02", "16:00", "18:00"), "overtime-in-hours"],
  ["an end before its beginning", row("2026-03-02", "20:00", "18:00"), "hours-span-faulty"],
  ["begun", row("2026-02-27", "18:00", "20:00"), "overtime-begun"],
  ["no category that there is", row("2026-03-02", "18:00", "20:00", "特別"), "not-a-category"],
  ["a category without its cause", row("2026-03-02", "18:00", "20:00", "seasonal"), "cause-missing"],
])("%s is a fault of its row", (_, line, code) => {
  expect(judged([line]).faults.map(([, each]) => each)).toContain(code);
});

test("a file that comes again assigns nothing twice, and of strangers not a row is taken", () => {
  const hours = new Hours();
  hours.assign(evening("2026-03-02"));
  const { drafts, results, faults } = judged([row("2026-03-02", "18:00", "20:00")], hours);
  expect([drafts, faults]).toEqual([[], []]);
  expect(results).toMatchObject([{ piece: "1" }]);
  const strange = judged([row("2026-03-02", "18:00", "20:00")], new Hours(), STRANGER);
  expect([strange.drafts, strange.faults]).toEqual([[], [[2, "not-of-the-agency"]]]);
});

test("shifts in Big5: a code, a day off, and a code that nobody set", () => {
  const hours = new Hours();
  hours.booked({ type: "ShiftSet", shift: "L", from: "15:00", until: "23:00" }, NOW.at);
  // 帳號,日期,班別 and 休
  const big5 = (text: string) => Uint8Array.from(text.match(/../g) ?? [], byte => Number.parseInt(byte, 16));
  const head = big5("b162b8b92ca4e9b4c12caf5aa74f0a");
  const lines = new TextEncoder().encode(`${ANN},2026-03-02,L\n${ANN},2026-03-03,`);
  const sheet = readSheet(Uint8Array.from([...head, ...lines, ...big5("a5f00a")]), SHIFT_COLUMNS);
  expect([sheet.encoding, sheet.faults]).toEqual(["big5", []]);
  const made = judgeShifts(sheet.rows as never, whom(hours), NOW);
  expect(made.results).toMatchObject([{ minutes: 480 }, { minutes: 0 }]);
  const other = [{ row: 2, record: { person: ANN, day: "2026-03-02", shift: "X" } }];
  expect(judgeShifts(other, whom(hours), NOW).faults).toMatchObject([{ row: 2, code: "shift-unknown" }]);
});

test("of somebody’s shifts each day that is wrong by itself is told in its own row, before the plan of them all", () => {
  const hours = new Hours();
  hours.booked({ type: "ShiftSet", shift: "L", from: "15:00", until: "23:00" }, NOW.at);
  hours.booked({ type: "ShiftSet", shift: "E", from: "07:00", until: "15:00" }, NOW.at);
  const days = (...given: readonly (readonly [string, string])[]) =>
    given.map(([day, shift], at) => ({ row: at + 2, record: { person: ANN, day, shift } }));
  const faults = (rows: ReturnType<typeof days>) =>
    judgeShifts(rows, whom(hours), NOW).faults.map(({ row, code }) => [row, code]);
  const wrong = days(["2026-03-02", "L"], ["2026-03-03", "X"], ["2026-03-02", ""], ["2026-02-27", "L"]);
  expect(faults(wrong)).toEqual([
    [3, "shift-unknown"],
    [4, "shift-day-twice"],
    [5, "shift-begun"],
  ]);
  expect(faults(days(["2026-03-02", "L"], ["2026-03-03", "E"]))).toEqual([[2, "overtime-rest-short"]]);
});
