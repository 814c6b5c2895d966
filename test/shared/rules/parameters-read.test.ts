// Every parameter that a regulation may set is read by something.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PARAMETER_FACTS } from "../../../functions/shared/rules/parameter-catalogue.ts";
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

test.each(PARAMETER_NAMES)("%s is read", name => {
  expect(readersOf(name)).not.toEqual([]);
});

test("what the gate applies stands in a policy", () => {
  const atTheGate = PARAMETER_NAMES.filter(name => PARAMETER_FACTS[name].appliedBy === "gate");
  const unread = atTheGate.filter(name => !readersOf(name).some(file => file.endsWith(".cedar")));
  // Which brands are banned is counted before: the policy reads what came of it.
  expect(unread).toEqual(["bannedBrands"]);
});
