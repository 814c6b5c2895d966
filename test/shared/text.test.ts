// One rule for text at every door: what nobody sees or no other computer shows is refused by its name and place, and what is taken comes out everywhere as it went in.
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { LIST_COLUMNS } from "../../functions/allowlist/lists/sheet.ts";
import { readYaml, writeYaml } from "../../functions/allowlist/lists/yaml.ts";
import { answersInSheet } from "../../functions/reports/take-answer.ts";
import { faultsOf, key, text } from "../../functions/shared/http/schema.ts";
import { html } from "../../functions/shared/page/html.ts";
import { textComplaint } from "../../functions/shared/rules/text.ts";
import { readSheet, writeSheet } from "../../functions/shared/sheet/sheet.ts";
import { REGISTER_COLUMNS } from "../../functions/terminals/register-sheet.ts";
import { searchWords } from "../../functions/terminals/search-words.ts";
import { BAD_CHARACTERS, GOOD_TEXTS } from "./characters.ts";

const body = v.strictObject({ owner: text(128) });
const inJson = (owner: string) => {
  const read = v.safeParse(body, JSON.parse(JSON.stringify({ owner })));
  return read.success ? read.output.owner : faultsOf(read.issues);
};

const row = (serial: string) =>
  `財產編號,序號,機關,體系,用途,權屬,啟用日期,保管人\n3140101-03-0000123,"${serial}",household-office,household,office,agency,110/01/01,王小明\n`;
const inSheet = (serial: string) => readSheet(Buffer.from(row(serial)), REGISTER_COLUMNS);
const inYaml = (owner: string) =>
  readYaml(Buffer.from(`entries:\n  - range: 198.51.100.7/32\n    owner: ${JSON.stringify(owner)}\n`));

describe.each(GOOD_TEXTS)("%s", (_, good) => {
  test("is taken as JSON, in a sheet and in YAML", () => {
    expect(inJson(good)).toBe(good);
    // Marked as literal: this column takes full-width signs for the half-width ones.
    expect(inSheet(`'${good}`)).toMatchObject({ faults: [], rows: [{ record: { serial: good } }] });
    expect(inYaml(good)).toMatchObject({ kind: "list", list: { entries: [{ owner: good }] } });
  });
});

describe.each(BAD_CHARACTERS)("%s", (_, character, name) => {
  const bad = `ab${character}c`;
  test("is refused as JSON, by its name and place in both languages", () => {
    const [fault] = inJson(bad) as ReturnType<typeof faultsOf>;
    expect(fault).toMatchObject({ pointer: "/owner", code: "unseen-character" });
    expect(fault?.words["zh-TW"]).toContain(`第 3 個字 ${name} 是`);
    expect(fault?.words.en).toContain(`character 3, ${name}, is`);
  });
  test("is refused in YAML in the same words", () => {
    const read = inYaml(bad);
    if (read.kind !== "refused") throw new Error("it was taken");
    expect(read.faults.map(({ words }) => words.en).join()).toMatch(/not well-formed YAML|character 3, U\+/);
  });
  test("is refused in a sheet, marked as literal or not", () => {
    expect(inSheet(bad).faults).toHaveLength(1);
    const [fault] = inSheet(`'${bad}`).faults;
    // A half character is another one in the bytes of a file, and a file with a NUL is no sheet: refused too, in other words.
    const isCell = character.isWellFormed() && character !== "\0";
    if (isCell) expect(fault?.en).toContain(`character 3, ${name}, is`);
    else expect(fault).toBeDefined();
  });
  test("is no part of a key", () => {
    expect(v.safeParse(key(64), bad).success).toBe(false);
  });
});

test.each(["", "   ", "\u3000\u00a0", "\u3164", "\u200b\u2800"])("%j alone is no text", empty => {
  expect(v.safeParse(text(64), empty).success).toBe(false);
});

test.each([
  ["a blank", "a b", "not-a-name"],
  ["a number sign", "a#b", "not-a-name"],
  ["a slash", "a/b", "not-a-name"],
  ["a dot, which addresses drop", ".", "not-a-name"],
  ["two dots, which lead up", "..", "not-a-name"],
  ["a selector of a form, which nobody sees", "葛\u{E0100}", "not-a-name"],
])("%s is no name for a key", (_, name, code) => {
  const read = v.safeParse(key(64), name);
  expect(read.success ? [] : faultsOf(read.issues).map(fault => fault.code)).toEqual([code]);
});

test.each(["household-office", "戶政事務所", "A.1", "..."])("%s is a name for a key", name => {
  expect(v.parse(key(64), name)).toBe(name);
});

test.each(["abc\n", "\r\n\tabc", " \u3000abc\u00a0"])("%j loses what stands around it", typed => {
  expect(v.parse(text(64), typed)).toBe("abc");
});

test("but not a byte order mark, which nobody sees", () => {
  for (const typed of ["\ufeffabc", "abc\ufeff"]) expect(v.safeParse(text(64), typed).success).toBe(false);
});

test("marks without end are refused before they are composed, which would take squared time", () => {
  const endless = `a${"\u0301\u0316".repeat(200_000)}`;
  expect(inJson(endless)).toMatchObject([{ code: "too-many-marks" }]);
  expect(textComplaint(`${"\u0316a".repeat(200_000)}`)).toBeUndefined();
});

test("the reason that the archives give in their sheet is text like any other", () => {
  const sheet = (reason: string) =>
    Buffer.from(`體系,連線方式,位址,用途,答復,原因\n戶政,VPN,198.51.100.7/32,,退回,"${reason}"\n`);
  expect(() => answersInSheet(sheet("'a\u202eb"))).toThrow("sheet-refused");
  expect(() => answersInSheet(sheet("x".repeat(201)))).toThrow("sheet-refused");
});

const anyText = fc
  .oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(..."=+-@'\",; <>&\u3000臺葛\u{20000}é", "e\u0301", "\u{E0100}", "\ufe0f"),
    }),
  )
  .map(raw => v.safeParse(text(64), raw))
  .filter(read => read.success)
  .map(read => read.output as string);

test("whatever is taken comes back from JSON, sheets, YAML and pages as it went in, and is taken again", () => {
  fc.assert(
    fc.property(anyText, owner => {
      expect(inJson(owner)).toBe(owner);
      const record = { owner, reason: null, document: null, from: null, until: null, dependsOn: null };
      const rest = { dependsOnId: null, dependsOnUntil: null, sharedReason: null };
      const sheet = writeSheet(LIST_COLUMNS, [{ range: "198.51.100.7/32", ...record, ...rest }]);
      expect(readSheet(sheet, LIST_COLUMNS)).toMatchObject({ rows: [{ record: { owner } }], faults: [] });
      const entry = { range: "198.51.100.7/32", owner, reason: owner, document: owner };
      const yaml = writeYaml({ kind: "restrict" }, [entry]);
      expect(readYaml(Buffer.from(yaml))).toMatchObject({ list: { entries: [entry] } });
      // What XML 1.0 takes, for the documents made of it.
      expect(owner).toMatch(/^[\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
      expect(Buffer.from(html`<p>${owner}</p>`.toString()).toString()).not.toContain("\ufffd");
    }),
    { numRuns: 1_000 },
  );
});

test("what was recorded before the rule is exported with a sign in place of what is lost, and taken back by nobody unseen", () => {
  const broken = "a\ud800b\0";
  const old = { propertyNo: "3140101-03-0000123", serial: broken, agency: "a", system: "household" } as const;
  const facts = {
    role: "office",
    ownership: "agency",
    brand: broken,
    model: "",
    certificateName: "c",
  } as const;
  const kept = { inServiceFrom: "2021-01-01", custodian: broken, accessories: [broken] } as const;
  const sheet = writeSheet(REGISTER_COLUMNS, [{ ...old, ...facts, ...kept }]);
  expect(Buffer.from(sheet).toString()).toContain("a\ufffdb\ufffd");
  expect(readSheet(sheet, REGISTER_COLUMNS).faults.map(({ code }) => code)).toEqual(
    Array(4).fill("not-in-form"),
  );
});

test("a word for searching is never cut through a rare character", () => {
  const serial = `${"a".repeat(23)}\u{20BB7}田`;
  const words = searchWords({
    propertyNo: "",
    serial,
    custodian: "\ud800",
    brand: "",
    accessories: [],
    custody: {},
  } as never);
  expect(words.filter(word => !word.isWellFormed())).toEqual([]);
});
