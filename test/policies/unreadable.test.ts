// A case that cannot be read is named by its file, so that whoever wrote it finds it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readCases, situation } from "../../infra/local/commands/policy/cases.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-cases-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["no JSON", "[{"],
  ["a case without its words", "[{}]"],
])("%s", (_, text) => {
  mkdirSync(join(folder, "DENY", "house"), { recursive: true });
  writeFileSync(join(folder, "DENY", "house", "one.json"), text);
  expect(() => readCases(folder)).toThrow(join("DENY", "house", "one.json"));
});

test("a situation that is not there", () => {
  expect(() => situation(folder, "elsewhere")).toThrow(join("situations", "elsewhere.json"));
});
