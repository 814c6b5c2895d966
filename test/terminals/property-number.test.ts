// One reading of a property number: with hyphens or without, kept with them; nothing else becomes one.
import * as v from "valibot";
import { expect, test } from "vitest";
import { PROPERTY_NO, readPropertyNo } from "../../functions/terminals/property-number.ts";
import { isFoundBy, spellingsOf, wantedWords } from "../../functions/terminals/search-words.ts";
import { propertyNo } from "../../functions/terminals/shapes.ts";
import { worldAt } from "./trip.ts";

const NUMBER = "3140101-03-0000123";

test.each([
  ["3140101030000123", NUMBER],
  [NUMBER, NUMBER],
  ["3140101-030000123", NUMBER],
  [" ３１４０１０１－０３－００００１２３ ", NUMBER],
  ["3140101–03–0000123", NUMBER],
  ["3140101 03 0000123\u200b", NUMBER],
  ["314010103123", "3140101-03-123"],
])("%j read is %s", (text, canonical) => {
  expect(readPropertyNo(text)).toBe(canonical);
  expect(PROPERTY_NO.test(readPropertyNo(text))).toBe(true);
});

test.each(["", "0140101030000123", "31401010312", "31401010300001234", "SN-4711", "3140101--03-0000123"])(
  "%j is none",
  text => {
    expect(PROPERTY_NO.test(readPropertyNo(text))).toBe(false);
    expect(v.safeParse(propertyNo, text).success).toBe(false);
  },
);

test("the API takes a barcode and keeps the number with its hyphens", () => {
  expect(v.parse(propertyNo, "3140101030000123")).toBe(NUMBER);
  expect(v.parse(propertyNo, NUMBER)).toBe(NUMBER);
});

test("a search by barcode looks where the number is kept, and still finds a serial of as many digits", () => {
  expect(spellingsOf("3140101030000123")).toEqual([NUMBER, "3140101030000123"]);
  expect(spellingsOf("sn-4711")).toEqual(["sn-4711"]);
  const terminal = { ...worldAt("in-office").terminal(), propertyNo: NUMBER };
  expect(isFoundBy(terminal, wantedWords("3140101030000123"))).toBe(true);
  expect(isFoundBy({ ...terminal, serial: "314010103000012" }, wantedWords("314010103000012"))).toBe(true);
});
