// A list as YAML: what is taken, and that nothing is parsed which is more, deeper or other than any list needs.
import { describe, expect, test } from "vitest";
import type { EntryFacts } from "../../../functions/allowlist/lists/entry.ts";
import { readYaml, writeYaml } from "../../../functions/allowlist/lists/yaml.ts";

const codesOf = (text: string) => {
  const read = readYaml(new TextEncoder().encode(text));
  return read.kind === "refused" ? read.faults.map(({ code }) => code) : [];
};
const listOf = (text: string) => {
  const read = readYaml(new TextEncoder().encode(text));
  return read.kind === "list" ? read.list : read.faults;
};
const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at));
const FULL = 4_999_000;
const filled = (piece: string) => piece.repeat(Math.floor(FULL / piece.length));
const row = (at: number) =>
  `  - range: 203.${at >> 16}.${(at >> 8) & 255}.${at & 255}/32\n    owner: 戶政事務所\n`;

describe("what is taken", () => {
  test("a whole list of 20,000 entries, and not one more", () => {
    const text = (count: number) => `mode: restrict\nentries:\n${many(count, row).join("")}`;
    expect(listOf(text(20_000))).toMatchObject({ mode: "restrict", entries: { length: 20_000 } });
    expect(codesOf(text(20_001))).toEqual(["max-length"]);
    expect(codesOf(text(20_002))).toEqual(["too-many-rows"]);
  });

  test.each([
    ["no entries", "entries: []\n"],
    ["a byte order mark", "\uFEFFentries: []"],
    ["one document between its marks", "---\nentries: []\n...\n"],
    ["line ends of Windows", "mode: restrict\r\nentries:\r\n- range: 203.0.113.4/32\r\n  owner: 戶政\r\n"],
    ["brackets", "{entries: [{range: 203.0.113.4/32, owner: 戶政}]}"],
    ["JSON", '{"mode": "restrict", "entries": [{"range": "203.0.113.4/32", "owner": "戶政"}]}'],
    [
      "texts that look like marks",
      `entries:\n- range: "203.0.113.4/32"\n  owner: "- a: [b], {c}, *d &e !f"\n`,
    ],
  ])("%s", (_, text) => {
    expect(listOf(text)).toHaveProperty("entries");
  });

  test("what is written is read as the same", () => {
    const facts = { range: "203.0.113.4/32", owner: "戶政", reason: "#1: '居家'", document: "- 1" };
    const written = writeYaml({ kind: "restrict" }, [facts as EntryFacts]);
    expect(listOf(written)).toEqual({ mode: "restrict", entries: [facts] });
    expect(listOf(writeYaml({ kind: "restrict" }, []))).toEqual({ mode: "restrict", entries: [] });
  });
});

describe("a field that stands twice is refused", () => {
  test.each([
    ["of the list", "mode: restrict\nmode: open\nentries: []"],
    ["of an entry", "entries:\n- range: 203.0.113.4/32\n  owner: a\n  owner: b"],
    ["in brackets", "{entries: [], entries: []}"],
    ["written as text and as number", "entries: []\n1: a\n'1': b"],
    ["that is no text", "? {a: b}\n: c\nentries: []"],
  ])("%s", (_, text) => {
    expect(codesOf(text)).toEqual(["key-twice"]);
  });
});

describe("what no list needs is refused before it is parsed", () => {
  test.each([
    ["40,000 keys", many(40_000, at => `k${at}: 1`).join("\n"), "too-many-fields"],
    [
      "40,000 keys of one entry",
      `entries:\n- a: 1\n${many(40_000, at => `  k${at}: 1`).join("\n")}`,
      "too-many-fields",
    ],
    ["40,000 keys in braces", `{${many(40_000, at => `k${at}: 1`).join(",")}}`, "too-many-fields"],
    ["brackets full of texts", `entries: [${filled("a,")}]`, "too-many-fields"],
    ["brackets full of brackets", `entries: [${filled("[a],")}]`, "too-many-rows"],
    ["rows of nothing but a text", filled("- a\n"), "too-many-rows"],
    ["rows within rows", filled("- "), "too-deep"],
    ["brackets within brackets", filled("["), "too-deep"],
    ["braces within braces", filled("{a: "), "too-deep"],
    ["keys within keys", filled("? "), "too-many-fields"],
    ["a staircase", many(1_000, at => `${" ".repeat(at)}a:`).join("\n"), "too-many-fields"],
    ["quotation marks", filled('"'), "too-many-fields"],
    ["closing brackets", filled("]"), "too-large"],
    ["comments", filled("#\n"), "too-large"],
    ["documents", filled("---\n"), "too-large"],
    ["more than an upload holds", "a".repeat(5_000_001), "too-large"],
    ["an alias", "mode: &a restrict\nopenReason: *a\nentries: []", "not-plain"],
    ["an anchor", "entries: &a []", "not-plain"],
    ["a tag", "!!set {entries: []}", "not-plain"],
    ["a directive", "%YAML 1.1\n---\nentries: []", "not-plain"],
  ])("%s", (_, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });
});

test("a fault of the text is told with its line, bytes that are no UTF-8 as such", () => {
  expect(codesOf("mode: [restrict\nentries: []")).toEqual(["not-yaml"]);
  expect(readYaml(Uint8Array.of(0xff))).toMatchObject({ faults: [{ code: "not-utf8" }] });
  expect(codesOf("entries: []\n__proto__: {}")).toEqual(["strict-object"]);
  expect(codesOf("entries: []\nconstructor: {}")).toEqual(["strict-object"]);
});
