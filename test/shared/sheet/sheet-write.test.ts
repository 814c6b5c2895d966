// What is exported opens in Excel with its Chinese intact, runs nothing there, and imports back to an equal state.
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readSheet, SHEET_LIMITS, writeSheet } from "../../../functions/shared/sheet/sheet.ts";
import { type Columns, PLAIN_TEXT } from "../../../functions/shared/sheet/sheet-column.ts";
import { splitRows } from "../../../functions/shared/sheet/sheet-table.ts";
import { REGISTER } from "./sheet-register.ts";

const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

test("an export is UTF-8 with its mark, quoted, with CRLF, and dates are ROC dates", () => {
  const bytes = writeSheet(REGISTER, [
    { property: "A-1", since: "2021-06-01", remark: '臺南市 "許"' },
    { property: "A-2", since: "2021-06-02", remark: null },
  ]);
  expect(textOf(bytes)).toBe(
    '\uFEFF"財產編號","啟用日期","備註"\r\n"A-1","110.06.01","臺南市 ""許"""\r\n"A-2","110.06.02",""\r\n',
  );
});

const COLUMNS = {
  key: { title: "鍵", ...PLAIN_TEXT },
  folded: { title: "編號", fold: true, ...PLAIN_TEXT },
  remark: { title: "備註", optional: true, ...PLAIN_TEXT },
} as const satisfies Columns;

const cellsOf = (texts: readonly string[]) => {
  const records = texts.map(text => ({ key: text, folded: text, remark: text }));
  return parse(Buffer.from(writeSheet(COLUMNS, records)), { bom: true })
    .slice(1)
    .map(([cell]) => cell);
};

test("a text that a program would run, or that reading would change, is marked as literal; no other is", () => {
  const texts = [
    "=1+1",
    "+1",
    "-1",
    "@a",
    "＝1",
    "\t1",
    "\r1",
    " =1",
    " a ",
    "'a",
    "",
    "a\u200bb",
    "a=1",
    "好'",
  ];
  expect(cellsOf(texts)).toEqual(texts.map((text, index) => (index < 12 ? `'${text}` : text)));
});

const anyText = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(..."=+-@'\"\t\r\n,; ａ＝\u3000\u200b\ufeff臺\u{20000}", "👨‍👩‍👧") }),
  )
  .filter(text => !text.includes("\0"));

const anyRecords = fc.array(
  fc.record({ key: anyText, folded: anyText, remark: fc.option(anyText, { nil: null }) }),
  { maxLength: 8 },
);

test("whatever is written is read back as it was", () => {
  fc.assert(
    fc.property(anyRecords, records => {
      const { rows, faults } = readSheet(writeSheet(COLUMNS, records), COLUMNS);
      expect([rows.map(({ record }) => record), faults]).toEqual([records, []]);
    }),
    { numRuns: 2_000 },
  );
});

test("no cell of an export begins as a formula does, as another program reads it", () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), texts => {
      expect(cellsOf(texts).filter((cell = "") => /^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r\n]/u.test(cell))).toEqual(
        [],
      );
    }),
    { numRuns: 500 },
  );
});

test("what is not text is not written in silence as something else", () => {
  for (const remark of ["a\0", "\ud800"]) {
    expect(() => writeSheet(COLUMNS, [{ key: "1", folded: "1", remark }])).toThrow(RangeError);
  }
});

const rowsByCsvParse = (text: string) => {
  try {
    return parse(text, { relax_column_count: true, record_delimiter: "\n" });
  } catch {
    return "broken";
  }
};

test("rows are split as an independent parser splits them, and broken quotes are found where it finds them", () => {
  const anySheet = fc.string({ unit: fc.constantFrom('"', '""', ",", "\n", "a", "臺"), maxLength: 30 });
  fc.assert(
    fc.property(anySheet, text => {
      const lines = [...splitRows(text, SHEET_LIMITS)];
      const ours = lines.some(({ kind }) => kind === "refused")
        ? "broken"
        : lines.map(line => line.kind === "cells" && line.cells);
      expect(ours).toEqual(rowsByCsvParse(text));
    }),
    { numRuns: 5_000 },
  );
});

test("bytes of any kind are answered with rows or faults, never with an exception", () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: "binary" }).map(text => new TextEncoder().encode(`key,folded\n${text}`)),
    fc.uint8Array({ maxLength: 50 }).map(bytes => Buffer.concat([Buffer.from("key,folded\nA,1\n"), bytes])),
  );
  fc.assert(
    fc.property(anyBytes, bytes => {
      const { rows, faults } = readSheet(bytes, COLUMNS);
      for (const fault of faults) expect([fault["zh-TW"], fault.en]).not.toContain("");
      for (const { record } of rows) expect(Object.keys(record)).toEqual(["key", "folded", "remark"]);
    }),
    { numRuns: 2_000 },
  );
});
