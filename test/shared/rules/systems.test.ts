// Exactly nine systems, all of them sensitive; an unknown code or an incomplete register is refused.
import { describe, expect, test } from "vitest";
import { isSystem, readSystems, SYSTEMS, systemOf } from "../../../functions/shared/rules/systems.ts";
import register from "../../../policies/systems.json" with { type: "json" };

test.each([
  ["city-hall", "府內版", "City hall edition", null, [4, 6]],
  ["district", "區公所體系", "District offices", null, [4]],
  ["household", "戶政事務所體系", "Household registration offices", null, [4, 6]],
  ["land", "地政事務所體系", "Land offices", null, [4]],
  ["police", "警察體系", "Police", "law-enforcement", [4]],
  ["health", "衛生體系", "Health", "epidemic-control", [4]],
  ["environment", "環保體系", "Environmental protection", null, [4]],
  ["fire", "消防體系", "Fire", "rescue", [4]],
  ["school", "學校體系", "Schools", null, [4, 6]],
])("%s is %s, %s, critical service: %s, address families: %j", (code, zh, en, criticalService, families) => {
  expect(systemOf(code)).toEqual({
    code,
    "zh-TW": zh,
    en,
    criticalService,
    managingAgency: expect.stringMatching(/^[a-z-]+$/),
    sensitivity: "sensitive",
    kinds: ["exchange", "document-management"],
    firewall: { families, drift: "repair" },
  });
});

test("the register names the nine systems in the order of the letter", () => {
  expect(register.map(({ code }) => code)).toEqual([...SYSTEMS]);
  expect(SYSTEMS).toHaveLength(9);
});

test.each(["", "City-Hall", "hospital", "constructor"])("the code %j is no system", code => {
  expect(isSystem(code)).toBe(false);
  expect(() => systemOf(code)).toThrow(`there is no system ${code}`);
});

describe("a register in doubt is not loaded", () => {
  const [first, ...others] = register;

  test.each([
    ["a system is missing", others],
    ["a system is there twice instead of another", [...others, others[0]]],
    ["there is a tenth", [...register, { ...first, code: "hospital" }]],
    ["a system is not sensitive", [...others, { ...first, sensitivity: "ordinary" }]],
    ["a system has no agency", [...others, { ...first, managingAgency: "" }]],
    ["a system has no kind", [...others, { ...first, kinds: [] }]],
    ["a system has no firewall", [...others, { ...first, firewall: undefined }]],
    [
      "a system's firewall has no IPv4",
      [...others, { ...first, firewall: { families: [6], drift: "repair" } }],
    ],
    ["a system ignores drift", [...others, { ...first, firewall: { families: [4], drift: "ignore" } }]],
    ["a system has an unknown key", [...others, { ...first, waiver: true }]],
  ])("%s", (_name, rows) => {
    expect(() => readSystems(rows)).toThrow();
  });
});
