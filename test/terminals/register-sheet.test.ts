// The property register as a sheet: what is written is read again, the model too, and an earlier sheet without that column is taken.
import { expect, test } from "vitest";
import { readSheet, writeSheet } from "../../functions/shared/sheet/sheet.ts";
import {
  REGISTER_COLUMNS,
  registerRecord,
  registrationOf,
} from "../../functions/terminals/register-sheet.ts";
import { PC } from "./world.ts";

const again = (sheet: Uint8Array) => {
  const { rows, faults } = readSheet(sheet, REGISTER_COLUMNS);
  expect(faults).toEqual([]);
  return rows.map(({ record }) => registrationOf(record));
};
const written = (registration: typeof PC) =>
  Uint8Array.from(writeSheet(REGISTER_COLUMNS, [registerRecord(registration)]));
const OF_ITSELF = { ...PC, propertyNo: "3140101-03-0000001", certificateName: "3140101-03-0000001" };

test("a computer comes back as it was, with its model or without one", () => {
  const named = { ...OF_ITSELF, model: "Swift 3" };
  expect(again(written(named))).toEqual([named]);
  expect(again(written(OF_ITSELF))).toEqual([OF_ITSELF]);
});

test("a sheet from before there was a column of models says nothing of them", () => {
  const text = new TextDecoder().decode(written({ ...OF_ITSELF, model: "Swift 3" }));
  const earlier = text.replace(/"?型號"?,/, "").replace(/"?Swift 3"?,/, "");
  expect(again(new TextEncoder().encode(earlier))).toEqual([OF_ITSELF]);
});
