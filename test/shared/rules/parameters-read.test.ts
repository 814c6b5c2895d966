// Every parameter that a regulation may set is read by something, or says itself for which records it still waits.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  APPLIED_BY,
  type AppliedBy,
  PARAMETER_FACTS,
} from "../../../functions/shared/rules/parameter-catalogue.ts";
import { PARAMETER_NAMES } from "../../../functions/shared/rules/parameters.ts";

/** Where names and values stand, and nothing is done with them. */
const LISTED = ["functions/shared/rules/parameters.ts", "functions/shared/rules/parameter-catalogue.ts"];
const texts = ["functions", "policies/connect"].flatMap(folder =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile() && /\.(ts|cedar)$/.test(each.name))
    .map(each => `${each.parentPath}/${each.name}`)
    .filter(file => !LISTED.includes(file))
    .map(file => ({ file, text: readFileSync(file, "utf8") })),
);
const readersOf = (name: string) =>
  texts.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text)).map(({ file }) => file);

/** What nothing records yet cannot be held against a limit: those wait, and the page of what binds says so. */
const WAITING: readonly AppliedBy[] = ["papers"];

describe.each(PARAMETER_NAMES.map(name => [name, PARAMETER_FACTS[name].appliedBy] as const))(
  "%s",
  (name, by) => {
    if (WAITING.includes(by))
      test("waits, and says for what", () => {
        expect(APPLIED_BY[by]["zh-TW"]).toMatch(/^尚無/);
        const taken = texts.filter(({ text }) => new RegExp(`(?:limits\\.|")${name}\\b`).test(text));
        expect(taken.map(({ file }) => file)).toEqual([]);
      });
    else
      test("is read", () => {
        expect(readersOf(name)).not.toEqual([]);
      });
  },
);

test("what the gate applies stands in a policy", () => {
  const atTheGate = PARAMETER_NAMES.filter(name => PARAMETER_FACTS[name].appliedBy === "gate");
  const unread = atTheGate.filter(name => !readersOf(name).some(file => file.endsWith(".cedar")));
  // Which brands are banned is counted before: the policy reads what came of it.
  expect(unread).toEqual(["bannedBrands"]);
});
