// Spreadsheets of agencies come in several encodings: each is recognised strictly, and doubt is refused.
import { expect, test } from "vitest";
import { readSheet, SHEET_LIMITS } from "../../../functions/shared/sheet/sheet.ts";
import { big5, joined, utf8 } from "./sheet-bytes.ts";
import { REGISTER } from "./sheet-register.ts";

const TEXT = "財產編號,啟用日期,備註\r\nA-1,110.06.01,臺南市許功蓋碁簡\r\n";
const RECORD = { property: "A-1", since: "2021-06-01", remark: "臺南市許功蓋碁簡" };

const utf16 = (text: string) => joined(Uint8Array.of(0xff, 0xfe), Buffer.from(text, "utf16le"));

test.each([
  ["UTF-8", utf8(TEXT), "utf-8"],
  ["UTF-8 with its mark", utf8(`\uFEFF${TEXT}`), "utf-8"],
  ["Big5", big5(TEXT), "big5"],
  ["what Excel calls Unicode text", utf16(TEXT.replaceAll(",", "\t")), "utf-16le"],
])("a sheet in %s gives the same record", (_, bytes, encoding) => {
  expect(readSheet(bytes, REGISTER)).toEqual({ encoding, rows: [{ row: 2, record: RECORD }], faults: [] });
});

test.each([
  ["plain ASCII is UTF-8", utf8("property,since\nA-1,110.06.01\n")],
  ["Latin letters beside Chinese are UTF-8", utf8("財產編號,啟用日期\nCafé,110.06.01\n")],
])("%s", (_, bytes) => {
  expect(readSheet(bytes, REGISTER)).toMatchObject({ encoding: "utf-8", faults: [] });
});

const header = "財產編號,啟用日期,備註\n";
const good = "A-1,110.06.01,臺南市\n";

test.each([
  ["a Big5 row in a UTF-8 sheet", joined(utf8(header + good), big5(good)), "mixed-encodings", 3],
  ["a UTF-8 row in a Big5 sheet", joined(big5(header + good + good), utf8(good)), "mixed-encodings", 4],
  [
    "a mixed sheet whose bytes are all well-formed Big5",
    joined(big5(header), utf8("A-1,110.06.01,主任\n")),
    "mixed-encodings",
    2,
  ],
  ["a UTF-8 sheet cut in the middle of a character", utf8(header + good).slice(0, -3), "mixed-encodings", 2],
  ["a cut sheet with the mark of UTF-8", utf8(`\uFEFF${header}`).slice(0, -3), "unknown-encoding", 1],
  ["Big5 under the mark of UTF-8", joined(utf8("\uFEFF"), big5(header)), "unknown-encoding", 1],
  ["a Big5 sheet cut in the middle of a character", big5(header + good).slice(0, -2), "unknown-encoding", 2],
  ["half a character of UTF-16", utf16(header + good).slice(0, -1), "unknown-encoding", 2],
  [
    "a lone surrogate of UTF-16",
    joined(utf16(header), Uint8Array.of(0x41, 0xd8, 0x41, 0)),
    "unknown-encoding",
    2,
  ],
  [
    "a Big5 sheet that would also do as UTF-8",
    big5("property,since\n簡,110.06.01\n"),
    "ambiguous-encoding",
    2,
  ],
  ["a NUL", utf8(`${header}A-1\0,110.06.01,\n`), "nul-character", 2],
  ["UTF-16 without its mark", Buffer.from("property,since\n", "utf16le"), "nul-character", 1],
  [
    "Big5 that was read as UTF-8",
    utf8(new TextDecoder().decode(big5("財產編號\nA-1\n"))),
    "lost-character",
    1,
  ],
  ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), "not-text", null],
  ["an old workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "not-text", null],
])("%s is refused, and the row is named", (_, bytes, code, row) => {
  const { rows, faults } = readSheet(bytes, REGISTER);
  expect({ rows, faults }).toEqual({ rows: [], faults: [expect.objectContaining({ code, row })] });
});

test("bytes of no known encoding are refused by their place, counted from one", () => {
  const [fault] = readSheet(joined(big5("財"), Uint8Array.of(0x41, 0xa1, 0x20)), REGISTER).faults;
  expect(fault).toMatchObject({ code: "unknown-encoding", en: expect.stringMatching(/^Byte 5 /) });
});

test("a sheet that breaks off within a character is refused by its last byte", () => {
  const bytes = utf8(`\uFEFF${header}`).slice(0, -2);
  const [fault] = readSheet(bytes, REGISTER).faults;
  expect(fault).toMatchObject({ row: 1, en: expect.stringMatching(`^Byte ${bytes.length} `) });
});

test("line ends within quotes do not shift the row that is named", () => {
  const bytes = joined(utf8('財產編號,啟用日期,備註\n"A\n\n1",110.06.01,\n'), big5("A-2,110.06.01,備註\n"));
  expect(readSheet(bytes, REGISTER).faults).toEqual([expect.objectContaining({ row: 3 })]);
});

test("a file of 50 MB is refused without being decoded", () => {
  const bytes = new Proxy(new Uint8Array(0), {
    get: (_, name) => {
      if (name === "length") return 50_000_000;
      throw new Error(`${String(name)} was read`);
    },
  });
  expect(readSheet(bytes, REGISTER).faults).toEqual([
    {
      row: null,
      column: null,
      code: "too-large",
      "zh-TW": "檔案超過 5000000 位元組的上限",
      en: "The file is larger than 5000000 bytes",
      value: null,
    },
  ]);
});

test("the size is a limit of the caller, and the limit itself is allowed", () => {
  const bytes = utf8("property,since\n");
  expect(readSheet(bytes, REGISTER, { ...SHEET_LIMITS, bytes: bytes.length }).faults).toEqual([]);
  expect(readSheet(bytes, REGISTER, { ...SHEET_LIMITS, bytes: bytes.length - 1 }).faults).toHaveLength(1);
});
