// An uploaded register is read whole or its faults are named by row, column and reason.
import { expect, test } from "vitest";
import { readSheet, SHEET_LIMITS } from "../../../functions/shared/sheet/sheet.ts";
import { utf8 } from "./sheet-bytes.ts";
import { REGISTER } from "./sheet-register.ts";

const HEADER = "財產編號,啟用日期,備註\n";
const sheet = (body: string, header = HEADER) => readSheet(utf8(header + body), REGISTER);
const recordsOf = (body: string, header = HEADER) => {
  const { rows, faults } = sheet(body, header);
  return faults.length > 0 ? faults : rows.map(({ record }) => Object.values(record));
};
const places = (faults: readonly { row: number | null; column: string | null; code: string }[]) =>
  faults.map(({ row, column, code }) => [row, column, code]);

test.each([
  ["titles", "財產編號,啟用日期,備註\n"],
  ["code names in any case", "Property,SINCE,remark\n"],
  ["synonyms", "財產號碼,啟用日期,備註\n"],
  ["titles with blanks, in quotes", ' 財產　編號 ,"啟用日期", 備註\n'],
  ["full-width code names", "ｐｒｏｐｅｒｔｙ,ｓｉｎｃｅ,ｒｅｍａｒｋ\n"],
  ["titles broken by a tab", '財產編號,"啟用\t日期",備註\n'],
  ["empty columns at the right", "財產編號,啟用日期,備註,,\n"],
])("headers may be %s", (_, header) => {
  expect(recordsOf("A-1,110.06.01,x\n", header)).toEqual([["A-1", "2021-06-01", "x"]]);
});

test("columns may stand in any order, and an optional one may be missing", () => {
  expect(recordsOf("110.06.01,A-1\n", "啟用日期,財產編號\n")).toEqual([["A-1", "2021-06-01", null]]);
});

test.each([
  [
    "full-width digits and letters, where the column folds",
    "Ａ－１２　３,１１０．０６．０１,\n",
    "A-12 3",
    null,
  ],
  ["nothing folded in a remark", "A-1,110.06.01,ＡＢＣ１\n", "A-1", "ＡＢＣ１"],
  ["blanks and zero-width characters around a text", "\u3000\u200bA-1 \ufeff,110.06.01,  好 \n", "A-1", "好"],
  ["quotes, commas and line ends within quotes", '"A""1",110.06.01,"一,\r\n二"\n', 'A"1', "一,\r\n二"],
  ["a literal cell", "'=A1,110.06.01,' 好 \n", "=A1", " 好 "],
  ["the variant forms of a name", "A-1,110.06.01,葛\u{e0100}\n", "A-1", "葛\u{e0100}"],
  ["no line end after the last row", "A-1,110.06.01,x", "A-1", "x"],
  ["old line ends", "A-1,110.06.01,x\r", "A-1", "x"],
  ["blank rows", "\n,,\nA-1,110.06.01,\n , ,\n\n", "A-1", null],
  ["empty cells to the right", "A-1,110.06.01,x,,\n", "A-1", "x"],
])("taken: %s", (_, body, property, remark) => {
  expect(recordsOf(body)).toEqual([[property, "2021-06-01", remark]]);
});

test.each([
  ["=cmd|' /C calc'!A0", "formula"],
  ["+886-6-000-0000", "formula"],
  ["-1+1", "formula"],
  ["@SUM(A1)", "formula"],
  ["＝1+1", "formula"],
  [" \u200b=1+1", "formula"],
  ['"\tx"', "formula"],
  ['"\r=1"', "formula"],
  ["A\u200b1", "unseen-character"],
  ["A\u202e1", "unseen-character"],
  ["A\u31641", "unseen-character"],
  ["A\u00001", "nul-character"],
  ["A\u0007", "unseen-character"],
  ["\ue000", "unseen-character"],
  ["臺\ufffd市", "unseen-character"],
  ["", "missing-value"],
  ["\u3000", "missing-value"],
  ['A"1', "stray-quote"],
  ['"A"1', "stray-quote"],
  ['"A-1', "unclosed-quote"],
])("refused: the cell %j (%s)", (cell, code) => {
  const { rows, faults } = sheet(`A-0,110.06.01,\n${cell},110.06.01,\n`);
  const read = code === "nul-character" ? [] : [2];
  expect([rows.map(({ row }) => row), faults.map(fault => [fault.row, fault.code])]).toEqual([
    read,
    [[3, code]],
  ]);
});

test("every fault of a row is named with its column, its words in both languages and its value", () => {
  const { rows, faults } = sheet(`A\u200b1,soon,=${"x".repeat(60)}\nA-2,110.06.01,\n`);
  expect(rows).toEqual([{ row: 3, record: { property: "A-2", since: "2021-06-01", remark: null } }]);
  expect(faults).toEqual([
    {
      row: 2,
      column: "財產編號",
      code: "unseen-character",
      "zh-TW": "含有看不見或他人電腦無法顯示的字元 U+200B（零寬字元、控制字元或造字）",
      en: "It contains U+200B, an invisible character or one other computers cannot show (zero-width, control or private-use)",
      value: "A\u200b1",
    },
    { row: 2, column: "啟用日期", code: "not-a-date", "zh-TW": "不是日期", en: "Not a date", value: "soon" },
    expect.objectContaining({ row: 2, column: "備註", code: "formula", value: `=${"x".repeat(39)}…` }),
  ]);
});

test.each([
  ["財產編號,備註\n", [[1, "啟用日期", "missing-header"]]],
  ["財產編號,啟用日期,備註,密碼\n", [[1, "密碼", "unknown-header"]]],
  ["財產編號,啟用日期,,備註\n", [[1, "", "unknown-header"]]],
  ["財產編號,啟用日期,財產號碼\n", [[1, "財產號碼", "duplicate-header"]]],
  [
    "=財產編號,啟用日期\n",
    [
      [1, "=財產編號", "unknown-header"],
      [1, "財產編號", "missing-header"],
    ],
  ],
  ["", [[null, null, "empty"]]],
  [" ,\n\n", [[null, null, "empty"]]],
  ['"財產編號', [[1, null, "unclosed-quote"]]],
])("with the header %j no row is read", (header, expected) => {
  const { rows, faults } = sheet("A-1,110.06.01,x\n".repeat(header.endsWith("備註\n") ? 1 : 0), header);
  expect([rows, places(faults)]).toEqual([[], expected]);
});

test("a row with too few or too many cells is refused with both numbers", () => {
  const { faults } = sheet("A-1,110.06.01\nA-2,110.06.01,x,y\n");
  expect(faults.map(({ row, code, en }) => [row, code, en.slice(-5)])).toEqual([
    [2, "ragged-row", "2 ≠ 3"],
    [3, "ragged-row", "4 ≠ 3"],
  ]);
});

test.each([
  ["rows", { rows: 1 }, [[3, null, "too-many-rows"]]],
  ["columns", { columns: 2 }, [[1, null, "too-many-columns"]]],
  ["one huge cell", { cell: 8 }, [[2, null, "cell-too-long"]]],
  [
    "faults",
    { faults: 1 },
    [
      [2, "財產編號", "formula"],
      [null, null, "too-many-faults"],
    ],
  ],
])("too much is refused where it begins: %s", (_, limit, expected) => {
  const bytes = utf8(`${HEADER}=A,110.06.01,x\n=A,110.06.01,x\n`);
  expect(
    places(readSheet(bytes, REGISTER, { ...SHEET_LIMITS, ...limit }).faults).slice(-expected.length),
  ).toEqual(expected);
});

test("a sheet with a header alone has no rows and no faults", () => {
  expect(sheet("")).toEqual({ encoding: "utf-8", rows: [], faults: [] });
});

test("a cell without end is too long as soon as it is, however many quotation marks it is made of", () => {
  const endless = `"${'""'.repeat(SHEET_LIMITS.cell + 5)}`;
  expect(places(sheet(`A-1,110.06.01,${endless}`).faults)).toEqual([[2, null, "cell-too-long"]]);
  const longest = '""'.repeat(SHEET_LIMITS.cell);
  expect(recordsOf(`A-1,110.06.01,"${longest}"`)).toEqual([
    ["A-1", "2021-06-01", '"'.repeat(SHEET_LIMITS.cell)],
  ]);
});
