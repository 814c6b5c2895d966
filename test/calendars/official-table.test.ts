// The official file of a year: taken whole or not at all, every day once, each marked as the weekday it is.
import { expect, test } from "vitest";
import { readOfficialTable } from "../../functions/calendars/official-table.ts";
import { yearTable } from "../../functions/shared/time/calendar.ts";
import { officialFile, officialRows } from "./official.ts";

const rows = () => officialRows(2027, { off: ["2027-01-01"] });
const codes = (changed: readonly (readonly string[])[], year = 2027) =>
  readOfficialTable(officialFile(changed), year).faults.map(({ code, row }) => `${code} ${row}`);
/** The third of January 2027 is a Sunday, in row 4 of the file. */
const put = (at: number, cells: readonly string[]) =>
  rows().map((row, index) => (index === at ? cells : row));

test.each([2021, 2022, 2023, 2024, 2025, 2026, 2027])("%i, as published, is read as it is shipped", year => {
  const { weekdaysOff: off = [], saturdaysWorked: worked = [] } = yearTable(year) ?? {};
  const read = readOfficialTable(officialFile(officialRows(year, { off, worked })), year);
  expect(read.faults).toEqual([]);
  expect(read.table).toEqual({ weekdaysOff: off, saturdaysWorked: worked });
});

test.each<[string, readonly (readonly string[])[], readonly string[]]>([
  ["a day twice", [...rows(), ["20271231", "五", "0", ""]], ["day-twice 367"]],
  ["a day of another year", put(0, ["20280101", "六", "2", ""]), ["other-year 2", "days-missing null"]],
  ["a wrong weekday", put(2, ["20270103", "六", "2", ""]), ["wrong-weekday 4"]],
  ["a Sunday marked as worked", put(2, ["20270103", "日", "0", ""]), ["sunday-worked 4"]],
  ["a Saturday worked for no reason", put(1, ["20270102", "六", "0", ""]), ["saturday-unexplained 3"]],
  ["a mark that is none", put(2, ["20270103", "日", "1", ""]), ["not-a-mark 4"]],
  ["a day that does not exist", put(2, ["20270230", "日", "2", ""]), ["not-a-day 4"]],
])("%s is refused by its row", (_, changed, expected) => {
  expect(codes(changed)).toEqual(expected);
});

test("half a file is no calendar, and neither is the file of another year", () => {
  const [half] = readOfficialTable(officialFile(rows().slice(0, 180)), 2027).faults;
  expect([half?.code, half?.["zh-TW"]]).toEqual(["days-missing", expect.stringContaining("缺 185 天")]);
  expect(codes(rows(), 2028)).toHaveLength(366);
  expect(readOfficialTable(officialFile([]), 2027).faults).toHaveLength(1);
});

test("a file in Big5 is read as well", () => {
  // 西元日期,星期,是否放假,備註 and one day, in Big5.
  const header = Buffer.from("a6e8a4b8a4e9b4c12cac50b4c12cac4fa75fa9f1b0b22cb3c6b5f9", "hex");
  const day = Buffer.concat([
    Buffer.from("\r\n20270101,"),
    Buffer.from("a4ad", "hex"),
    Buffer.from(",2,\r\n"),
  ]);
  const { table, faults } = readOfficialTable(Buffer.concat([header, day]), 2027);
  expect([table.weekdaysOff, faults.map(({ code }) => code)]).toEqual([["2027-01-01"], ["days-missing"]]);
});
